import { type Insertable, sql, type Updateable } from 'kysely';
import { seesCase } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { showPerson } from '../core/ids.ts';
import type { AgendaItem as ItemTable } from '../db/schema.ts';
import { agendaCases, questionAsked } from './agenda-cases-store.ts';

/** An item as the store gives it, with what the agenda shows of its case; nothing of who the person is. */
const items = (ctx: Context) =>
  agendaCases(ctx)
    .leftJoin('discussion', (join) =>
      join
        .onRef('discussion.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('discussion.itemId', '=', 'item.id'),
    )
    .selectAll('item')
    .select([
      'mdtCase.person',
      'mdtCase.priority',
      'mdtCase.cohort',
      'mdtCase.coordinatorId',
      'mdtCase.excludedOrganisations',
      'mdtCase.needsDisciplines',
      'presenter.id as presentedBy',
      'presenter.name as presenterName',
      'mdtCase.status as caseStatus',
      'mdtCase.reviewOn as caseReviewOn',
      'discussion.outcome',
      'discussion.reviewOn as agreedReview',
      'discussion.keepReason',
      questionAsked.as('asked'),
      // Something was written on the case in this huddle, or an action agreed.
      sql<boolean>`(coalesce(discussion.sbar_version + discussion.decision_version, 0) > 0 or exists (
        select 1 from action a where a.neighbourhood_id = item.neighbourhood_id and a.huddle_id = item.huddle_id
          and a.case_id = item.case_id and a.status <> 'cancelled'))`.as('isRecorded'),
    ]);
type Fetched = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];
export type ItemRow = Omit<Fetched, 'asked'> & { ref: string };

const shown = (ctx: Context, { asked, ...row }: Fetched): ItemRow => ({
  ...row,
  ref: showPerson(ctx.code, row.person),
  question: asked,
});

/** What stands on the agenda, in order. */
export const itemsOf = async (ctx: Context, huddleId: string): Promise<ItemRow[]> =>
  (
    await items(ctx)
      .where('item.huddleId', '=', huddleId)
      .where('item.state', '<>', 'removed')
      .orderBy('item.position')
      .orderBy('item.id')
      .execute()
  ).map((row) => shown(ctx, row));

/** An item by its id, those taken off among them. */
export async function itemById(ctx: Context, id: string): Promise<ItemRow | undefined> {
  const row = await items(ctx).where('item.id', '=', id).executeTakeFirst();
  return row && shown(ctx, row);
}

