import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { addMinutes } from '../core/time.ts';
import type { RowField } from './facts.ts';
import type { ImportResult, Problem } from './list.ts';
import type { ReadCounts, RowProblem } from './take-rows.ts';

/** What is kept of an upload besides its staged rows; goes with it after 24 hours. */
export type Reading = {
  understood: { column: string; as: string }[];
  ignored: string[];
  fields: RowField[];
  counts: ReadCounts;
  dataTo: string | null;
  title: string | null;
  encoding: string;
  /** The heading of each field that two rows may differ in, for messages. */
  headings: Record<string, string>;
  result?: ImportResult;
};
export type Upload = {
  id: string;
  byMember: string | null;
  fileName: string;
  state: 'reading' | 'ready' | 'imported' | 'failed';
  fingerprint: string;
  reading: Reading;
};

const KEPT_MINUTES = 24 * 60;
const STAGED_MINUTES = 60;
const mine = (ctx: Context): string | null => (ctx.actor.kind === 'member' ? ctx.actor.memberId : null);

/** Lets go of uploads past their time: rows that nobody imported after an hour, the rest after a day. Gives how many. */
export async function clearUploads(ctx: Context): Promise<number> {
  const past = await ctx.db
    .selectFrom('upload')
    .select(['id', 'receivedAt'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('receivedAt', '<', addMinutes(ctx.now, -STAGED_MINUTES))
    .where('state', 'in', ['reading', 'ready'])
    .execute();
  for (const { id } of past) await failUpload(ctx, id);
  const gone = await ctx.db
    .deleteFrom('upload')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('receivedAt', '<', addMinutes(ctx.now, -KEPT_MINUTES))
    .returning('id')
    .execute();
  await sql`select drop_old_stages()`.execute(ctx.db);
  return past.length + gone.length;
}

/** Opens an upload with a staging table of its own, and clears what is past its time. */
export async function openUpload(ctx: Context, fileName: string): Promise<string> {
  await clearUploads(ctx);
  const { id } = await ctx.db
    .insertInto('upload')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      byMember: mine(ctx),
      fileName,
      receivedAt: ctx.now,
      state: 'reading',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`select open_stage(${id}::uuid)`.execute(ctx.db);
  return id;
}

/** The asker’s own upload, or undefined; `lock` holds it, so that a second press waits for the first. */
export async function uploadById(ctx: Context, id: string, lock = false): Promise<Upload | undefined> {
  const query = ctx.db
    .selectFrom('upload')
    .select(['id', 'byMember', 'fileName', 'state', 'fingerprint', 'reading'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined || row.byMember !== mine(ctx)) return undefined;
  // The column is JSON that only this file writes.
  return { ...row, reading: row.reading as unknown as Reading };
}

const setReading = (
  ctx: Context,
  id: string,
  set: { state: Upload['state']; reading: Reading; bytes?: number; fingerprint?: string },
) =>
  ctx.db
    .updateTable('upload')
    .set({ ...set, reading: JSON.stringify(set.reading) })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
export const uploadRead = (
  ctx: Context,
  id: string,
  read: { reading: Reading; bytes: number; fingerprint: string },
) => setReading(ctx, id, { state: 'ready', ...read });
/** Keeps what the import did, so that a second press gets the same answer; the raw rows go. */
export async function uploadImported(ctx: Context, upload: Upload, result: ImportResult): Promise<void> {
  await setReading(ctx, upload.id, { state: 'imported', reading: { ...upload.reading, result } });
  await sql`select drop_stage(${upload.id}::uuid)`.execute(ctx.db);
}
/** Gives an upload up, its rows with it; one that was imported meanwhile stays so. */
export async function failUpload(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('upload')
    .set({ state: 'failed' })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .where('state', 'in', ['reading', 'ready'])
    .execute();
  await sql`select drop_stage(${id}::uuid)`.execute(ctx.db);
}

export async function keepProblems(ctx: Context, id: string, problems: readonly RowProblem[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`insert into upload_problem (neighbourhood_id, upload_id, row, "column", problem, kind)
    select ${ctx.neighbourhoodId}::uuid, ${id}::uuid, p.row, p."column", p.problem, p.kind
    from json_to_recordset(${JSON.stringify(problems)}::json) as p(row integer, "column" text, problem text, kind text)`.execute(
    ctx.db,
  );
}

/** What was wrong with which row, in the order of the file; the whole file (row 0) comes first. */
export const problemsOf = (
  ctx: Context,
  id: string,
  limit: number,
): Promise<(Problem & { kind: RowProblem['kind'] })[]> =>
  ctx.db
    .selectFrom('uploadProblem')
    .select(['row', 'column', 'problem', 'kind'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('uploadId', '=', id)
    .orderBy('row')
    .orderBy('column')
    .limit(limit)
    .execute();
