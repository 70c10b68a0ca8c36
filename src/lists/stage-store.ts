import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { RowField } from './facts.ts';
import { columnName } from './staged-fields.ts';

/** The staging table of an upload: `stage.u<id without dashes>`, named so by the database’s own function too. */
export const stageName = (uploadId: string): string => `u${uploadId.replaceAll('-', '')}`;
export const stageTable = (uploadId: string) => sql.id('stage', stageName(uploadId));

/** The COPY that fills it: rows as `copyLine` writes them. */
export const copyStatement = (uploadId: string, fields: readonly RowField[]): string =>
  `copy stage.${stageName(uploadId)} (duplicate_of, ${fields.map(columnName).join(', ')}) from stdin`;

/** After the COPY: marks rows whose number came again with another birth date, and lets the planner look. */
export async function finishStage(
  ctx: Context,
  uploadId: string,
  inConflict: readonly number[],
): Promise<void> {
  if (inConflict.length > 0)
    await sql`update ${stageTable(uploadId)} set in_conflict = true where row = any(${[...inConflict]}::integer[])`.execute(
      ctx.db,
    );
  await sql`analyze ${stageTable(uploadId)}`.execute(ctx.db);
}

/** False once the staging table was dropped, or emptied by a crash of the database (it is not logged). */
export async function isStaged(ctx: Context, uploadId: string): Promise<boolean> {
  const there = await sql<{
    there: boolean;
  }>`select to_regclass(${`stage.${stageName(uploadId)}`}) is not null as there`.execute(ctx.db);
  if (!there.rows[0]?.there) return false;
  const { rows } = await sql<{
    filled: boolean;
  }>`select exists (select from ${stageTable(uploadId)}) as filled`.execute(ctx.db);
  return rows[0]?.filled ?? false;
}

export type Repeat = { row: number; first: number; differing: RowField[] };
/** The rows that repeat an earlier one, each with the fields in which it differs; at most `limit`. */
export async function repeatsIn(
  ctx: Context,
  uploadId: string,
  fields: readonly RowField[],
  limit: number,
): Promise<Repeat[]> {
  const compared = fields.filter((field) => !['row', 'nhsNumber', 'birthDate'].includes(field));
  const differs = compared.map(
    (field) =>
      sql`case when again.${sql.ref(field)} is distinct from first.${sql.ref(field)} then ${field}::text end`,
  );
  const { rows } = await sql<{ row: number; first: number; differing: string[] }>`
    select again.row, again.duplicate_of as first, array_remove(array[${sql.join([...differs, sql`null::text`])}], null) as differing
    from ${stageTable(uploadId)} again join ${stageTable(uploadId)} first on first.row = again.duplicate_of
    where again.duplicate_of is not null order by again.row limit ${limit}`.execute(ctx.db);
  const isOne = (text: string): text is RowField => compared.some((field) => field === text);
  return rows.map((row) => ({ ...row, differing: row.differing.filter(isOne) }));
}
