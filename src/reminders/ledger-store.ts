import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { addDays, type Instant } from '../core/time.ts';
import type { MessageState } from './message.ts';

type Asked = {
  since: Instant;
  state?: readonly MessageState[] | undefined;
  toMember?: string | undefined;
  limit: number;
  newestFirst: boolean;
};

/** The outbox as a ledger: what was to go since then, to whom, and what became of it. */
export const ledgerSince = (ctx: Context, { since, state, toMember, limit, newestFirst }: Asked) =>
  ctx.db
    .selectFrom('message')
    .leftJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'message.neighbourhoodId')
        .onRef('member.id', '=', 'message.toMember'),
    )
    .select((eb) => [
      'message.id',
      'message.kind',
      'member.name as to',
      'message.aboutKind',
      'message.aboutId',
      'message.state',
      'message.attempts',
      'message.lateByMinutes',
      'message.error',
      'message.perhapsTwice',
      'message.notBefore',
      'message.sentAt',
      'message.actedAt',
      'message.activityId',
      eb.fn.coalesce('message.expectedAt', 'message.notBefore').as('expectedAt'),
    ])
    .where('message.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('message.createdAt', '>=', since)
    .$if(state !== undefined, (found) => found.where('message.state', 'in', state ?? []))
    .$if(toMember !== undefined, (found) => found.where('message.toMember', '=', toMember ?? ''))
    .orderBy('message.createdAt', newestFirst ? 'desc' : 'asc')
    .orderBy('message.id', newestFirst ? 'desc' : 'asc')
    .limit(limit)
    .execute();

export type Standing = {
  late: number;
  failed: number;
  expected: number;
  sent: number;
  lastSentAt: Instant | null;
  beatAt: Instant | null;
  plannedAt: Instant | null;
  failingSince: Instant | null;
};

/** How sending stands: what should have gone before `lateSince` and has not, what was given up lately, when the last one went. */
export async function sendingStands(ctx: Context, lateSince: Instant): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select count(*) filter (where state in ('expected','sending') and coalesce(expected_at, not_before) < ${lateSince}
        and (error is distinct from 'quiet' or not_before < ${lateSince})) as late,
      count(*) filter (where state = 'failed' or (state = 'parked' and error like 'bug %')) as failed,
      count(*) filter (where state in ('expected','sending')) as expected,
      count(*) filter (where state = 'sent') as sent, max(sent_at) as last_sent_at,
      (select beat_at from courier where neighbourhood_id = ${ctx.neighbourhoodId}) as beat_at,
      (select planned_at from courier where neighbourhood_id = ${ctx.neighbourhoodId}) as planned_at,
      (select failing_since from courier where neighbourhood_id = ${ctx.neighbourhoodId}) as failing_since
    from message where neighbourhood_id = ${ctx.neighbourhoodId}
      and (created_at >= ${addDays(ctx.today, -7)}::date or state in ('expected','sending'))`.execute(ctx.db);
  return (
    rows[0] ?? {
      late: 0,
      failed: 0,
      expected: 0,
      sent: 0,
      lastSentAt: null,
      beatAt: null,
      plannedAt: null,
      failingSince: null,
    }
  );
}

/** A press on a message's button, noted once; the newest message with that activity's id. */
export async function noteActed(
  ctx: Context,
  pressed: { conversationId: string; activityId: string },
): Promise<boolean> {
  const row = await ctx.db
    .updateTable('message')
    .set({ actedAt: ctx.now })
    .from('conversation')
    .whereRef('conversation.neighbourhoodId', '=', 'message.neighbourhoodId')
    .whereRef('conversation.id', '=', 'message.conversationId')
    .where('message.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('conversation.conversationId', '=', pressed.conversationId)
    .where('message.activityId', '=', pressed.activityId)
    .where('message.actedAt', 'is', null)
    .returning('message.id')
    .executeTakeFirst();
  return row !== undefined;
}