/** The live huddle, started last, with the item on its table; the reference only of a case that the asker may see. */
export async function liveItem(
  ctx: Context,
): Promise<{ huddleId: string; itemId: string | null; ref: string | null } | undefined> {
  const row = await ctx.db
    .selectFrom('huddle')
    .leftJoin('agendaItem as item', (join) =>
      join
        .onRef('item.neighbourhoodId', '=', 'huddle.neighbourhoodId')
        .onRef('item.id', '=', 'huddle.currentItemId'),
    )
    .leftJoin('mdtCase', (join) =>
      join
        .onRef('mdtCase.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('mdtCase.id', '=', 'item.caseId')
        .on(seesCase(ctx)),
    )
    .where('huddle.neighbourhoodId', '=', ctx.neighbourhoodId)
    // In the text, not as parameters: a plan that must fit any status and any number is made anew for each question.
    .where('huddle.status', '=', sql.lit('live'))
    .select(['huddle.id as huddleId', 'item.id as itemId', 'mdtCase.person'])
    .orderBy('huddle.startedAt', 'desc')
    .limit(sql.lit(1))
    .executeTakeFirst();
  return (
    row && {
      huddleId: row.huddleId,
      itemId: row.itemId,
      ref: row.person === null ? null : showPerson(ctx.code, row.person),
    }
  );
}

// Live, or not past its hour of grace: what nobody started did not take place (isMissed in huddle.ts says the same).
const isStillComing = (
  ctx: Context,
) => sql<boolean>`(huddle.status = 'live' or huddle.status in ('draft', 'scheduled')
  and huddle.starts_at + (huddle.minutes + 60) * interval '1 minute' > ${ctx.now}::timestamptz)`;

/** Where a case stands on the agendas of huddles that are still to come or live. */
export const openItemsOfCase = (ctx: Context, caseId: string) =>
  ctx.db
    .selectFrom('agendaItem as item')
    .innerJoin('huddle', (join) =>
      join
        .onRef('huddle.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('huddle.id', '=', 'item.huddleId'),
    )
    .where('item.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('item.caseId', '=', caseId)
    .where('item.state', '<>', 'removed')
    .where(isStillComing(ctx))
    .select(['item.id', 'item.huddleId', 'item.state', 'item.placed', 'huddle.status'])
    .execute();

export type NewItem = Omit<Insertable<ItemTable>, 'neighbourhoodId' | 'id'>;
export const addItems = async (
  ctx: Context,
  rows: readonly NewItem[],
): Promise<{ id: string; caseId: string }[]> =>
  rows.length === 0
    ? []
    : ctx.db
        .insertInto('agendaItem')
        .values(rows.map((row) => ({ ...row, neighbourhoodId: ctx.neighbourhoodId })))
        .returning(['id', 'caseId'])
        .execute();

export async function changeItem(ctx: Context, id: string, set: Updateable<ItemTable>): Promise<void> {
  await ctx.db
    .updateTable('agendaItem')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
}

/** Takes items away that the planner put there itself; nothing was ever said on them. */
export async function deleteItems(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .deleteFrom('agendaItem')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Numbers the items 1, 2, 3 … in the given order, and says again why each is there. */
export async function setOrder(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`update agenda_item set position = t.place
    from unnest(${[...ids]}::uuid[]) with ordinality as t(id, place)
    where agenda_item.neighbourhood_id = ${ctx.neighbourhoodId} and agenda_item.id = t.id and agenda_item.position <> t.place`.execute(
    ctx.db,
  );
}

export type CaseHistory = {
  caseId: string;
  /** On the agenda of another huddle that is live or still to come. */
  elsewhere: boolean;
  /** How many huddles that it was planned for since its last discussion ended, or never took place, without one. */
  deferrals: number;
  lastDiscussedOn: Day | null;
};
/** What earlier and other huddles say of cases, in one pass by the index on cases. `now`: when a huddle is past starting. */
export const historyOf = async (
  ctx: Context,
  caseIds: readonly string[],
  huddleId: string,
): Promise<Map<string, CaseHistory>> => {
  const { rows } = await sql<CaseHistory>`
    with planned as (
      select i.case_id, i.state, huddle.local_start, not ${isStillComing(ctx)} as over,
        max(huddle.local_start) filter (where i.state = 'discussed') over (partition by i.case_id) as discussed
      from agenda_item i join huddle on huddle.neighbourhood_id = i.neighbourhood_id and huddle.id = i.huddle_id
      where i.neighbourhood_id = ${ctx.neighbourhoodId} and i.case_id = any(${[...caseIds]}::uuid[])
        and i.state <> 'removed' and huddle.id <> ${huddleId})
    select case_id, bool_or(not over) as elsewhere,
      (count(*) filter (where over and local_start > coalesce(discussed, '')))::int as deferrals,
      left(max(discussed), 10) as last_discussed_on
    from planned group by case_id`.execute(ctx.db);
  return new Map(rows.map((row) => [row.caseId, row]));
};

/** Cases that somebody took off this agenda: the planner does not bring them back to it. */
export const takenOffByHand = async (ctx: Context, huddleId: string): Promise<Set<string>> =>
  new Set(
    (
      await ctx.db
        .selectFrom('agendaItem')
        .select('caseId')
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('huddleId', '=', huddleId)
        .where('state', '=', 'removed')
        .where('removedBy', 'is not', null)
        .execute()
    ).map((row) => row.caseId),
  );
