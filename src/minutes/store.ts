import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Correction as CorrectionTable } from '../db/schema.ts';
import type { Filing } from './filing.ts';
import type { Correction, Field } from './minutes.ts';

const COLUMN: { [F in Field]: CorrectionTable['field'] } = {
  question: 'question',
  situation: 'situation',
  actionToDate: 'action_to_date',
  update: 'update',
  nextSteps: 'next_steps',
  decision: 'decision',
  rationale: 'rationale',
  dissent: 'dissent',
  contingency: 'contingency',
  outcome: 'outcome',
  reviewOn: 'review_on',
};
const FIELD = new Map(Object.entries(COLUMN).map(([field, column]) => [column, field as Field]));

/** Corrections of these items, the oldest first, by item. */
export async function correctionsOf(
  ctx: Context,
  itemIds: readonly string[],
): Promise<Map<string, Correction[]>> {
  const rows =
    itemIds.length === 0
      ? []
      : await ctx.db
          .selectFrom('correction')
          .innerJoin('member', (join) =>
            join
              .onRef('member.neighbourhoodId', '=', 'correction.neighbourhoodId')
              .onRef('member.id', '=', 'correction.byMember'),
          )
          .where('correction.neighbourhoodId', '=', ctx.neighbourhoodId)
          .where('correction.itemId', 'in', [...itemIds])
          .select(['correction.id', 'itemId', 'field', 'words', 'reason', 'at', 'member.name as by'])
          .orderBy('at')
          .orderBy('correction.id')
          .execute();
  const byItem = new Map<string, Correction[]>();
  for (const { itemId, field, ...row } of rows)
    byItem.set(itemId, [...(byItem.get(itemId) ?? []), { ...row, field: FIELD.get(field) ?? 'decision' }]);
  return byItem;
}

export async function addCorrection(
  ctx: Context,
  correction: { itemId: string; field: Field; words: string; reason: string; byMember: string },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('correction')
    .values({
      ...correction,
      neighbourhoodId: ctx.neighbourhoodId,
      field: COLUMN[correction.field],
      at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Of each item where its note was filed last. */
export async function filingsOf(ctx: Context, itemIds: readonly string[]): Promise<Map<string, Filing>> {
  const rows =
    itemIds.length === 0
      ? []
      : await ctx.db
          .selectFrom('filing')
          .innerJoin('member', (join) =>
            join
              .onRef('member.neighbourhoodId', '=', 'filing.neighbourhoodId')
              .onRef('member.id', '=', 'filing.byMember'),
          )
          .where('filing.neighbourhoodId', '=', ctx.neighbourhoodId)
          .where('filing.itemId', 'in', [...itemIds])
          .select(['filing.id', 'itemId', 'system', 'note', 'at', 'member.name as by', 'member.id as byId'])
          .orderBy('at')
          .orderBy('filing.id')
          .execute();
  return new Map(rows.map(({ itemId, ...filing }) => [itemId, filing]));
}

export const addFiling = (
  ctx: Context,
  filing: { itemId: string; system: Filing['system']; note: string; byMember: string },
): Promise<{ id: string }> =>
  ctx.db
    .insertInto('filing')
    .values({ ...filing, neighbourhoodId: ctx.neighbourhoodId, at: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow();

export async function deleteFiling(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .deleteFrom('filing')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
}

/** The item, locked until the transaction ends, so that two who file or correct it at once come one after the other. */
export async function lockItem(ctx: Context, itemId: string): Promise<void> {
  await ctx.db
    .selectFrom('agendaItem')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', itemId)
    .forNoKeyUpdate()
    .execute();
}

export type Unfiled = {
  itemId: string;
  huddleId: string;
  kind: 'daily' | 'weekly' | 'complex' | 'cyp';
  localStart: string;
  person: number;
  responsibleId: string | null;
  responsible: string | null;
  again: boolean;
  excludedOrganisations: string[];
};
/**
 * Discussed cases of closed huddles whose note is not filed, or was corrected since; of one member when named; the oldest
 * first. Who files is the presenter, else the case's coordinator, whichever of the two has not left.
 */
export async function unfiled(ctx: Context, memberId?: string): Promise<Unfiled[]> {
  const { rows } = await sql<Unfiled>`
    select * from (
      select i.id as item_id, h.id as huddle_id, h.kind, h.local_start, c.person, c.excluded_organisations,
        who.id as responsible_id, who.name as responsible, filed.at is not null as again
      from huddle h
      join agenda_item i on i.neighbourhood_id = h.neighbourhood_id and i.huddle_id = h.id and i.state = 'discussed'
      join mdt_case c on c.neighbourhood_id = i.neighbourhood_id and c.id = i.case_id
      left join lateral (select m.id, m.name from member m where m.neighbourhood_id = i.neighbourhood_id
        and m.id in (i.presenter_id, c.coordinator_id) and m.left_on is null
        order by m.id = i.presenter_id desc nulls last limit 1) who on true
      left join lateral (select max(f.at) as at from filing f
        where f.neighbourhood_id = i.neighbourhood_id and f.item_id = i.id) filed on true
      where h.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and h.status = 'closed'
        and (filed.at is null or exists (select from correction k where k.neighbourhood_id = i.neighbourhood_id
          and k.item_id = i.id and k.at > filed.at))) as waiting
    where ${memberId === undefined ? sql`true` : sql`responsible_id = ${memberId}::uuid`}
    order by local_start, item_id limit 500`.execute(ctx.db);
  return rows;
}
