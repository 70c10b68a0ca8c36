import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/time.ts';

export type DueGroup = { ownerId: string; due: Day; assignedOn: Day };
const OPEN = ['offered', 'accepted', 'in_progress', 'blocked'] as const;

/** Open actions due by a day, as (owner, due, assigned on): one set-based query, whatever the number of actions. */
export const dueGroups = (ctx: Context, until: Day): Promise<DueGroup[]> =>
  ctx.db
    .selectFrom('action')
    .select(['ownerId', 'due', sql<Day>`(created_at at time zone ${ctx.zone})::date`.as('assignedOn')])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('status', 'in', OPEN)
    .where('due', '<=', until)
    .groupBy(['ownerId', 'due', 'assignedOn'])
    .execute();

/**
 * The day of each member's latest digest: a member hears once a day at most. One that was never sent was not heard, so
 * that its step of the ladder goes with the next; today's is not planned twice, whatever became of it.
 */
export async function lastDigests(ctx: Context): Promise<Map<string, Day>> {
  const rows = await ctx.db
    .selectFrom('message')
    .select((eb) => ['toMember', eb.fn.max('aboutId').as('day')])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('kind', '=', 'digest')
    .where('toMember', 'is not', null)
    .where((eb) => eb.or([eb('state', 'not in', ['withdrawn', 'failed']), eb('aboutId', '=', ctx.today)]))
    .groupBy('toMember')
    .execute();
  return new Map(rows.flatMap((row) => (row.toMember === null ? [] : [[row.toMember, row.day]])));
}

