import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays } from '../../src/calendar/index.ts';
import { addDays } from '../../src/core/day.ts';
import { backoffMinutes, isQuiet, LADDER, latestRung, mustHear } from '../../src/reminders/nudge.ts';

const working = { add: (day: string, days: number) => addWorkingDays(day, days) };
const due = '2026-12-22';
const action = { due, assignedOn: '2026-12-01' };

test('the owner hears two working days before, on the day, and one and three days after, over Christmas', () => {
  const days = [
    '2026-12-17',
    '2026-12-18',
    '2026-12-21',
    '2026-12-22',
    '2026-12-23',
    '2026-12-24',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
  ];
  expect(days.map((day) => latestRung(action, 'owner', day, working)?.rung.days)).toEqual([
    undefined,
    -2,
    -2,
    0,
    1,
    1,
    3,
    3,
    3,
  ]);
});

test('an overdue action reaches the coordinator after five working days and the manager after ten', () => {
  expect(latestRung(action, 'coordinator', '2026-12-30', working)).toBeUndefined();
  expect(latestRung(action, 'coordinator', '2026-12-31', working)?.day).toBe('2026-12-31');
  expect(latestRung(action, 'manager', '2027-01-07', working)).toBeUndefined();
  expect(latestRung(action, 'manager', '2027-01-08', working)?.day).toBe('2027-01-08');
});

test('steps that lie before the assignment are skipped', () => {
  expect(latestRung({ due, assignedOn: '2026-12-21' }, 'owner', '2026-12-21', working)).toBeUndefined();
  expect(latestRung({ due, assignedOn: '2026-12-21' }, 'owner', '2026-12-22', working)?.rung.days).toBe(0);
});

test('after a gap only the latest missed step goes, once', () => {
  expect(mustHear([action], 'owner', '2026-12-18', '2026-12-29', working)).toBe(true);
  expect(mustHear([action], 'owner', '2026-12-29', '2026-12-30', working)).toBe(false);
});

test('nobody hears twice of one step, and nobody misses one, whatever the days on which they were away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (shift, atWork) => {
        const from = addDays('2026-09-01', shift);
        const one = { due: addDays(from, 15), assignedOn: from };
        let last: string | undefined;
        const heard: number[] = [];
        atWork.forEach((here, n) => {
          const today = addDays(from, n);
          const rung = latestRung(one, 'owner', today, working);
          if (!here || !mustHear([one], 'owner', last, today, working)) return;
          last = today;
          if (rung !== undefined) heard.push(rung.rung.days);
        });
        expect(new Set(heard).size).toBe(heard.length);
        expect(heard).toEqual(heard.toSorted((a, b) => a - b));
        if (atWork.at(-1) === true)
          expect(heard.at(-1)).toBe(LADDER.filter((rung) => rung.to === 'owner').at(-1)?.days);
      },
    ),
  );
});

test.each([
  ['07:59', true],
  ['08:00', false],
  ['17:59', false],
  ['18:00', true],
  ['23:30', true],
])('at %s it is quiet: %s', (time, quiet) => {
  expect(isQuiet(time)).toBe(quiet);
});

test('a failed send waits longer each time, an hour at most, and not all at the same moment', () => {
  expect([1, 2, 3, 7, 12].map((attempts) => backoffMinutes(attempts, 0.5))).toEqual([1, 2, 4, 60, 60]);
  expect(backoffMinutes(3, 0)).toBeLessThan(backoffMinutes(3, 0.99));
});
