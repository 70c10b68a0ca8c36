import { sql } from 'kysely';
import type { Call, Context } from './context.ts';
import { milliseconds } from './time.ts';
import type { About, Look, UseCase } from './use-case.ts';

type Entry = {
  useCase: string;
  did: string;
  outcome: 'done' | 'refused' | 'looked';
  about?: About | undefined;
  reason?: string | undefined;
};

/** One append-only entry in the transaction of the deed: who, what, about which record, by which door. Never words typed. */
export async function writeAudit(ctx: Context, entry: Entry): Promise<void> {
  await ctx.db
    .insertInto('auditEntry')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      at: ctx.now,
      actor: ctx.actor.kind,
      byMember: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
      useCase: entry.useCase,
      did: entry.did,
      door: ctx.door,
      outcome: entry.outcome,
      aboutKind: entry.about?.kind ?? null,
      aboutId: entry.about?.id ?? null,
      reason: entry.reason ?? null,
    })
    .execute();
}

const QUARTER_HOUR = 15 * 60_000;

/** One row per member, person, purpose and huddle or quarter of an hour [DOMAIN.md 6]; a new one is an audit entry too. */
export async function writeLooks(
  ctx: Context,
  name: string,
  useCase: UseCase,
  looks: readonly Look[],
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'member') return;
  for (const look of looks) {
    const slot = look.huddle ?? `q${Math.floor(milliseconds(ctx.now) / QUARTER_HOUR)}`;
    const fresh = await ctx.db
      .insertInto('look')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        person: look.person,
        byMember: actor.memberId,
        purpose: look.purpose,
        slot,
        at: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('person')
      .execute();
    if (fresh.length > 0)
      await writeAudit(ctx, {
        useCase: name,
        did: useCase.says,
        outcome: 'looked',
        about: { kind: 'person', id: String(look.person) },
        reason: look.purpose,
      });
  }
}

/** True for refusals that the trail keeps: all but a plain slip of the keyboard. */
export const isRecorded = (reason: string): boolean => reason !== 'invalid';

/** Sets the neighbourhood for row-level security and reads the practice clock, in one round trip. */
export async function enter(db: Context['db'], call: Call): Promise<{ offsetMs: number; zone: string }> {
  const { rows } = await sql<{ offsetMs: number; zone: string | null }>`
    select set_config('app.neighbourhood', ${call.neighbourhoodId}, true),
      (select offset_ms from practice_clock) as offset_ms,
      (select zone from neighbourhood where neighbourhood_id = ${call.neighbourhoodId}::uuid) as zone`.execute(
    db,
  );
  return { offsetMs: Number(rows[0]?.offsetMs ?? 0), zone: rows[0]?.zone ?? 'Europe/London' };
}
