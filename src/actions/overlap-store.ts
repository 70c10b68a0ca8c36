import { sql } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { showAction } from '../core/ids.ts';
import type { Day } from '../core/time.ts';
import type { Overlap } from './action.ts';
import { showsWords } from './row-store.ts';

/**
 * How alike two titles must read to be proposed as the same [D]: half of their letters in threes, or one of them nearly
 * whole within the other, unless it is a mere word ("ring").
 */
const ALIKE = 0.45;
const WITHIN = 0.65;

type Found = { id: string; number: number; title: string; ownerId: string; owner: string; due: Day };
/** What one huddle agreed side by side is two things. */
const notSideBySide = (a: string, b: string) =>
  sql<boolean>`(${sql.raw(a)}.huddle_id is null or ${sql.raw(a)}.huddle_id is distinct from ${sql.raw(b)}.huddle_id)`;
const OPEN = sql`status in ('offered','accepted','in_progress','blocked')`;
const alike = (a: string, b: string) => {
  const [one, other] = [sql.raw(a), sql.raw(b)];
  return sql<boolean>`(similarity(${one}, ${other}) >= ${ALIKE}
    or least(word_similarity(${one}, ${other}), length(${one}) / 8.0) >= ${WITHIN}
    or least(word_similarity(${other}, ${one}), length(${other}) / 8.0) >= ${WITHIN})`;
};

/**
 * Open actions of the same person that read like this one, the likest first, those that somebody said are different left
 * out. The person's few open actions are found by the index of their cases; the letters are compared on those alone. Step by
 * step, since of a young neighbourhood's tables the planner knows nothing yet: one join of all of them took 0.3 s there.
 */
export async function alikeTo(ctx: Context, actionId: string, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with a as materialized (
      select id, title, huddle_id, case_id from action
      where neighbourhood_id = ${ctx.neighbourhoodId} and id = ${actionId})
    select b.id, b.number, b.title, b.owner_id, owner.name as owner, b.due
    from a
    join action b on b.neighbourhood_id = ${ctx.neighbourhoodId} and b.id <> a.id
      and b.case_id = any (array(select id from mdt_case where neighbourhood_id = ${ctx.neighbourhoodId} and ${seesCase(ctx)}
        and person = (select person from mdt_case where neighbourhood_id = ${ctx.neighbourhoodId} and id = (select case_id from a))))
    join member owner on owner.neighbourhood_id = b.neighbourhood_id and owner.id = b.owner_id
    where b.${OPEN} and ${alike('a.title', 'b.title')} and ${notSideBySide('a', 'b')}
      and not exists (select from action_apart p where p.neighbourhood_id = b.neighbourhood_id
        and p.action_id = least(a.id, b.id) and p.other_id = greatest(a.id, b.id))
    order by similarity(a.title, b.title) desc, b.number
    limit ${limit}`.execute(ctx.db);
  return rows;
}

export type Pair = { newer: Overlap; older: Overlap };
type PairRow = Record<'newer' | 'older', Found>;
/** Every two open actions of a person that read alike, the newer beside the older. */
export async function alikeOfPerson(ctx: Context, person: number): Promise<Pair[]> {
  const json = (table: string) =>
    sql.raw(`jsonb_build_object('id', ${table}.id, 'number', ${table}.number, 'title', ${table}.title,
      'ownerId', ${table}.owner_id, 'owner', ${table}.owner, 'due', ${table}.due)`);
  const { rows } = await sql<PairRow>`
    with open as (
      select action.*, owner.name as owner from action
      join mdt_case on mdt_case.neighbourhood_id = action.neighbourhood_id and mdt_case.id = action.case_id
      join member owner on owner.neighbourhood_id = action.neighbourhood_id and owner.id = action.owner_id
      where mdt_case.neighbourhood_id = ${ctx.neighbourhoodId} and mdt_case.person = ${person}
        and action.${OPEN} and ${seesCase(ctx)})
    select ${json('a')} as newer, ${json('b')} as older from open a join open b on b.number < a.number
    where ${alike('a.title', 'b.title')} and ${notSideBySide('a', 'b')}
      and not exists (select from action_apart p where p.neighbourhood_id = ${ctx.neighbourhoodId}
        and p.action_id = least(a.id, b.id) and p.other_id = greatest(a.id, b.id))
    order by similarity(a.title, b.title) desc, a.number, b.number limit 5`.execute(ctx.db);
  return rows.map(({ newer, older }) => ({ newer: asOverlap(ctx, newer), older: asOverlap(ctx, older) }));
}

export const asOverlap = (ctx: Context, { number, title, owner, due }: Found): Overlap => ({
  ref: showAction(number),
  title: showsWords(ctx) ? title : '',
  owner,
  due,
});

export const setApart = async (ctx: Context, one: string, other: string, by: string): Promise<void> => {
  const [actionId = '', otherId = ''] = [one, other].sort();
  await ctx.db
    .insertInto('actionApart')
    .values({ neighbourhoodId: ctx.neighbourhoodId, actionId, otherId, at: ctx.now, byMember: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
export const setTogether = async (ctx: Context, one: string, other: string): Promise<void> => {
  const [actionId = '', otherId = ''] = [one, other].sort();
  await ctx.db
    .deleteFrom('actionApart')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('actionId', '=', actionId)
    .where('otherId', '=', otherId)
    .execute();
};
