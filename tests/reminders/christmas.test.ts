import { afterAll, expect, test, vi } from 'vitest';
import { isWorkingDay } from '../../src/calendar/index.ts';
import { addDays, instantAt, showDay, timeOf } from '../../src/core/time.ts';
import { accepted } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

// A busy machine is no fault of what is watched.
afterAll(() => vi.resetConfig());
vi.setConfig({ testTimeout: 180_000 });
const home = await world({ now: instantAt('2026-12-14', '10:00') });
const { as, asSystem, clock, priya, sam, jo, morgan, messages, sent } = home;
const { ref } = await accepted(home);

/** The practice clock goes through the days; the clock's own door asks as it does in the building: plan, then deliver. */
async function watch(from: string, to: string): Promise<string[]> {
  const seen: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    for (const time of ['08:00', '08:30', '12:00', '18:05']) {
      clock.now = instantAt(day, time);
      const before = sent.length;
      await asSystem.reminders.plan({});
      await asSystem.reminders.deliver({});
      for (const message of sent.slice(before)) {
        if (message.toMember === null) continue;
        const who = [priya, sam, jo, morgan].find((one) => one.id === message.toMember)?.name ?? 'nobody';
        seen.push(`${showDay(day)} ${timeOf(message.now)} ${message.kind} → ${who}`);
      }
    }
  return seen;
}

test('the ladder of one action from two working days before to ten after, over Christmas 2026, message by message', async () => {
  const { ref: action } = await as(priya).actions.assign({
    caseRef: ref,
    title: 'Book echo',
    ownerId: priya.id,
    due: '2026-12-23',
  });
  const seen = await watch('2026-12-15', '2027-01-15');
  expect(seen).toEqual([
    'Mon 21 Dec 08:30 digest → Priya Shah',
    'Wed 23 Dec 08:30 digest → Priya Shah',
    'Thu 24 Dec 08:30 digest → Priya Shah',
    // 25 December, the weekend and the substitute day on the 28th are quiet.
    'Wed 30 Dec 08:30 digest → Priya Shah',
    // 1 January and its weekend are quiet too: five working days after is Monday 4 January.
    'Mon 4 Jan 08:30 digest → Jo Bennett',
    'Mon 11 Jan 08:30 digest → Morgan Lee',
  ]);
  expect(
    (await messages())
      .filter((one) => one.kind === 'channel-digest')
      .every((one) => isWorkingDay(one.aboutId)),
  ).toBe(true);
  await as(priya).actions.complete({ ref: action });
  expect(await watch('2027-01-18', '2027-01-29')).toEqual([]);
});

test('a red action over Christmas is told apart: after four working hours, and on the first working morning after its day', async () => {
  clock.now = instantAt('2026-12-24', '16:30');
  const red = await as(priya).actions.assign({
    caseRef: ref,
    title: 'Ring the out-of-hours team',
    ownerId: sam.id,
    priority: 'red',
    due: '2026-12-29',
  });
  const seen = (await watch('2026-12-24', '2026-12-31')).filter((line) => line.includes('red'));
  expect(seen).toEqual([
    'Tue 29 Dec 12:00 red-waiting → Jo Bennett',
    'Wed 30 Dec 08:00 red-late → Jo Bennett',
  ]);
  await as(sam).actions.complete({ ref: red.ref });
});

test('an action that is snoozed over Christmas comes back on the day that was chosen', async () => {
  clock.now = instantAt('2026-12-21', '10:00');
  const { ref: action } = await as(priya).actions.assign({
    caseRef: ref,
    title: 'Order a frame',
    ownerId: priya.id,
    due: '2026-12-24',
  });
  await as(priya).actions.snooze({ ref: action, until: '2027-01-04', why: 'awaiting reply' });
  expect(await watch('2026-12-22', '2027-01-05')).toEqual([
    'Mon 4 Jan 08:30 digest → Priya Shah',
    'Tue 5 Jan 08:30 digest → Jo Bennett',
  ]);
});
