import { z } from 'zod';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { errand } from '../core/use-case.ts';
import type { ImportResult } from './list.ts';
import { mergeUpload } from './merge-list.ts';
import { receive } from './receive-list.ts';
import { failUpload } from './upload-store.ts';

/**
 * Imports a list under a name: the file that comes with the call, or an upload by its id. Gives back the figures of
 * DOMAIN.md 5 and the first thousand problems. The same file again changes nothing; a second press gets the first’s
 * answer. Who is no longer on the list keeps their case.
 */
export const importList = errand({
  says: 'Import a list',
  needs: 'lists.import',
  where: 'personal',
  input: z.object({
    list: z.string().trim().min(1, 'Give the list a name.').max(120),
    neighbourhood: z.string().trim().toUpperCase().exactOptional(),
    dataTo: day.exactOptional(),
    uploadId: z.uuid().exactOptional(),
  }),

  async run({ list, neighbourhood, dataTo, uploadId }, ctx): Promise<ImportResult> {
    await ctx.step(async (step) => {
      if (neighbourhood !== undefined && step.code !== neighbourhood)
        throw new Refusal(
          'missing',
          'I can’t find that neighbourhood among yours. Check its code and try again.',
        );
    });
    if (uploadId !== undefined) return mergeUpload(ctx, uploadId, list, dataTo);
    const received = await receive(ctx, dataTo);
    try {
      return await mergeUpload(ctx, received, list, dataTo);
    } catch (error) {
      await ctx.step((step) => failUpload(step, received));
      throw error;
    }
  },

  about: (_input, { listId }) => ({ kind: 'list', id: listId }),
  touches: () => ['lists', 'candidates'],
});