/** Members with their digest time and days, and the deputy of each. */
export const digestMembers = (ctx: Context) =>
  ctx.db
    .selectFrom('member')
    .select(['id', 'roles', 'workingDays', 'digestTime', 'deputyId'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('leftOn', 'is', null)
    .execute();

/** True when the day's channel post is out and an action or a huddle has changed since. */
export async function channelPostIsStale(ctx: Context, day: Day): Promise<boolean> {
  const post = await ctx.db
    .selectFrom('message')
    .select('sentAt')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('cause', '=', `channel:${day}`)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  if (post?.sentAt == null) return false;
  const changed = await ctx.db
    .selectFrom('actionEvent')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('at', '>', post.sentAt)
    .limit(1)
    .executeTakeFirst();
  return changed !== undefined;
}
export const channelPostExists = async (ctx: Context, day: Day): Promise<boolean> =>
  (await ctx.db
    .selectFrom('message')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('cause', '=', `channel:${day}`)
    .executeTakeFirst()) !== undefined;

/** Huddles that begin in the next minutes and have not been called yet. */
export const huddlesToCall = (ctx: Context, until: Instant): Promise<{ id: string; startsAt: Instant }[]> =>
  ctx.db
    .selectFrom('huddle')
    .select(['id', 'startsAt'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('status', '=', 'scheduled')
    .where('startsAt', '>', ctx.now)
    .where('startsAt', '<=', until)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('message')
            .select('message.id')
            .whereRef('message.neighbourhoodId', '=', 'huddle.neighbourhoodId')
            .where('message.cause', '=', sql<string>`'call:' || huddle.id`),
        ),
      ),
    )
    .execute();

export type Claimed = {
  id: string;
  kind: string;
  cause: string;
  toMember: string | null;
  aboutKind: string;
  aboutId: string;
  notBefore: Instant;
  attempts: number;
  conversationId: string | null;
  activityId: string | null;
  revision: number;
  createdAt: Instant;
};

/**
 * Claims the next messages that are due: the oldest for each recipient, so that order is kept within a conversation, and
 * those that a courier took and never came back from (`leaseBefore`, the machine's own time, since a lease is about
 * machines). Two couriers never claim the same row.
 */
export async function claimDue(
  ctx: Context,
  leaseBefore: Instant,
  machineTime: Instant,
  limit: number,
): Promise<Claimed[]> {
  const rows = await sql<Claimed>`
    update message m set state = 'sending', claimed_at = ${machineTime}, attempts = m.attempts + 1
    where m.neighbourhood_id = ${ctx.neighbourhoodId} and m.id in (
      select id from message w
      where w.neighbourhood_id = ${ctx.neighbourhoodId} and w.not_before <= ${ctx.now}
        and (w.state = 'expected' or (w.state = 'sending' and w.claimed_at < ${leaseBefore}))
        and not exists (select 1 from message e where e.neighbourhood_id = w.neighbourhood_id and e.id <> w.id
          and e.to_member is not distinct from w.to_member and e.state in ('expected','sending')
          and e.not_before <= ${ctx.now} and (e.not_before, e.id) < (w.not_before, w.id))
      order by w.not_before, w.id limit ${limit} for update skip locked)
    returning m.id, m.kind, m.cause, m.to_member, m.about_kind, m.about_id, m.not_before, m.attempts,
      m.conversation_id, m.activity_id, m.revision, m.created_at`.execute(ctx.db);
  return rows.rows;
}

type Settled =
  | {
      state: 'sent';
      sentAt: Instant;
      activityId: string;
      conversationId: string;
      sentRevision: number;
      lateByMinutes: number | null;
    }
  | { state: 'expected'; notBefore: Instant; error: string }
  | { state: 'failed' | 'parked' | 'withdrawn'; error: string };

/** Notes what became of a send. A post that was asked to be edited again meanwhile stays expected. */
export async function settle(ctx: Context, message: Claimed, settled: Settled): Promise<void> {
  const again =
    settled.state === 'sent'
      ? {
          ...settled,
          state: sql<
            'sent' | 'expected'
          >`case when revision > ${message.revision} then 'expected' else 'sent' end`,
          error: null,
        }
      : settled;
  await ctx.db
    .updateTable('message')
    .set({ ...again, claimedAt: null })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', message.id)
    .execute();
}

export const ledgerSince = (ctx: Context, since: Instant) =>
  ctx.db
    .selectFrom('message')
    .leftJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'message.neighbourhoodId')
        .onRef('member.id', '=', 'message.toMember'),
    )
    .select([
      'message.id',
      'message.kind',
      'member.name as to',
      'message.aboutKind',
      'message.aboutId',
      'message.state',
      'message.attempts',
      'message.lateByMinutes',
      'message.error',
      'message.notBefore',
      'message.sentAt',
    ])
    .where('message.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('message.createdAt', '>=', since)
    .orderBy('message.createdAt')
    .orderBy('message.id')
    .limit(1000)
    .execute();

/** How sending stands: what should have gone before `lateSince` and has not, what was given up, when the last one went. */
export async function sendingStands(
  ctx: Context,
  lateSince: Instant,
): Promise<{ late: number; failed: number; expected: number; sent: number; lastSentAt: Instant | null }> {
  const { rows } = await sql<{
    late: number;
    failed: number;
    expected: number;
    sent: number;
    lastSentAt: Instant | null;
  }>`
    select count(*) filter (where state in ('expected','sending') and not_before < ${lateSince}) as late,
      count(*) filter (where state = 'failed') as failed, count(*) filter (where state in ('expected','sending')) as expected,
      count(*) filter (where state = 'sent') as sent, max(sent_at) as last_sent_at
    from message where neighbourhood_id = ${ctx.neighbourhoodId}`.execute(ctx.db);
  return rows[0] ?? { late: 0, failed: 0, expected: 0, sent: 0, lastSentAt: null };
}

/** Members whom the bot could not reach, for the coordinator's message. */
export const unreachableMembers = (ctx: Context): Promise<{ id: string; name: string }[]> =>
  ctx.db
    .selectFrom('message')
    .innerJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'message.neighbourhoodId')
        .onRef('member.id', '=', 'message.toMember'),
    )
    .select(['member.id', 'member.name'])
    .distinct()
    .where('message.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('message.state', '=', 'parked')
    .where('message.error', '=', 'unreachable')
    .orderBy('member.name')
    .execute();
