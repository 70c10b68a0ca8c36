import { z } from 'zod';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { previewOf } from './preview.ts';

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
  run: ({ uploadId, list, dataTo }, ctx) => previewOf(ctx, uploadId, { list, dataTo }),
});
