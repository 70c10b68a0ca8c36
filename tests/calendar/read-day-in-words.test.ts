import { describe, expect, test } from 'vitest';
import { world } from '../world/world.ts';

describe('reading a date in words', async () => {
  const { as, asOperator, priya, step } = await world();

  test.each(['banana', '', '31/02/2027', '99/99', 'yesterday week', 'Friday banana'])(
    '“%s” is refused with examples of what to say',
    async (text) => {
      await expect(as(priya).calendar.readDay({ text })).rejects.toMatchObject({
        reason: 'invalid',
        sentence: expect.stringContaining('“in ten working days”'),
      });
    },
  );

  test('a member and the operator get the day with its weekday', async () => {
    expect(await as(priya).calendar.readDay({ text: 'by Friday' })).toEqual({
      day: '2026-11-27',
      weekday: 'Friday',
    });
    expect(await asOperator.calendar.readDay({ text: '4/12' })).toEqual({
      day: '2026-12-04',
      weekday: 'Friday',
    });
  });

  test('the neighbourhood’s own closures are no working days', async () => {
    await step((ctx) =>
      ctx.db
        .updateTable('neighbourhood')
        .set({ localClosures: ['2026-11-26'] })
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .execute(),
    );
    expect(await as(priya).calendar.readDay({ text: 'in 3 working days' })).toEqual({
      day: '2026-11-30',
      weekday: 'Monday',
    });
  });
});
