import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { addDays, addMinutes, type Instant } from '../core/time.ts';

const A_DAY_IN_MINUTES = 24 * 60;

/** The chat refused us: nothing more goes there until somebody writes from it, or for a day. */
export async function markUnreachable(ctx: Context, conversationId: string): Promise<void> {
  await ctx.db
    .updateTable('conversation')
    .set((eb) => ({
      reachable: false,
      unreachableSince: eb.fn.coalesce('unreachableSince', sql<Instant>`${ctx.now}::timestamptz`),
      retryAt: addMinutes(ctx.now, A_DAY_IN_MINUTES),
    }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', conversationId)
    .execute();
}

/** True when this is the first message to that recipient that could not be delivered since one was. */
export async function isNewlyUnreachable(
  ctx: Context,
  message: { id: string; toMember: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from message p where p.neighbourhood_id = ${ctx.neighbourhoodId} and p.id <> ${message.id}
      and p.to_member is not distinct from ${message.toMember}::uuid and p.state = 'parked' and p.error = 'unreachable'
      and p.created_at >= coalesce((select max(s.sent_at) from message s where s.neighbourhood_id = p.neighbourhood_id
        and s.to_member is not distinct from p.to_member and s.state = 'sent'), '-infinity')) as known`.execute(
    ctx.db,
  );
  return rows[0]?.known !== true;
}

/** Chats whose day is over may be tried again; gives their ids. */
export const chatsToTryAgain = async (ctx: Context): Promise<string[]> =>
  (
    await ctx.db
      .updateTable('conversation')
      .set({ reachable: true, retryAt: null })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('reachable', '=', false)
      .where((eb) => eb.or([eb('retryAt', '<=', ctx.now), eb('retryAt', 'is', null)]))
      .returning('id')
      .execute()
  ).map(({ id }) => id);

/** A chat answers again: what was parked for it in the last three days is due; what nobody needs any more is withdrawn when it goes. */
export async function sendParked(ctx: Context, conversationId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update message m set state = 'expected', attempts = 0, error = null,
      expected_at = coalesce(m.expected_at, m.not_before), not_before = ${ctx.now}
    from conversation c
    where c.neighbourhood_id = ${ctx.neighbourhoodId} and c.id = ${conversationId}
      and m.neighbourhood_id = c.neighbourhood_id and m.to_member is not distinct from c.member_id
      and m.state = 'parked' and m.error = 'unreachable' and m.created_at >= ${addDays(ctx.today, -3)}::date
    returning m.id`.execute(ctx.db);
  return rows.length;
}

/** Who cannot be written to: members with a message parked since the last that arrived, and whether the channel is one of them. */
export async function unreachableNow(
  ctx: Context,
): Promise<{ members: { id: string; name: string }[]; channel: boolean }> {
  const { rows } = await sql<{ id: string | null; name: string | null }>`
    select distinct m.id, m.name from message p
    left join member m on m.neighbourhood_id = p.neighbourhood_id and m.id = p.to_member
    where p.neighbourhood_id = ${ctx.neighbourhoodId} and p.state = 'parked' and p.error = 'unreachable'
      and p.created_at > ${addDays(ctx.today, -14)}::date and m.left_on is null
      and not exists (select from message s where s.neighbourhood_id = p.neighbourhood_id
        and s.to_member is not distinct from p.to_member and s.state = 'sent' and s.sent_at > p.created_at)
    order by m.name`.execute(ctx.db);
  return {
    members: rows.flatMap(({ id, name }) => (id === null || name === null ? [] : [{ id, name }])),
    channel: rows.some(({ id }) => id === null),
  };
}
