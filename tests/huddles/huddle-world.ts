import { randomUUID } from 'node:crypto';
import type { Priority } from '../../src/cases/index.ts';
import type { Context } from '../../src/core/context.ts';
import { instantAt } from '../../src/core/time.ts';
import type { World } from '../world/world.ts';

/** A weekly huddle on Tuesdays at 8:45 for 30 minutes: seven cases of four minutes. */
export const TUESDAYS = {
  name: 'Frailty huddle',
  kind: 'weekly',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  start: '2026-12-01T08:45',
  minutes: 30,
} as const;
export const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_riverside%40thread.v2/0';

export type CaseSet = {
  priority?: Priority;
  acceptedOn?: string;
  status?: 'shortlisted' | 'accepted' | 'active' | 'on_hold' | 'review_due' | 'discharged';
  reviewOn?: string | null;
  cohort?: string;
  question?: string;
  excluded?: string[];
};
export type MadeCase = { id: string; ref: string; person: number };

/** Cases as the team would have accepted them, straight into the database: the first is the oldest. */
export async function makeCases(world: World, ...sets: CaseSet[]): Promise<MadeCase[]> {
  return world.step(async (ctx) => {
    const made: MadeCase[] = [];
    for (const [at, set] of sets.entries()) {
      const { person } = await ctx.db
        .updateTable('neighbourhood')
        .set((eb) => ({ lastPersonNumber: eb('lastPersonNumber', '+', 1) }))
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .returning('lastPersonNumber as person')
        .executeTakeFirstOrThrow();
      const acceptedAt = instantAt(set.acceptedOn ?? `2026-11-${String(at + 1).padStart(2, '0')}`, '10:00');
      const { id } = await ctx.db
        .insertInto('mdtCase')
        .values({
          neighbourhoodId: ctx.neighbourhoodId,
          person,
          cohort: set.cohort ?? 'FRAILTY_DEMENTIA',
          status: set.status ?? 'accepted',
          priority: set.priority ?? 'amber',
          coordinatorId: world.jo.id,
          sharingBasis: 'implied_direct_care',
          reason: 'Two falls since discharge',
          question: set.question ?? 'Should the care package restart before discharge?',
          reviewOn: set.reviewOn ?? null,
          excludedOrganisations: set.excluded ?? [],
          openedAt: acceptedAt,
          acceptedAt,
          acceptedBy: world.anna.id,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      made.push({ id, person, ref: `N7-${String(person).padStart(4, '0')}` });
    }
    return made;
  });
}

/** A Tuesday series of its own, scheduled on Tue 24 Nov at 9:00; the ids of its huddles, that of 1 Dec first. */
export async function scheduleTuesdays(
  world: World,
  set: { name?: string; minutes?: number; kind?: 'weekly' | 'daily'; joinUrl?: string } = {},
): Promise<string[]> {
  at(world, '2026-11-24', '09:00');
  const name = set.name ?? `Huddle ${randomUUID().slice(0, 8)}`;
  const { huddles } = await world.as(world.jo).huddles.schedule({ ...TUESDAYS, ...set, name });
  return huddles.map((huddle) => huddle.id);
}

/** A huddle of half an hour that was held and closed on a day in the past, straight into the database; its id. */
export async function pastHuddle(
  ctx: Context,
  day: string,
  set: { kind?: 'weekly' | 'daily' | 'complex' | 'cyp'; seriesId?: string | null } = {},
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('huddle')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      name: 'Past',
      kind: 'weekly',
      ...set,
      originalDay: day,
      startsAt: `${day}T08:45:00Z`,
      localStart: `${day}T08:45`,
      minutes: 30,
      minutesACase: 4,
      status: 'closed',
      startedAt: `${day}T08:45:00Z`,
      closedAt: `${day}T09:15:00Z`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Sets the bound clock, London time. */
export const at = (world: World, day: string, time: string): void => {
  world.clock.now = instantAt(day, time);
};

/** The huddle of Tue 1 Dec, live since 8:45, with these cases on its agenda. */
export async function liveHuddle(world: World, ...sets: CaseSet[]) {
  const made = await makeCases(world, ...sets);
  const [huddleId = '', nextId = ''] = await scheduleTuesdays(world);
  at(world, '2026-12-01', '08:45');
  await world.as(world.jo).huddles.start({ huddleId });
  const { items } = await world.as(world.jo).huddles.read({ huddleId });
  return { huddleId, nextId, cases: made, items };
}

/** The refusal of something that should not work. */
export async function refusal(
  attempt: Promise<unknown>,
): Promise<{ reason: string; sentence: string; theirs: unknown }> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Error && 'reason' in error && 'sentence' in error)
      return {
        reason: String(error.reason),
        sentence: String(error.sentence),
        theirs: 'theirs' in error ? error.theirs : undefined,
      };
    throw error;
  }
  throw new Error('nothing was refused');
}
