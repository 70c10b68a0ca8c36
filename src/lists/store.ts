import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { type Day, daysBetween } from '../core/day.ts';
import type { RowField } from './facts.ts';
import { ROW_FIELDS } from './facts.ts';
import { ageBand, type ImportCounts, type ListSummary } from './list.ts';

export type ListVersion = {
  id: string;
  number: number;
  fingerprint: string;
  dataTo: Day | null;
  fields: RowField[];
};

/** A list by its name, whatever the case of its letters. */
export const listNamed = (ctx: Context, name: string): Promise<{ id: string; name: string } | undefined> =>
  ctx.db
    .selectFrom('list')
    .select(['id', 'name'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();

export async function addList(ctx: Context, name: string): Promise<{ id: string; name: string }> {
  return ctx.db
    .insertInto('list')
    .values({ neighbourhoodId: ctx.neighbourhoodId, name, createdAt: ctx.now })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();
}

export async function latestVersion(ctx: Context, listId: string): Promise<ListVersion | undefined> {
  const row = await ctx.db
    .selectFrom('listVersion')
    .select(['id', 'number', 'fingerprint', 'dataTo', 'fields'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('listId', '=', listId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...row, fields: ROW_FIELDS.filter((field) => row.fields.includes(field)) };
}

export async function addVersion(
  ctx: Context,
  version: Omit<ListVersion, 'id'> & { listId: string; fileName: string; counts: ImportCounts },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('listVersion')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      ...version,
      counts: JSON.stringify(version.counts),
      importedAt: ctx.now,
      importedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** One import at a time in a neighbourhood: a second waits here until the first has ended. */
export const waitForTurn = (ctx: Context) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`import:${ctx.neighbourhoodId}`}, 0))`.execute(ctx.db);

/** Every list with its latest version, by name. */
export async function allLists(ctx: Context): Promise<ListSummary[]> {
  const rows = await ctx.db
    .selectFrom('list')
    .innerJoin('listVersion', (join) =>
      join
        .onRef('listVersion.neighbourhoodId', '=', 'list.neighbourhoodId')
        .onRef('listVersion.listId', '=', 'list.id'),
    )
    .where('list.neighbourhoodId', '=', ctx.neighbourhoodId)
    .distinctOn('list.id')
    .select([
      'list.id',
      'list.name',
      'listVersion.dataTo',
      'listVersion.importedAt',
      'listVersion.number as version',
      'listVersion.counts',
    ])
    .orderBy('list.id')
    .orderBy('listVersion.number', 'desc')
    .execute();
  return rows
    .map(({ counts, ...row }) => {
      const dataAgeDays = row.dataTo === null ? null : daysBetween(row.dataTo, ctx.today);
      // The column is JSON that only addVersion writes.
      const figures = counts as unknown as ImportCounts;
      return {
        ...row,
        dataAgeDays,
        ageBand: ageBand(dataAgeDays),
        people: figures.accepted,
        counts: figures,
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}
