import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import type { Clause, Cohort, Route, Test } from './cohort.ts';
import { FACT_NAMES, type FactName, type Facts } from './facts.ts';

const fact = (name: FactName) => sql.ref(`e.${name}`);

/** The same question as `meets` asks of one person, of the list entries `e` in the database; unknown is never yes. */
export function asked(test: Test): RawBuilder<boolean> {
  if ('all' in test) return sql<boolean>`(${sql.join(test.all.map(asked), sql` and `)})`;
  if ('any' in test) return sql<boolean>`(${sql.join(test.any.map(asked), sql` or `)})`;
  if ('unknown' in test) return sql<boolean>`${fact(test.fact)} is null`;
  if ('among' in test)
    return sql<boolean>`${fact(test.fact)} in (${sql.join(test.among.map((word) => sql.lit(word)))})`;
  if ('from' in test)
    return sql<boolean>`${fact(test.fact)} between ${sql.lit(test.from)} and ${sql.lit(test.to)}`;
  return sql<boolean>`${fact(test.fact)} ${sql.raw(test.is)} ${sql.lit(test.value)}`;
}
const anyOf = (clauses: readonly Clause[]): RawBuilder<boolean> =>
  clauses.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        clauses.map((clause) => asked(clause.when)),
        sql` or `,
      )})`;
const points = (cohort: Cohort): RawBuilder<number> =>
  sql<number>`(${sql.join(
    cohort.boosts.map(
      (boost) => sql`case when ${asked(boost.when)} then ${sql.lit(boost.points)} else 0 end`,
    ),
    sql` + `,
  )})`;
const tier = (cohort: Cohort): RawBuilder<number | null> =>
  cohort.tiers.length === 0
    ? sql`null::integer`
    : sql`case ${sql.join(
        cohort.tiers.map((one) => sql`when ${asked(one.when)} then ${sql.lit(one.tier)}`),
        sql` `,
      )} end`;
const routed = (cohort: Cohort, to: Route): RawBuilder<boolean> =>
  anyOf(cohort.routes.filter((route) => route.to === to));

/**
 * Everybody whom the rule picks on the latest version of a list (of all lists when `listId` is undefined), each person
 * once, by the entry that speaks loudest. Whoever died, objected or is restricted is never among them.
 */
const picked = (ctx: Context, cohort: Cohort, listId: string | undefined) => sql`
  judged as (
    select e.person, e.list_id, ${tier(cohort)} as tier, ${points(cohort)} as score,
      coalesce(${routed(cohort, 'careHome')}, false) as care_home, coalesce(${routed(cohort, 'palliative')}, false) as palliative
    from list_entry e
    where e.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and e.left_version is null
      ${listId === undefined ? sql`` : sql`and e.list_id = ${listId}::uuid`}
      and ${anyOf([...cohort.clauses, ...cohort.tiers])}
      and not exists (select from person_bar b where b.neighbourhood_id = e.neighbourhood_id and b.person = e.person)),
  picked as (
    select distinct on (person) person, list_id, tier, score,
      bool_or(care_home) over (partition by person) as care_home, bool_or(palliative) over (partition by person) as palliative
    from judged order by person, tier nulls last, score desc, list_id)`;

export type Figures = {
  total: number;
  tier1: number;
  tier2: number;
  tier3: number;
  careHome: number;
  palliative: number;
};
/** The figures of the rule; who is routed elsewhere is in `careHome` or `palliative` and in no other. */
export async function figuresOf(ctx: Context, cohort: Cohort, listId: string | undefined): Promise<Figures> {
  const stays = sql`not care_home and not palliative`;
  const { rows } = await sql<Figures>`with ${picked(ctx, cohort, listId)}
    select count(*) filter (where ${stays})::integer as total,
      count(*) filter (where ${stays} and tier = 1)::integer as tier1,
      count(*) filter (where ${stays} and tier = 2)::integer as tier2,
      count(*) filter (where ${stays} and tier = 3)::integer as tier3,
      count(*) filter (where care_home)::integer as care_home,
      count(*) filter (where palliative and not care_home)::integer as palliative
    from picked`.execute(ctx.db);
  return rows[0] ?? { total: 0, tier1: 0, tier2: 0, tier3: 0, careHome: 0, palliative: 0 };
}

export type Entry = Facts & { person: number; list: string; dataTo: Day | null };
const entryColumns = sql`${sql.join(FACT_NAMES.map((name) => sql`e.${sql.ref(name)}`))}, e.person, l.name as list,
  (select v.data_to from list_version v where v.neighbourhood_id = l.neighbourhood_id and v.list_id = l.id order by v.number desc limit 1) as data_to`;

/** A page of candidates who are not yet cases, the likeliest first, after a given person. */
export async function candidatePage(
  ctx: Context,
  cohort: Cohort,
  page: { listId: string | undefined; limit: number; after: number | undefined },
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`with ${picked(ctx, cohort, page.listId)},
    ranked as (
      select k.*, row_number() over (order by k.tier nulls last, k.score desc, k.person) as place
      from picked k
      where not k.care_home and not k.palliative and (k.person = ${page.after ?? -1}::integer or not exists
        (select from person_taken t where t.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and t.person = k.person)))
    select ${entryColumns}
    from ranked r
    join list_entry e on e.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and e.list_id = r.list_id and e.person = r.person
    join list l on l.neighbourhood_id = e.neighbourhood_id and l.id = e.list_id
    where r.place > coalesce((select place from ranked where person = ${page.after ?? -1}::integer), 0)
    order by r.place limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** What each list says of a person now, the one with the newest data first. */
export async function entriesOf(ctx: Context, person: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select * from (select ${entryColumns}
    from list l join list_entry e on e.neighbourhood_id = l.neighbourhood_id and e.list_id = l.id and e.person = ${person}::integer
    where l.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and e.left_version is null) as entry
    order by data_to desc nulls last, list`.execute(ctx.db);
  return rows;
}

/** Accepted as a case: no longer offered. */
export async function markTaken(ctx: Context, person: number): Promise<void> {
  await ctx.db
    .insertInto('personTaken')
    .values({ neighbourhoodId: ctx.neighbourhoodId, person, since: ctx.today })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
/** The case is no more: offered again. */
export async function unmarkTaken(ctx: Context, person: number): Promise<void> {
  await ctx.db
    .deleteFrom('personTaken')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('person', '=', person)
    .execute();
}
