import { z } from 'zod';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { previewOf } from './preview.ts';

const TABLE_IS_GONE = '42P01';

/** What an upload would do under another list’s name, or with another data-to date. Only for the one who sent it. */
export const previewList = query({
  says: 'Preview a list before it is imported',
  needs: 'lists.import',
  where: 'personal',
  input: z.object({
    uploadId: z.uuid(),
    list: z.string().trim().min(1).max(120).exactOptional(),
    dataTo: day.exactOptional(),
  }),
  async run({ uploadId, list, dataTo }, ctx) {
    try {
      return await previewOf(ctx, uploadId, { list, dataTo });
    } catch (error) {
      // An import that ended between two of our looks has dropped the staged rows.
      if (error instanceof Error && 'code' in error && error.code === TABLE_IS_GONE)
        throw new Refusal(
          'busy',
          'This list is being imported just now. Look at it under Lists in a moment.',
        );
      throw error;
    }
  },
});
