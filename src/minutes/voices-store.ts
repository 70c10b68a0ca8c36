import { sql } from 'kysely';
import type { Context } from '../core/context.ts';

export type Voices = { itemId: string; heard: string[]; here: string[] };

/**
 * Of each case of a huddle the disciplines on record (presenter, who wrote or disagreed, opinions given beforehand, owners
 * and givers of actions) and those that were here for it; of a huddle from before presence was kept, here for the huddle.
 */
export async function voicesOf(ctx: Context, huddleId: string): Promise<Map<string, Voices>> {
  const { rows } = await sql<Voices>`
    select i.id as item_id,
      array(select distinct m.discipline from member m where m.neighbourhood_id = i.neighbourhood_id and m.id in (
        select unnest(array[coalesce(i.presenter_id, c.coordinator_id), d.sbar_by, d.decision_by, d.dissent_by])
        union select o.member_id from prep_opinion o where o.neighbourhood_id = i.neighbourhood_id and o.item_id = i.id
        union select unnest(array[a.owner_id, a.created_by]) from action a where a.neighbourhood_id = i.neighbourhood_id
          and a.huddle_id = i.huddle_id and a.case_id = i.case_id and a.status <> 'cancelled') order by 1) as heard,
      array(select distinct m.discipline from member m where m.neighbourhood_id = i.neighbourhood_id and m.id in (
        select p.member_id from item_presence p where p.neighbourhood_id = i.neighbourhood_id and p.item_id = i.id
        union select t.member_id from attendance t where t.neighbourhood_id = i.neighbourhood_id
          and t.huddle_id = i.huddle_id and t.state in ('here', 'left') and not exists (select from item_presence p
            where p.neighbourhood_id = i.neighbourhood_id and p.item_id = i.id)) order by 1) as here
    from agenda_item i
    join mdt_case c on c.neighbourhood_id = i.neighbourhood_id and c.id = i.case_id
    left join discussion d on d.neighbourhood_id = i.neighbourhood_id and d.item_id = i.id
    where i.neighbourhood_id = ${ctx.neighbourhoodId}::uuid and i.huddle_id = ${huddleId}::uuid
      and i.state in ('discussed', 'current')`.execute(ctx.db);
  return new Map(rows.map((row) => [row.itemId, row]));
}
