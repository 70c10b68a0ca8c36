import { beforeEach, expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { accepted, exclude } from '../cases/caseload.ts';
import { world } from '../world/world.ts';
import { teamAtHand } from './team-at-hand.ts';

const home = await world();
const { as, asSystem, clock, priya, sam, jo, anna, morgan, messages, step } = home;
const { id: caseId, ref } = await accepted(home);
const at = (day: string, time = '08:35'): void => {
  clock.now = instantAt(day, time);
};
/** The clock's door on these days: who was sent a digest, and what it listed. Nothing that was planned is withdrawn. */
async function heard(...days: string[]): Promise<string[]> {
  const told: string[] = [];
  for (const day of days) {
    at(day);
    await asSystem.reminders.plan({});
    await asSystem.reminders.deliver({});
    for (const one of (await messages()).filter((message) => message.kind === 'digest')) {
      if (one.aboutId !== day) continue;
      const memberId = one.toMember ?? '';
      const digest = await asSystem.reminders.digest({ memberId, day });
      const lists = (['overdue', 'today', 'soon', 'needsYou'] as const).filter(
        (group) => digest[group].length > 0,
      );
      told.push(
        `${day.slice(5)} ${digest.member.name}: ${lists.join(', ')}${one.state === 'sent' ? '' : ` (${one.state})`}`,
      );
    }
  }
  return told;
}
const { change, onLeave, clear } = teamAtHand(home);
const give = (due: string) =>
  as(priya).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: priya.id, due });

beforeEach(async () => {
  await clear();
  at('2026-11-24', '09:00');
});

test.each([
  ['a Saturday', '2026-12-05', ['12-02', '12-04', '12-07', '12-09']],
  ['a Sunday', '2026-12-06', ['12-02', '12-04', '12-07', '12-09']],
  ['Christmas Day', '2026-12-25', ['12-22', '12-24', '12-29', '12-31']],
  ['the substitute day after Boxing Day', '2026-12-28', ['12-22', '12-24', '12-29', '12-31']],
])(
  'due on %s the owner hears two working days before, on the last working day, and one and three after',
  async (_, due, days) => {
    await give(due);
    expect(await heard(...days.map((day) => `2026-${day}`))).toEqual([
      `${days[0]} Priya Shah: soon`,
      `${days[1]} Priya Shah: soon`,
      `${days[2]} Priya Shah: overdue`,
      `${days[3]} Priya Shah: overdue`,
    ]);
  },
);

test('five working days after a Saturday the coordinator hears on the Friday, and not a day late', async () => {
  await give('2026-12-05');
  expect((await heard('2026-12-07', '2026-12-09', '2026-12-11', '2026-12-14')).slice(2)).toEqual([
    '12-11 Jo Bennett: needsYou',
  ]);
});

test('snoozed to a day long before it is due, the promised reminder comes that day, and what is due far ahead is late with nobody', async () => {
  const { ref: soon } = await give('2026-12-18');
  await as(priya).actions.snooze({ ref: soon, until: '2026-11-30', why: 'awaiting reply' });
  expect(await heard('2026-11-27', '2026-11-30', '2026-12-01')).toEqual(['11-30 Priya Shah: soon']);
  const { ref: far } = await give('2027-03-01');
  await as(priya).actions.snooze({ ref: far, until: '2026-12-05', why: 'awaiting reply' });
  expect(await heard('2026-12-04', '2026-12-07')).toEqual(['12-07 Priya Shah: soon']);
});

test('who left with an action that nobody could take: the deputy hears of it, without one the coordinator', async () => {
  await give('2026-11-30');
  await change(priya, { leftOn: '2026-11-25' });
  expect(await heard('2026-11-26')).toEqual(['11-26 Jo Bennett: soon']);
  await change(priya, { deputyId: sam.id });
  expect(await heard('2026-11-30', '2026-12-01')).toEqual([
    '11-30 Sam Okafor: today',
    '12-01 Sam Okafor: overdue',
  ]);
});

test('on leave with a deputy whose organisation the person excluded, the coordinator hears', async () => {
  await give('2026-11-30');
  await change(priya, { deputyId: sam.id });
  await onLeave(priya, '2026-11-25', '2026-12-02');
  await exclude(home, caseId, sam.organisationId);
  expect(await heard('2026-11-26', '2026-11-30', '2026-12-01', '2026-12-02')).toEqual([
    '11-26 Jo Bennett: soon',
    '11-30 Jo Bennett: today',
    '12-01 Jo Bennett: overdue',
  ]);
});

test('a coordinator on leave is stood in for by their deputy, who hears of what is late with others', async () => {
  await give('2026-11-27');
  await change(jo, { deputyId: anna.id });
  await onLeave(jo, '2026-12-02', '2026-12-18');
  expect((await heard('2026-12-02', '2026-12-04')).at(-1)).toBe('12-04 Dr Anna Reid: needsYou');
  await change(morgan, { deputyId: sam.id });
  await onLeave(morgan, '2026-12-10', '2026-12-18');
  expect(await heard('2026-12-11')).toEqual(['12-11 Sam Okafor: needsYou']);
});

test('a deputy who works on other days than the date hears before it, as the owner would', async () => {
  await give('2026-12-03');
  await change(priya, { deputyId: sam.id });
  await change(sam, { workingDays: [1, 2] });
  await onLeave(priya, '2026-11-25', '2026-12-11');
  expect(await heard('2026-12-01', '2026-12-02', '2026-12-03', '2026-12-07')).toEqual([
    '12-01 Sam Okafor: soon',
    '12-07 Sam Okafor: overdue',
  ]);
});

test('back from leave on a day off, the owner is not silently past the date: who stood in heard of it before', async () => {
  await give('2026-12-03');
  await change(priya, { workingDays: [1, 2, 3] });
  await onLeave(priya, '2026-12-02', '2026-12-02');
  expect(await heard('2026-12-01', '2026-12-02', '2026-12-03', '2026-12-07')).toEqual([
    '12-01 Priya Shah: soon',
    '12-02 Jo Bennett: soon',
    '12-07 Priya Shah: overdue',
  ]);
  const steps = await step((ctx) =>
    ctx.db.selectFrom('nudge').select(['day', 'step']).orderBy('day').execute(),
  );
  expect(steps.map((one) => [one.day.slice(5), one.step])).toEqual([
    ['12-01', '-2'],
    ['12-02', '0'],
    ['12-07', '1'],
  ]);
});

test('leave that is entered between planning and sending takes the message to the deputy instead', async () => {
  await give('2026-11-30');
  await change(priya, { deputyId: sam.id });
  at('2026-11-30', '07:00');
  await asSystem.reminders.plan({});
  await onLeave(priya, '2026-11-30', '2026-12-02');
  expect(await heard('2026-11-30')).toEqual([
    '11-30 Priya Shah: today (withdrawn)',
    '11-30 Sam Okafor: today',
  ]);
});

test('what a digest was planned for was done meanwhile: nothing goes, though something already told is still open', async () => {
  await give('2026-11-25');
  await heard('2026-11-25', '2026-11-26', '2026-11-30');
  at('2026-11-30', '10:00');
  const { ref: other } = await give('2026-12-01');
  at('2026-12-01', '07:00');
  await asSystem.reminders.plan({});
  await as(priya).actions.complete({ ref: other });
  expect(await heard('2026-12-01')).toEqual(['12-01 Priya Shah: overdue (withdrawn)']);
});
