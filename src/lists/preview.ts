import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { Refusal, required } from '../core/refusal.ts';
import { BARS, type Disagreement, disagreements, HELD_FIELDS, type Staged } from '../people/index.ts';
import type { ImportCounts, Preview, Problem } from './list.ts';
import { type Comparison, compare, type Merge, roomToMerge } from './merge-store.ts';
import { isStaged, stageTable } from './stage-store.ts';
import { latestVersion, listNamed } from './store.ts';
import type { RowProblem } from './take-rows.ts';
import { problemsOf, type Upload, uploadById } from './upload-store.ts';

const SHOWN = 200;
/** No list: its id is one that no list has, so that everybody is new. */
const NO_LIST = '00000000-0000-0000-0000-000000000000';
const GONE = 'upload. It is kept for an hour: send the file again';

/** The asker’s upload with its rows still staged. Refuses one that is gone, or whose rows a restart of the database took. */
export async function readyUpload(ctx: Context, uploadId: string, lock = false): Promise<Upload> {
  const upload = required(await uploadById(ctx, uploadId, lock), GONE);
  if (upload.state === 'imported') return upload;
  const hasRows = upload.reading.counts?.accepted !== 0;
  if (upload.state === 'ready' && (!hasRows || (await isStaged(ctx, uploadId)))) return upload;
  // Its rows may be gone because an import ended between these two looks.
  const now = await uploadById(ctx, uploadId);
  if (now?.state === 'imported') return now;
  throw new Refusal('missing', 'That upload is no longer here. Send the file again.');
}

/** The day that the data runs to, as said or as the file says. Refuses a day to come. */
export function dataToOf(ctx: Context, upload: Upload, said: Day | undefined): Day | null {
  refuseToCome(ctx, said);
  return said ?? upload.reading.dataTo;
}
export function refuseToCome(ctx: { today: Day }, dataTo: Day | undefined): void {
  if (dataTo !== undefined && dataTo > ctx.today)
    throw new Refusal('invalid', 'The data cannot run to a day that has not come. Which day does it run to?');
}

export const stagedIn = (upload: Upload): Staged => ({
  table: stageTable(upload.id),
  held: HELD_FIELDS.filter((field) => upload.reading.fields.includes(field)),
  bars: BARS.filter((bar) => upload.reading.fields.includes(bar)),
});

/** The figures of an import, as they stand now. */
export const countsOf = (upload: Upload, { isNew, updated, left }: Comparison): ImportCounts => {
  const { accepted } = upload.reading.counts;
  return { ...upload.reading.counts, new: isNew, updated, unchanged: accepted - isNew - updated, left };
};

const WORDS: Record<Disagreement['what'], string> = {
  birthDate:
    'The birth date is not the one held for this NHS number. The held one stays, marked to be settled. Check both in the clinical record.',
  name: 'Surname and forename are both other than those held for this NHS number. Check that the number is this person’s.',
};
/** Where the file disagrees with what we hold: problems of accepted rows. */
export async function disagreeing(ctx: Context, upload: Upload, limit: number): Promise<RowProblem[]> {
  const { headings } = upload.reading;
  const heading = { birthDate: headings.birthDate ?? '', name: headings.surname ?? headings.fullName ?? '' };
  return (await disagreements(ctx, stagedIn(upload), limit)).map(({ row, what }) => ({
    row,
    column: heading[what],
    problem: WORDS[what],
    kind: 'note',
  }));
}

/** What an upload would do if it were imported under a name; changes nothing. */
export async function previewOf(
  ctx: Context,
  uploadId: string,
  as: { list?: string | undefined; dataTo?: Day | undefined },
): Promise<Preview> {
  const upload = await readyUpload(ctx, uploadId);
  const { understood, ignored, title, result } = upload.reading;
  const dataTo = dataToOf(ctx, upload, as.dataTo);
  const name = as.list ?? title ?? upload.fileName.replace(/\.[a-z]{2,4}$/i, '');
  const kept = await problemsOf(ctx, uploadId, SHOWN);
  const head = { uploadId, fileName: upload.fileName, understood, ignored, dataTo, list: name };
  if (result !== undefined) {
    const { problems: _all, listId: _list, versionId: _version, ...counts } = result;
    return { ...head, counts, problems: kept.map(asProblem) };
  }
  await roomToMerge(ctx);
  const merge = await mergeOf(ctx, upload, (await listNamed(ctx, name))?.id, dataTo);
  const found = await compare(ctx, merge);
  const others = found.disagreeing > 0 ? await disagreeing(ctx, upload, SHOWN) : [];
  const problems = [...kept, ...others].sort((one, other) => one.row - other.row);
  return {
    ...head,
    counts: countsOf(upload, found),
    problems: problems.slice(0, SHOWN).map(asProblem),
  };
}

export async function mergeOf(
  ctx: Context,
  upload: Upload,
  listId: string | undefined,
  dataTo: Day | null,
): Promise<Merge> {
  const before = listId === undefined ? undefined : await latestVersion(ctx, listId);
  return {
    staged: stagedIn(upload),
    fields: upload.reading.fields,
    fieldsBefore: before?.fields ?? [],
    listId: listId ?? NO_LIST,
    on: dataTo ?? ctx.today,
  };
}
export const asProblem = ({ row, column, problem }: Problem): Problem => ({ row, column, problem });
