import { ACTION_PRIORITIES, ACTION_STATUS_CODES, type ActionStatus } from '../../src/actions/action.ts';
import { addDays, type Day, type Instant, instantAt } from '../../src/core/time.ts';
import { type CaseSet, type MadeCase, makeCases } from '../huddles/huddle-world.ts';
import type { World } from '../world/world.ts';

export type MadeAction = {
  number: number;
  caseId: string;
  ownerId: string;
  due: Day;
  status: ActionStatus;
  reason: string | null;
  imdFifth: number | null;
  createdAt: Instant;
  acceptedAt: Instant | null;
  finishedAt: Instant | null;
  huddleId: string | null;
  priority: 'red' | 'amber' | 'green';
};
export const ENDED: readonly ActionStatus[] = ['done', 'not_done', 'cancelled'];

/** Actions as they would have come about, straight into the database; the trigger counts them like any other. */
export const addActions = (
  world: World,
  about: MadeCase,
  ...sets: (Partial<MadeAction> & { title?: string })[]
): Promise<MadeAction[]> =>
  world.step(async (ctx) => {
    const made: MadeAction[] = [];
    for (const set of sets) {
      const { number } = await ctx.db
        .updateTable('neighbourhood')
        .set((eb) => ({ lastActionNumber: eb('lastActionNumber', '+', 1) }))
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .returning('lastActionNumber as number')
        .executeTakeFirstOrThrow();
      const status = set.status ?? 'accepted';
      const createdAt = set.createdAt ?? instantAt('2026-11-02', '10:00');
      const action: MadeAction = {
        number,
        caseId: about.id,
        ownerId: world.priya.id,
        due: '2026-11-10',
        status,
        reason: null,
        imdFifth: null,
        createdAt,
        acceptedAt: createdAt,
        finishedAt: ENDED.includes(status) ? instantAt('2026-11-09', '12:00') : null,
        huddleId: null,
        priority: 'amber',
        ...withoutTitle(set),
      };
      await ctx.db
        .insertInto('action')
        .values({
          ...action,
          neighbourhoodId: ctx.neighbourhoodId,
          title: set.title ?? 'book echo',
          because: status === 'blocked' ? 'no transport' : null,
        })
        .execute();
      made.push(action);
    }
    return made;
  });
const withoutTitle = ({ title: _, ...set }: Partial<MadeAction> & { title?: string }): Partial<MadeAction> =>
  set;

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Actions of every sort around today, the same for one seed. */
export function randomActions(
  world: World,
  random: () => number,
  count: number,
  today: Day,
): Partial<MadeAction>[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, () => {
    const status = pick(ACTION_STATUS_CODES);
    const created = addDays(today, -Math.floor(random() * 150));
    const createdAt = instantAt(created, pick(['00:15', '09:00', '23:45']));
    const finished = addDays(created, Math.floor(random() * 20));
    return {
      status,
      ownerId: pick([world.priya.id, world.sam.id, world.anna.id]),
      due: addDays(created, Math.floor(random() * 30)),
      priority: pick(ACTION_PRIORITIES),
      imdFifth: pick([1, 2, 3, 4, 5, null]),
      createdAt,
      acceptedAt: status === 'offered' ? null : pick([createdAt, instantAt(addDays(created, 2), '12:00')]),
      finishedAt: ENDED.includes(status) ? instantAt(finished, pick(['00:30', '12:00', '23:59'])) : null,
      reason:
        status === 'not_done'
          ? pick(['persons_choice', 'service_full', 'died'])
          : status === 'cancelled'
            ? pick(['entered_in_error', 'duplicate'])
            : status === 'blocked'
              ? pick(['waiting_answer', 'funding', null])
              : null,
    };
  });
}

export const oneCase = async (world: World, set: CaseSet = {}): Promise<MadeCase> => {
  const [made] = await makeCases(world, set);
  if (made === undefined) throw new Error('no case');
  return made;
};
