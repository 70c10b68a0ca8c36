import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import type { Instant } from '../core/time.ts';

export type Claimed = {
  id: string;
  kind: string;
  cause: string;
  toMember: string | null;
  aboutKind: string;
  aboutId: string;
  /** The member on leave for whom this one hears it. */
  insteadOf: string | null;
  /** When it was due at first, however often it was put off since. */
  expectedAt: Instant;
  attempts: number;
  /** The machine's own time. */
  claimedAt: Instant;
  conversationId: string | null;
  activityId: string | null;
  revision: number;
};

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Claims the next message that is due: the oldest of its recipient, so that order is kept within a conversation; behind one
 * that failed for the conversation's sake it waits, behind one that is broken in itself it does not. One that a courier took
 * and never came back from (`leaseBefore`, the machine's own time) may have gone already, and is marked so. Two couriers
 * never claim the same row.
 */
export async function claimNext(
  ctx: Context,
  leaseBefore: Instant,
  machineTime: Instant,
): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update message m set state = 'sending', claimed_at = ${machineTime}, attempts = m.attempts + 1,
      perhaps_twice = m.perhaps_twice or (m.state = 'sending' and m.activity_id is null)
    where m.neighbourhood_id = ${ctx.neighbourhoodId} and m.id = (
      select id from message w
      where w.neighbourhood_id = ${ctx.neighbourhoodId} and w.not_before <= ${ctx.now}
        and (w.state = 'expected' or (w.state = 'sending' and w.claimed_at < ${leaseBefore}))
        and not exists (select 1 from message e
          where e.neighbourhood_id = w.neighbourhood_id and e.id <> w.id and e.state in ('expected','sending')
            and coalesce(e.to_member, ${NOBODY}::uuid) = coalesce(w.to_member, ${NOBODY}::uuid)
            and ((e.state = 'sending' and e.claimed_at >= ${leaseBefore})
              or ((e.not_before <= ${ctx.now} or e.error in ('transient','unsure','throttled'))
                and (coalesce(e.expected_at, e.not_before), e.id) < (coalesce(w.expected_at, w.not_before), w.id))))
      order by w.not_before, w.id limit 1 for update skip locked)
    returning m.id, m.kind, m.cause, m.to_member, m.about_kind, m.about_id, m.instead_of, m.attempts, m.claimed_at, m.conversation_id,
      m.activity_id, m.revision, coalesce(m.expected_at, m.not_before) as expected_at`.execute(ctx.db);
  return rows[0];
}

/** Begins the lease anew; false when another courier has taken the message for a dead one's. */
export async function keepClaim(
  ctx: Context,
  message: Pick<Claimed, 'id' | 'claimedAt'>,
  machineTime: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('message')
    .set({ claimedAt: machineTime })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', message.id)
    .where('state', '=', 'sending')
    .where('claimedAt', '=', message.claimedAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
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
  /**
   * `expectedAt`: when it is due, if that is not when it was due at first. `untried`: its turn was too far off, so this was
   * no attempt. `perhapsTwice`: it may have arrived all the same.
   */
  | {
      state: 'expected';
      notBefore: Instant;
      expectedAt?: Instant;
      error: string;
      untried?: boolean;
      perhapsTwice?: boolean;
    }
  | { state: 'failed' | 'parked' | 'withdrawn'; error: string };

/** Notes what became of a send. A post that was asked to be edited again meanwhile stays expected. */
export async function settle(ctx: Context, message: Claimed, settled: Settled): Promise<void> {
  const { notBefore, expectedAt, untried, perhapsTwice, ...plain } = {
    notBefore: undefined,
    expectedAt: undefined,
    untried: false,
    perhapsTwice: false,
    ...settled,
  };
  await ctx.db
    .updateTable('message')
    .set({
      ...plain,
      ...(settled.state === 'sent' && {
        state: sql<
          'sent' | 'expected'
        >`case when revision > ${message.revision} then 'expected' else 'sent' end`,
        error: null,
      }),
      ...(notBefore !== undefined && { notBefore, expectedAt: expectedAt ?? message.expectedAt }),
      ...(untried && { attempts: message.attempts - 1 }),
      ...(perhapsTwice && { perhapsTwice: true }),
      claimedAt: null,
    })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', message.id)
    .execute();
}

/** A courier looks at this neighbourhood's outbox: the heartbeat of the dead man's alarm, in the machine's time. */
export async function beat(ctx: Context, machineTime: Instant): Promise<void> {
  await ctx.db
    .insertInto('courier')
    .values({ neighbourhoodId: ctx.neighbourhoodId, beatAt: machineTime })
    .onConflict((conflict) => conflict.column('neighbourhoodId').doUpdateSet({ beatAt: machineTime }))
    .execute();
}

/** Reminders were planned: the planner's own heartbeat, in the machine's time. */
export async function beatPlanner(ctx: Context, machineTime: Instant): Promise<void> {
  await ctx.db
    .insertInto('courier')
    .values({ neighbourhoodId: ctx.neighbourhoodId, beatAt: machineTime, plannedAt: machineTime })
    .onConflict((conflict) => conflict.column('neighbourhoodId').doUpdateSet({ plannedAt: machineTime }))
    .execute();
}

/** Sending fails since now, unless it failed before. */
export async function noteFailing(ctx: Context, machineTime: Instant): Promise<void> {
  await ctx.db
    .insertInto('courier')
    .values({ neighbourhoodId: ctx.neighbourhoodId, beatAt: machineTime, failingSince: ctx.now })
    .onConflict((conflict) =>
      conflict
        .column('neighbourhoodId')
        .doUpdateSet({ failingSince: ctx.now })
        .where('courier.failingSince', 'is', null),
    )
    .execute();
}

/** Something went out: if sending had failed, since when; of two couriers one is told. */
export async function noteWorking(ctx: Context): Promise<Instant | undefined> {
  const { rows } = await sql<{ since: Instant }>`
    update courier c set failing_since = null from courier old
    where c.neighbourhood_id = ${ctx.neighbourhoodId} and c.failing_since is not null
      and old.neighbourhood_id = c.neighbourhood_id
    returning old.failing_since as since`.execute(ctx.db);
  return rows[0]?.since;
}

/** After an outage what waits for its next try need not wait any longer. */
export async function hurryUp(ctx: Context): Promise<void> {
  await ctx.db
    .updateTable('message')
    .set((eb) => ({ notBefore: ctx.now, expectedAt: eb.fn.coalesce('expectedAt', 'notBefore') }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('state', '=', 'expected')
    .where('error', 'in', ['transient', 'unsure'])
    .where('notBefore', '>', ctx.now)
    .execute();
}

/** Sends again what failed or was parked, as if it had never been tried; undefined when there is no such message to be sent. */
export const sendAgain = (ctx: Context, id: string) =>
  ctx.db
    .updateTable('message')
    .set((eb) => ({
      state: 'expected',
      attempts: 0,
      error: null,
      expectedAt: eb.fn.coalesce('expectedAt', 'notBefore'),
      notBefore: ctx.now,
    }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'parked'])
    .returning('id')
    .executeTakeFirst();
