import { sql } from 'kysely';
import type { Context } from '../core/context.ts';

type Asked = { itemId: string; caseId: string };
type Ties = { worked: Set<string>; agreed: Set<string>; present: Set<string> };

/**
 * What a member has to do with these cases on agendas: works on an open action (case ids), was given an action of any kind
 * (case ids), hears or heard what was said (item ids): their huddle is live, or they were here while it was discussed or wrote
 * it down, or the case is on a live table now with them here. Of a huddle from before presence was kept with each case, who was at the huddle.
 */
export async function tiesOf(ctx: Context, memberId: string, asked: readonly Asked[]): Promise<Ties> {
  if (asked.length === 0) return { worked: new Set(), agreed: new Set(), present: new Set() };
  const items = asked.map((one) => one.itemId);
  const [actions, { rows }] = await Promise.all([
    ctx.db
      .selectFrom('action')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where(
        'caseId',
        'in',
        asked.map((one) => one.caseId),
      )
      .where((eb) => eb.or([eb('ownerId', '=', memberId), eb('offeredTo', '=', memberId)]))
      .select(['caseId', 'status'])
      .execute(),
    sql<{ itemId: string }>`select i.id as item_id from agenda_item i
      join huddle h on h.neighbourhood_id = i.neighbourhood_id and h.id = i.huddle_id
      where i.neighbourhood_id = ${ctx.neighbourhoodId} and i.id = any(${items}::uuid[])
        and (h.status = 'live'
          or exists (select from item_presence p where p.neighbourhood_id = i.neighbourhood_id and p.item_id = i.id
            and p.member_id = ${memberId})
          or exists (select from discussion d where d.neighbourhood_id = i.neighbourhood_id and d.item_id = i.id
            and ${memberId} in (d.sbar_by, d.decision_by))
          or (not exists (select from item_presence p where p.neighbourhood_id = i.neighbourhood_id and p.item_id = i.id)
            and exists (select from attendance a where a.neighbourhood_id = i.neighbourhood_id
              and a.huddle_id = i.huddle_id and a.member_id = ${memberId} and a.state in ('here', 'left')))
          or exists (select from huddle n
            join agenda_item t on t.neighbourhood_id = n.neighbourhood_id and t.id = n.current_item_id
            join item_presence p on p.neighbourhood_id = t.neighbourhood_id and p.item_id = t.id
            where n.neighbourhood_id = i.neighbourhood_id and n.status = 'live' and t.case_id = i.case_id
              and p.member_id = ${memberId} and p.left_at is null))`.execute(ctx.db),
  ]);
  const open = ['offered', 'accepted', 'in_progress', 'blocked'];
  return {
    worked: new Set(actions.filter((one) => open.includes(one.status)).map((one) => one.caseId)),
    agreed: new Set(actions.map((one) => one.caseId)),
    present: new Set(rows.map((row) => row.itemId)),
  };
}
