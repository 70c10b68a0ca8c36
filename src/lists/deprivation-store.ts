import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../core/context.ts';

/**
 * The fifth of deprivation that the lists give a person now: 1 for IMD deciles 1 and 2, the most deprived in England, to 5
 * for 9 and 10; null when no list says. Of several lists the one imported last speaks.
 */
export const deprivationFifthOf = (ctx: Context, person: number): RawBuilder<number | null> => sql`(
  select ((e.imd_decile + 1) / 2)::smallint
  from list l
  join list_entry e on e.neighbourhood_id = l.neighbourhood_id and e.list_id = l.id and e.person = ${person}::integer
  where l.neighbourhood_id = ${ctx.neighbourhoodId} and e.imd_decile is not null
  order by (select max(v.imported_at) from list_version v where v.neighbourhood_id = l.neighbourhood_id and v.list_id = l.id) desc
  limit 1)`;
