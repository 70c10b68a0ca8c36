import { expect, test } from 'vitest';
import { world } from '../world/world.ts';
import { at, makeCases, pastHuddle, scheduleTuesdays } from './huddle-world.ts';

const w = await world();
const jo = () => w.as(w.jo);

/** Huddles of the past, closed, each with cases of so many seconds. */
async function held(kind: 'weekly' | 'daily', days: readonly string[], cases: number, seconds: number) {
  const made = await makeCases(w, ...Array.from({ length: days.length * cases }, () => ({})));
  await w.step(async (ctx) => {
    for (const [n, day] of days.entries()) {
      const id = await pastHuddle(ctx, day, { kind });
      await ctx.db
        .insertInto('agendaItem')
        .values(
          made.slice(n * cases, (n + 1) * cases).map((one, place) => ({
            neighbourhoodId: ctx.neighbourhoodId,
            huddleId: id,
            caseId: one.id,
            position: place + 1,
            minutes: 4,
            why: 'new' as const,
            question: '',
            state: 'discussed' as const,
            secondsSpent: seconds,
          })),
        )
        .execute();
    }
  });
}

test('with two closed huddles the planner still goes by the default, and says so', async () => {
  await held('weekly', ['2026-11-10', '2026-11-17'], 6, 300);
  const [huddleId = ''] = await scheduleTuesdays(w);
  expect(await jo().huddles.plan({ huddleId })).toMatchObject({ minutesACase: 4, minutesFrom: 'default' });
});
test('with a third it goes by the team’s own median, to the half minute', async () => {
  await held('weekly', ['2026-11-03'], 6, 320);
  const [huddleId = '', nextId = ''] = await scheduleTuesdays(w);
  await makeCases(w, {}, {});
  expect(await jo().huddles.plan({ huddleId })).toMatchObject({ minutesACase: 5, minutesFrom: 'team' });
  const filled = await jo().huddles.fill({ huddleId });
  expect(filled.says[0]).toContain('5 minutes a case (your team’s median of 18 cases)');
  expect(filled.items.every((item) => item.minutes === 5)).toBe(true);
  const [one] = await makeCases(w, {});
  await jo().huddles.addItem({ huddleId: nextId, ref: one?.ref ?? '' });
  expect((await jo().huddles.read({ huddleId: nextId })).items[0]?.minutes).toBe(5);
});
test('another kind of huddle keeps its own default, and what somebody chose for a series stands', async () => {
  const [daily = ''] = await scheduleTuesdays(w, { kind: 'daily', minutes: 15 });
  expect(await jo().huddles.plan({ huddleId: daily })).toMatchObject({ minutesFrom: 'default' });
  at(w, '2026-11-24', '09:00');
  const { huddles } = await jo().huddles.schedule({
    name: 'Slow huddle',
    kind: 'weekly',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: '2026-12-01T14:00',
    minutesACase: 6,
  });
  expect(await jo().huddles.plan({ huddleId: huddles[0]?.id ?? '' })).toMatchObject({
    minutesACase: 6,
    minutesFrom: 'chosen',
  });
});
