import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ErrandContext } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { errand } from '../core/use-case.ts';
import { FIELDS } from './columns.ts';
import type { Preview } from './list.ts';
import { previewOf, refuseToCome } from './preview.ts';
import { type ListReading, readList } from './read-list.ts';
import { copyStatement, finishStage, repeatsIn } from './stage-store.ts';
import { copyLine, fieldsFilledBy } from './staged-fields.ts';
import type { RowProblem } from './take-rows.ts';
import { failUpload, keepProblems, openUpload, uploadRead } from './upload-store.ts';

/** What is kept of the problems of one file; the figures count them all. */
export const MOST_PROBLEMS = 10_000;

/**
 * Reads the file that came with the call into a staging table and shows what an import would do: figures, problems by row,
 * headings understood. Nothing is kept but the staged rows, for an hour. Refuses (`invalid`) what is no list.
 */
export const receiveList = errand({
  says: 'Receive a list',
  needs: 'lists.import',
  where: 'personal',
  input: z.object({ dataTo: day.exactOptional() }),
  async run({ dataTo }, ctx): Promise<Preview> {
    const uploadId = await receive(ctx, dataTo);
    return ctx.step(async (step) => {
      const preview = await previewOf(step, uploadId, { dataTo });
      await ctx.note(step, preview);
      return preview;
    });
  },
});

/** The one road of a file, from any door, into staging. Gives back the id of the upload. */
export async function receive(ctx: ErrandContext, dataTo?: string): Promise<string> {
  const { file } = ctx;
  refuseToCome(ctx, dataTo);
  if (file === undefined)
    throw new Refusal('invalid', 'Choose the file of the list, saved as CSV, and send it with this.');
  const hash = createHash('sha256');
  const id = await ctx.step((step) => openUpload(step, file.name));
  try {
    const list = await readList(hashed(file.bytes, hash), {
      dataTo,
      today: ctx.today,
      practice: ctx.app.config.mode === 'local',
    });
    const fields = fieldsFilledBy(list.columns);
    const problems: RowProblem[] = [];
    const inConflict: number[] = [];
    await ctx.app.copyIn(copyStatement(id, fields), lines(list, fields, problems, inConflict));
    const headings = Object.fromEntries(list.columns.map((column) => [column.field, column.heading]));
    await ctx.step(async (step) => {
      await finishStage(step, id, inConflict);
      const repeats =
        list.counts.duplicates === 0
          ? []
          : await repeatsIn(step, id, fields, MOST_PROBLEMS - problems.length);
      const heading = (field: string): string => headings[field] ?? headings.fullName ?? field;
      await keepProblems(step, id, [
        ...problems,
        ...repeats.map(({ row, first, differing }): RowProblem => {
          const names = [...new Set(differing.map(heading))].join(', ');
          const problem = `The same person as row ${first}, which was kept.${names === '' ? '' : ` These columns differ: ${names}.`}`;
          return { row, column: heading('nhsNumber'), problem, kind: 'duplicate' };
        }),
      ]);
      await uploadRead(step, id, {
        bytes: list.text.bytes,
        fingerprint: hash.digest('base64url'),
        reading: {
          understood: list.understood,
          ignored: list.ignored,
          fields,
          counts: list.counts,
          dataTo: list.dataTo,
          title: list.title,
          encoding: list.text.encoding,
          headings: { ...headings, nhsNumber: headings.nhsNumber ?? FIELDS.nhsNumber.says },
        },
      });
    });
    return id;
  } catch (error) {
    await ctx.step((step) => failUpload(step, id));
    throw error;
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: { update(piece: Uint8Array): unknown }) {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
}

async function* lines(
  list: ListReading,
  fields: ReturnType<typeof fieldsFilledBy>,
  problems: RowProblem[],
  inConflict: number[],
) {
  let text = '';
  const batches = list.batches((row, first) => {
    text += copyLine(row, first, fields);
  });
  for await (const batch of batches) {
    inConflict.push(...batch.inConflict);
    problems.push(...batch.problems.slice(0, Math.max(0, MOST_PROBLEMS - problems.length)));
    if (text !== '') yield text;
    text = '';
  }
}
