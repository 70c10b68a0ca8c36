import type { Context, ErrandContext } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { addStagedPeople, barStagedPeople, takePersonNumbers, updateStagedPeople } from '../people/index.ts';
import type { ImportResult } from './list.ts';
import {
  addEntries,
  type Comparison,
  compare,
  type Merge,
  markLeft,
  roomToMerge,
  updateEntries,
} from './merge-store.ts';
import { asProblem, countsOf, dataToOf, disagreeing, mergeOf, readyUpload } from './preview.ts';
import { MOST_PROBLEMS } from './receive-list.ts';
import { addList, addVersion, latestVersion, listNamed, waitForTurn } from './store.ts';
import { keepProblems, problemsOf, type Upload, uploadImported } from './upload-store.ts';

const SHOWN = 1000;
const UNIQUE_VIOLATION = '23505';

/**
 * Merges a staged upload into the list of a name and gives back the figures. A second press gets the first’s answer.
 * Somebody who is typed in at this very moment breaks it off whole; it runs once more, now knowing them. Refuses (`invalid`)
 * an upload without a usable row, which would empty the list.
 */
export async function mergeUpload(
  ctx: ErrandContext,
  id: string,
  list: string,
  dataTo: Day | undefined,
): Promise<ImportResult> {
  try {
    return await mergeOnce(ctx, id, list, dataTo);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)) throw error;
    return mergeOnce(ctx, id, list, dataTo);
  }
}

const mergeOnce = (
  ctx: ErrandContext,
  id: string,
  list: string,
  dataTo: Day | undefined,
): Promise<ImportResult> =>
  ctx.step(async (step) => {
    const upload = await readyUpload(step, id, true);
    if (upload.reading.result !== undefined) return upload.reading.result;
    if (upload.reading.counts.accepted === 0)
      throw new Refusal(
        'invalid',
        'Not one row of this file can be used, so nothing was imported. Look at the problems, put the export right and send it again.',
      );
    const result = await merge(ctx, step, upload, list, dataToOf(step, upload, dataTo));
    await uploadImported(step, upload, result);
    await ctx.note(step, result);
    return result;
  });

async function merge(
  errandCtx: ErrandContext,
  ctx: Context,
  upload: Upload,
  name: string,
  dataTo: Day | null,
): Promise<ImportResult> {
  await waitForTurn(ctx);
  await roomToMerge(ctx);
  const list = (await listNamed(ctx, name)) ?? (await addList(ctx, name));
  const before = await latestVersion(ctx, list.id);
  const plan = await mergeOf(ctx, upload, list.id, dataTo);
  const found = await compare(ctx, plan);
  if (found.disagreeing > 0)
    await keepProblems(ctx, upload.id, await disagreeing(ctx, upload, MOST_PROBLEMS));
  const number = (before?.number ?? 0) + 1;
  if (found.unknown > 0) {
    // Taken apart, so that nobody who adds an action or a person waits for the whole import; a number lost is no harm.
    const after = await errandCtx.step((apart) => takePersonNumbers(apart, found.unknown));
    await addStagedPeople(ctx, plan.staged, after);
  }
  await apply(ctx, plan, found, number);

  const counts = countsOf(upload, found);
  const same = before?.fingerprint === upload.fingerprint && before.dataTo === dataTo && isNothing(found);
  const versionId =
    before !== undefined && same
      ? before.id
      : await addVersion(ctx, {
          listId: list.id,
          number,
          fileName: upload.fileName,
          dataTo,
          fingerprint: upload.fingerprint,
          counts,
          fields: upload.reading.fields,
        });
  const problems = (await problemsOf(ctx, upload.id, SHOWN)).map(asProblem);
  return { ...counts, problems, listId: list.id, versionId, dataTo };
}

async function apply(ctx: Context, plan: Merge, found: Comparison, number: number): Promise<void> {
  if (found.peopleDiffer > 0) await updateStagedPeople(ctx, plan.staged);
  await barStagedPeople(ctx, plan.staged);
  if (found.refreshed > 0) await updateEntries(ctx, plan);
  if (found.isNew > 0) await addEntries(ctx, plan, number);
  if (found.left > 0) await markLeft(ctx, plan, number);
}

const isNothing = ({ unknown, peopleDiffer, isNew, updated, refreshed, left }: Comparison): boolean =>
  unknown + peopleDiffer + isNew + updated + refreshed + left === 0;
