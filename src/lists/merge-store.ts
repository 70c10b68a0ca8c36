import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { disagrees, personDiffers, type Staged } from '../people/index.ts';
import type { FactName, RowField } from './facts.ts';
import { factsAmong } from './staged-fields.ts';

/** One merge: staged rows `s`, people `p`, entries `e` of the list, and the day for ages. */
export type Merge = {
  staged: Staged;
  fields: readonly RowField[];
  /** Fields of the version before: those that this file lacks are cleared. */
  fieldsBefore: readonly RowField[];
  listId: string;
  on: Day;
};
export type Comparison = {
  accepted: number;
  unknown: number;
  peopleDiffer: number;
  isNew: number;
  updated: number;
  refreshed: number;
  disagreeing: number;
  left: number;
};

const facts = (merge: Merge): FactName[] => [
  ...new Set([...factsAmong(merge.fields), ...factsAmong(merge.fieldsBefore)]),
];

/** A year before a day; 29 February’s is the 28th. */
const yearBefore = (day: Day): Day => {
  const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return before.endsWith('-02-29') ? `${before.slice(0, 8)}28` : before;
};
// Without the casts PostgreSQL asks the time zone about both days of every person.
const age = (merge: Merge): RawBuilder<number> =>
  sql<number>`case when s.birth_date <= ${merge.on}::date then extract(year from age(${merge.on}::timestamp, s.birth_date::timestamp))::smallint end`;
const noPlan = (merge: Merge): RawBuilder<boolean> =>
  merge.fields.includes('pcspDate')
    ? sql<boolean>`(s.pcsp_date is null or s.pcsp_date < ${yearBefore(merge.on)}::date)`
    : sql<boolean>`null::boolean`;

const joined = (ctx: Context, merge: Merge, join: 'join' | 'left join') => sql`${merge.staged.table} s
  ${sql.raw(join)} person_identity p on p.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and p.nhs_number = s.nhs_number`;
const entryOf = (ctx: Context, merge: Merge) =>
  sql`e.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and e.list_id = ${merge.listId}::uuid`;
const tuple = (alias: string, names: readonly FactName[]) =>
  sql`row(${sql.join(names.map((name) => sql.ref(`${alias}.${name}`)))})`;
const factsDiffer = (merge: Merge): RawBuilder<boolean> =>
  facts(merge).length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${tuple('s', facts(merge))} is distinct from ${tuple('e', facts(merge))}`;
const workedOutDiffers = (merge: Merge): RawBuilder<boolean> =>
  sql<boolean>`(e.age is distinct from ${age(merge)} or e.no_plan12m is distinct from ${noPlan(merge)})`;

/**
 * Room to hash a million rows, and hashing only: a neighbourhood new to PostgreSQL's statistics looks like one row to it,
 * and it would search the whole of another table for each of a million. No compiling of queries that run once.
 */
export const roomToMerge = (ctx: Context) =>
  sql`select set_config('work_mem', '96MB', true), set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`.execute(
    ctx.db,
  );

/** What the merge would do, in one pass over the staged rows; changes nothing. */
export async function compare(ctx: Context, merge: Merge): Promise<Comparison> {
  const { rows } = await sql<Comparison>`
    select count(*)::integer as accepted,
      count(*) filter (where not known)::integer as unknown,
      count(*) filter (where person_differs)::integer as people_differ,
      count(*) filter (where not listed)::integer as is_new,
      count(*) filter (where listed and (facts_differ or person_differs))::integer as updated,
      count(*) filter (where listed and (facts_differ or worked_out_differs))::integer as refreshed,
      count(*) filter (where disagrees)::integer as disagreeing,
      ((select count(*) from list_entry e where ${entryOf(ctx, merge)} and e.left_version is null)
        - count(*) filter (where listed))::integer as "left"
    from (select p.person is not null as known, e.person is not null as listed,
        p.person is not null and ${personDiffers(merge.staged)} as person_differs,
        p.person is not null and ${disagrees(merge.staged)} as disagrees,
        ${factsDiffer(merge)} as facts_differ, ${workedOutDiffers(merge)} as worked_out_differs
      from ${joined(ctx, merge, 'left join')}
      left join list_entry e on ${entryOf(ctx, merge)} and e.person = p.person and e.left_version is null
      where s.duplicate_of is null) as compared`.execute(ctx.db);
  return (
    rows[0] ?? {
      accepted: 0,
      unknown: 0,
      peopleDiffer: 0,
      isNew: 0,
      updated: 0,
      refreshed: 0,
      disagreeing: 0,
      left: 0,
    }
  );
}

/** Puts on the list who was not on it, those among them who had left before. In the order of its key, which is faster. */
export async function addEntries(ctx: Context, merge: Merge, version: number): Promise<void> {
  const names = factsAmong(merge.fields);
  const columns = names.map((name) => sql`, ${sql.ref(name)}`);
  const values = names.map((name) => sql`, ${sql.ref(`s.${name}`)}`);
  if (version > 1)
    await sql`delete from list_entry e using ${joined(ctx, merge, 'join')}
      where ${entryOf(ctx, merge)} and e.person = p.person and e.left_version is not null and s.duplicate_of is null`.execute(
      ctx.db,
    );
  const isThere = sql`exists (select from list_entry e where ${entryOf(ctx, merge)} and e.person = p.person)`;
  await sql`insert into list_entry (neighbourhood_id, list_id, person, since_version, age, no_plan12m${sql.join(columns, sql``)})
    select p.neighbourhood_id, ${merge.listId}::uuid, p.person, ${version}::integer, ${age(merge)}, ${noPlan(merge)}${sql.join(values, sql``)}
    from ${joined(ctx, merge, 'join')}
    where s.duplicate_of is null ${version > 1 ? sql`and not ${isThere}` : sql``} order by p.person`.execute(
    ctx.db,
  );
}

/** Brings the entries of those who stay up to date, in the order of their key, which is that of the table: half the work. */
export async function updateEntries(ctx: Context, merge: Merge): Promise<void> {
  const names = facts(merge);
  const staged = names.map((name) => sql`, s.${sql.ref(name)}`);
  const sets = [...names, 'age' as const, 'noPlan12m' as const].map(
    (name) => sql`${sql.ref(name)} = s.${sql.ref(name)}`,
  );
  await sql`update list_entry e set ${sql.join(sets)}
    from (select p.person, ${age(merge)} as age, ${noPlan(merge)} as no_plan12m${sql.join(staged, sql``)}
      from ${joined(ctx, merge, 'join')} where s.duplicate_of is null order by p.person) s
    where ${entryOf(ctx, merge)} and e.person = s.person and e.left_version is null
      and (${factsDiffer(merge)} or e.age is distinct from s.age or e.no_plan12m is distinct from s.no_plan12m)`.execute(
    ctx.db,
  );
}

/** Marks who is no longer on the list; their cases stay open, and the entry stays as it was. */
export async function markLeft(ctx: Context, merge: Merge, version: number): Promise<void> {
  await sql`update list_entry e set left_version = ${version}::integer
    where ${entryOf(ctx, merge)} and e.left_version is null
      and not exists (select from ${joined(ctx, merge, 'join')} where s.duplicate_of is null and p.person = e.person)`.execute(
    ctx.db,
  );
}
