import { beforeEach, expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay } from '../../src/calendar/index.ts';
import { addDays, instantAt, weekdayNumber } from '../../src/core/time.ts';
import { accepted, exclude } from '../cases/caseload.ts';
import { world } from '../world/world.ts';
import { teamAtHand } from './team-at-hand.ts';

/**
 * DOMAIN.md 4 told once more, in days instead of SQL: on each day the practice clock asks, from the Friday before Advent to the
 * second Sunday of January, with an action due on every day between. Each step reaches the right person once, or goes up in a later one.
 */
const FIRST = '2026-11-20';
const LAST = '2027-01-10';
const GIVEN = '2026-11-18';
const daysFrom = (from: string, to: string): string[] =>
  from > to ? [] : [from, ...daysFrom(addDays(from, 1), to)];
const DAYS = daysFrom(FIRST, LAST);
// Every day in test:long; else one in four, of all days of the week.
const DUE = daysFrom('2026-11-24', '2027-01-08').filter(
  (_, n) => process.env.TEST_LONG === '1' || n % 4 === 0,
);
const home = await world({ now: instantAt(GIVEN, '09:00') });
const { as, asSystem, clock, priya, sam, jo, morgan, step, messages } = home;
const { id: caseId, ref } = await accepted(home);

type Scene = {
  works?: number[];
  deputyWorks?: number[];
  leave?: [string, string];
  left?: string;
  deputy?: true;
  excluded?: true;
  snoozed?: string;
  coordinatorWorks?: number[];
};
const EVERY_DAY = [1, 2, 3, 4, 5];
const worksOn = (days: readonly number[] | undefined, day: string): boolean =>
  isWorkingDay(day) && (days ?? EVERY_DAY).includes(weekdayNumber(day));

/** Who hears of Priya’s actions on a day, and whether they work on it. */
function hearer(scene: Scene, day: string): { id: string; works: boolean } {
  const isOut =
    (scene.leave !== undefined && scene.leave[0] <= day && day <= scene.leave[1]) ||
    (scene.left !== undefined && scene.left <= day);
  if (!isOut) return { id: priya.id, works: worksOn(scene.works, day) };
  if (scene.deputy === true && scene.excluded !== true)
    return { id: sam.id, works: worksOn(scene.deputyWorks, day) };
  return { id: jo.id, works: worksOn(scene.coordinatorWorks, day) };
}

const { change, onLeave, clear } = teamAtHand(home);

type Told = { due: string; step: string; to: string; day: string };
/** Walks through the days; what was told, having checked that whatever was planned was sent and listed. */
async function walk(scene: Scene): Promise<Told[]> {
  const dueOf = new Map<string, string>();
  clock.now = instantAt(GIVEN, '09:00');
  for (const due of DUE) {
    const { id, ref: action } = await as(priya).actions.assign({
      caseRef: ref,
      title: 'Book echo',
      ownerId: priya.id,
      due,
    });
    dueOf.set(id, due);
    if (scene.snoozed !== undefined)
      await as(priya).actions.snooze({ ref: action, until: scene.snoozed, why: 'awaiting reply' });
  }
  await change(priya, { workingDays: scene.works ?? EVERY_DAY, deputyId: scene.deputy ? sam.id : null });
  await change(sam, { workingDays: scene.deputyWorks ?? EVERY_DAY });
  await change(jo, { workingDays: scene.coordinatorWorks ?? EVERY_DAY });
  if (scene.excluded === true) await exclude(home, caseId, sam.organisationId);
  const { leave } = scene;
  if (leave !== undefined) await onLeave(priya, ...leave);
  const told: Told[] = [];
  for (const day of DAYS) {
    if (day === scene.left) await change(priya, { leftOn: day });
    clock.now = instantAt(day, '08:35');
    await asSystem.reminders.plan({});
    await asSystem.reminders.deliver({});
    const sent = (await messages()).filter((one) => one.kind === 'digest' && one.aboutId === day);
    for (const one of sent) {
      expect(one.state, `the digest of ${day}`).toBe('sent');
      const memberId = one.toMember ?? '';
      const digest = await asSystem.reminders.digest({ memberId, day });
      const listed = [digest.overdue, digest.today, digest.soon, digest.needsYou].flat().map(({ id }) => id);
      const planned = await step((ctx) =>
        ctx.db.selectFrom('nudge').selectAll().where('messageId', '=', one.id).execute(),
      );
      expect(planned.length, `what the digest of ${day} was planned for`).toBeGreaterThan(0);
      for (const nudge of planned) {
        expect(listed, `what ${digest.member.name}’s digest of ${day} lists`).toContain(nudge.actionId);
        told.push({ due: dueOf.get(nudge.actionId) ?? '', step: nudge.step, to: memberId, day });
      }
    }
  }
  return told;
}

