import { z } from 'zod';
import { addMinutes } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { clearUploads } from '../lists/index.ts';
import { forgetRequests } from './store.ts';

const ANSWERS_MINUTES = 48 * 60;

/**
 * Lets go of what is kept for a time only, as the tables' retention says: answers kept for repeats after 48 hours, rows of
 * a list that nobody imported after an hour, uploads after a day. The clock asks; nothing of a person's record is touched.
 */
export const letGo = command({
  says: 'Let go of what is kept for a time only',
  needs: 'system',
  input: z.object({}),
  async run(_input, ctx) {
    return {
      uploads: await clearUploads(ctx),
      answers: await forgetRequests(ctx, addMinutes(ctx.now, -ANSWERS_MINUTES)),
    };
  },
  noted: ({ uploads, answers }) => uploads + answers > 0,
});
