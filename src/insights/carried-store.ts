import { sql } from 'kysely';
import { tallied } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import type { Outcomes } from './carried-out.ts';
import type { Period } from './period.ts';

/** What became of the actions due in the period, by the fifth that each was assigned with; cancelled ones are not there. */
export async function outcomesByFifth(
  ctx: Context,
  { from, to }: Period,
): Promise<(Outcomes & { fifth: number | null })[]> {
  const of = (state: string) => sql`coalesce(sum(n) filter (where state = ${state}), 0)::integer`;
  const { rows } = await sql<Outcomes & { fifth: number | null }>`
    select nullif(key, '')::integer as fifth, sum(n)::integer as due, ${of('done')} as done,
      ${of('persons_choice')} as persons_choice, ${of('not_done')} as not_done, ${of('open')} as open
    from ${tallied(ctx, 'carried')} where to_day between ${from} and ${to} group by key having sum(n) > 0`.execute(
    ctx.db,
  );
  return rows;
}
