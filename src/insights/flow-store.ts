import { sql } from 'kysely';
import { tallied } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import type { Period } from './period.ts';

/** From the day each was assigned to the day it was accepted or done, for those accepted or done in the period. */
export async function daysFromTo(
  ctx: Context,
  what: 'accept' | 'finish',
  { from, to }: Period,
): Promise<{ from: Day; to: Day; n: number }[]> {
  const { rows } = await sql<{ from: Day; to: Day; n: number }>`
    select from_day as "from", to_day as "to", sum(n)::integer as n
    from ${tallied(ctx, what)} where to_day between ${from} and ${to}
    group by from_day, to_day having sum(n) > 0`.execute(ctx.db);
  return rows;
}

type Reason = { reason: string | null; n: number };
/** Why actions are blocked now; null where nobody said which kind of reason it is. */
export async function blockedReasons(ctx: Context): Promise<Reason[]> {
  const { rows } = await sql<Reason>`
    select nullif(key, '') as reason, sum(n)::integer as n from ${tallied(ctx, 'blocked')}
    group by key having sum(n) > 0 order by n desc, key`.execute(ctx.db);
  return rows;
}
/** Why actions were not done, of those closed so in the period. */
export async function notDoneReasons(ctx: Context, { from, to }: Period): Promise<Reason[]> {
  const { rows } = await sql<Reason>`
    select nullif(key, '') as reason, sum(n)::integer as n from ${tallied(ctx, 'not_done')}
    where to_day between ${from} and ${to} group by key having sum(n) > 0 order by n desc, key`.execute(
    ctx.db,
  );
  return rows;
}