/** The days on which the steps of the ladder fall: a date on which nobody works counts as the working day before it. */
const dayOfStep = (due: string, days: number): string => {
  const base = isWorkingDay(due) ? due : addWorkingDays(due, -1);
  return days === 0 ? base : addWorkingDays(base, days);
};
/** What of the ladder is missing, twice or with the wrong person, a line for each. */
function faults(scene: Scene, told: readonly Told[]): string[] {
  const found: string[] = [];
  const keys = told.map((one) => `${one.due} ${one.step} ${one.to}`);
  for (const key of keys.filter((one, n) => keys.indexOf(one) !== n)) found.push(`twice: ${key}`);
  for (const due of DUE) {
    const own = told.filter((one) => one.due === due && one.step !== '5' && one.step !== '10');
    for (const one of own)
      if (hearer(scene, one.day).id !== one.to)
        found.push(`due ${due}, ${one.step}: wrong person on ${one.day}`);
    const level = (one: Told): number =>
      one.step.startsWith('snooze')
        ? Math.max(-2, ...[-2, 0, 1, 3].filter((days) => dayOfStep(due, days) <= one.day))
        : Number(one.step);
    const chances = DAYS.filter((day) => hearer(scene, day).works && day >= (scene.snoozed ?? FIRST));
    for (const days of [-2, 0, 1, 3]) {
      const from = dayOfStep(due, days);
      if (from < FIRST) continue;
      const last = dayOfStep(due, 0);
      // Up to the due date never past it: the last chance before it, where there is none from its day on.
      const chance =
        chances.find((day) => day >= from && (days > 0 || day <= last)) ??
        (days > 0 ? undefined : chances.findLast((day) => day <= last));
      if (chance === undefined) continue;
      if (!own.some((one) => one.day <= chance && level(one) >= days))
        found.push(`due ${due}, ${days}: nobody heard by ${chance}`);
      if (own.some((one) => one.step === String(days) && one.day < (from < chance ? from : chance)))
        found.push(`due ${due}, ${days}: too soon`);
    }
    if (scene.snoozed !== undefined && !own.some((one) => one.step.startsWith('snooze') || one.day >= due))
      found.push(`due ${due}: the end of the snooze was not told`);
    for (const [days, to, works] of [
      [5, jo, scene.coordinatorWorks],
      [10, morgan, undefined],
    ] as const) {
      const day = DAYS.find((one) => one >= dayOfStep(due, days) && worksOn(works, one));
      const of = told.filter((one) => one.due === due && one.step === String(days) && one.to === to.id);
      const expected = to === morgan && scene.excluded === true ? undefined : day;
      if (of[0]?.day !== expected) found.push(`due ${due}, ${days}: ${of[0]?.day} instead of ${expected}`);
    }
  }
  return found;
}

beforeEach(clear);

test.each<[string, Scene]>([
  ['for an owner who works every day', {}],
  ['for an owner who works from Monday to Wednesday', { works: [1, 2, 3] }],
  ['for an owner who works on Thursdays', { works: [4] }],
  ['over two weeks of leave with a deputy', { leave: ['2026-12-14', '2026-12-27'], deputy: true }],
  [
    'over leave that ends before days off, with a deputy who works on two',
    { works: [1, 2], leave: ['2026-12-07', '2026-12-22'], deputy: true, deputyWorks: [2, 5] },
  ],
  ['over leave without a deputy', { leave: ['2026-12-03', '2027-01-04'], coordinatorWorks: [1, 3, 5] }],
  [
    'over leave with a deputy who is kept away',
    { leave: ['2026-12-03', '2026-12-16'], deputy: true, excluded: true },
  ],
  ['after the owner has left, with a deputy', { left: '2026-12-08', deputy: true }],
  ['after the owner has left, without a deputy', { left: '2026-12-08' }],
  ['after a snooze to a Monday', { snoozed: '2026-12-07' }],
  [
    'after a snooze to a Saturday, for an owner who works from Tuesday to Thursday',
    { snoozed: '2026-12-12', works: [2, 3, 4] },
  ],
])(
  'every step is told once to the right person or goes up in a later one, %s',
  {
    timeout: 60_000,
  },
  async (_, scene) => {
    expect(faults(scene, await walk(scene))).toEqual([]);
  },
);
