import { CompiledQuery } from 'kysely';
import type { Call, Context, Here } from './context.ts';
import { LONDON, milliseconds } from './day.ts';
import type { About, Look, UseCase } from './use-case.ts';

export type Entry = {
  useCase: string;
  did: string;
  outcome: 'done' | 'refused' | 'looked';
  about?: About | undefined;
  reason?: string | undefined;
};

/** Append-only entries in the transaction of the deed: who, what, about which record, by which door. Never words typed. */
export async function writeAudit(ctx: Context, ...entries: Entry[]): Promise<void> {
  if (entries.length > 0) await insertion(ctx, entries).execute();
}
/** The same, to go out with the commit. */
export const auditing = (ctx: Context, ...entries: Entry[]): CompiledQuery[] =>
  entries.length === 0 ? [] : [insertion(ctx, entries).compile()];

const insertion = (ctx: Context, entries: Entry[]) =>
  ctx.db.insertInto('auditEntry').values(
    entries.map((entry) => ({
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
    })),
  );

const QUARTER_HOUR = 15 * 60_000;

/** One row per member, person, purpose and huddle or quarter of an hour [DOMAIN.md 6]; a new one is an audit entry too. */
export async function writeLooks(
  ctx: Context,
  name: string,
  useCase: UseCase,
  looks: readonly Look[],
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || looks.length === 0) return;
  const quarter = `q${Math.floor(milliseconds(ctx.now) / QUARTER_HOUR)}`;
  const fresh = await ctx.db
    .insertInto('look')
    .values(
      looks.map(({ person, purpose, huddle }) => ({
        neighbourhoodId: ctx.neighbourhoodId,
        person,
        byMember: actor.memberId,
        purpose,
        slot: huddle ?? quarter,
        at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['person', 'purpose'])
    .execute();
  await writeAudit(
    ctx,
    ...fresh.map(({ person, purpose }) => ({
      useCase: name,
      did: useCase.says,
      outcome: 'looked' as const,
      about: { kind: 'person' as const, id: String(person) },
      reason: purpose,
    })),
  );
}

/** True for refusals that the trail keeps: all but a plain slip of the keyboard. */
export const isRecorded = (reason: string): boolean => reason !== 'invalid';

// Said at the start of each transaction: texts that need no building.
const ENTER = `select set_config('app.neighbourhood', $1, true)`;
const ENTER_AND_LOOK = `${ENTER}, (select offset_ms from practice_clock) as offset_ms,
  (select jsonb_build_object('code', code, 'zone', zone, 'localClosures', local_closures)
    from neighbourhood where neighbourhood_id = $1::uuid) as place`;
/** Sets the neighbourhood for row-level security and reads what each transaction must know of it, unless the call does. */
export async function enter(db: Context['db'], { neighbourhoodId, here }: Call): Promise<Here> {
  if (here !== undefined) {
    await db.executeQuery(CompiledQuery.raw(ENTER, [neighbourhoodId]));
    return here;
  }
  const { rows } = await db.executeQuery<{ offsetMs: number | null; place: Omit<Here, 'offsetMs'> | null }>(
    CompiledQuery.raw(ENTER_AND_LOOK, [neighbourhoodId]),
  );
  const [row] = rows;
  return { code: '', zone: LONDON, localClosures: [], ...row?.place, offsetMs: row?.offsetMs ?? 0 };
}
