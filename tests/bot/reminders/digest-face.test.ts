import { expect, test } from 'vitest';
import { addDays } from '../../../src/core/day.ts';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

// Fri 27 Nov 2026; the digest is read for Fri 11 Dec, when all but two of these are late.
const t = await teams({ now: '2026-11-27T09:30:00.000Z' });
await t.asks(t.priya, 'help');
await t.asks(t.jo, 'help');
const ref = await acceptedCase(t);
const give = async (due: string, priority: 'red' | 'amber' | 'green' = 'amber', ownerId = t.priya.id) =>
  (await t.as(t.jo).actions.assign({ caseRef: ref, title: `Call about ${due}`, ownerId, due, priority })).ref;
const amber: string[] = [];
for (let n = 0; n < 9; n += 1) amber.push(await give(addDays('2026-12-01', n)));
const today = await give('2026-12-11', 'red');
const soon = await give('2026-12-14', 'green');
const lateRed = await give('2026-12-10', 'red');
const digest = async (who: typeof t.priya) =>
  (await t.invoke(who, 'reminders.digest', { input: { memberId: who.id, day: '2026-12-11' } }))
    .body as unknown as { value: { body: unknown[] } };
const refsIn = (words: string): string[] => [...words.matchAll(/^(A-\d+) · /gm)].map((hit) => hit[1] ?? '');

test('a nurse with more than a card holds sees red first, then the longest overdue; what is left out is said, with the way to it', async () => {
  const { value } = await digest(t.priya);
  const words = textOf(value);
  expect(refsIn(words)).toEqual([lateRed, today, ...amber.slice(0, 6)]);
  expect(words).toContain('10 overdue, 1 due today, 1 due soon.');
  expect(words).toContain('Red: 2');
  expect(words).toContain('Overdue, not red: 9');
  expect(words).toContain(
    'Not shown here: 3 overdue, 1 due soon. **Open my actions** has all that are yours.',
  );
  expect(words).not.toContain(soon);
  expect(buttonsOf(value).map(({ title }) => title)).toContain('Open my actions');
});

test('done with enough of them, the rest comes up, today’s and what is due soon after what is late', async () => {
  for (const one of [...amber.slice(0, 6), lateRed]) await t.as(t.priya).actions.complete({ ref: one });
  const words = textOf((await digest(t.priya)).value);
  expect(refsIn(words)).toEqual([today, ...amber.slice(6), soon]);
  expect(words).not.toContain('Not shown here');
});

test('a coordinator with much of their own is told how many are late with others, and how to see them', async () => {
  for (let n = 0; n < 8; n += 1) await give(addDays('2026-12-01', n), 'green', t.jo.id);
  for (const due of ['2026-12-01', '2026-12-02']) await give(due, 'amber', t.sam.id);
  const words = textOf((await digest(t.jo)).value);
  expect(words).toMatch(/Not shown here: 2 late with others\. .*type \*\*overdue\*\* for the others/);
});

everyCardFits(t);
