import { z } from 'zod';
import { csvLine } from '../core/csv.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { MOST_PROBLEMS } from './receive-list.ts';
import { problemsOf, uploadById } from './upload-store.ts';

/**
 * The rejected rows of an upload as a CSV to work through: row, column and what to do, without what the row said. For the
 * one who sent it, for 24 hours.
 */
export const listProblems = query({
  says: 'Download the rejected rows of a list',
  needs: 'lists.import',
  where: 'personal',
  input: z.object({ uploadId: z.uuid() }),
  async run({ uploadId }, ctx) {
    required(await uploadById(ctx, uploadId), 'upload. Its problems are kept for 24 hours');
    const problems = (await problemsOf(ctx, uploadId, MOST_PROBLEMS)).filter(({ kind }) => kind !== 'note');
    const rows = problems.map(({ row, column, problem }) => csvLine([row, column, problem]));
    return { csv: ['Row,Column,What to do', ...rows, ''].join('\r\n') };
  },
});
