import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { instantAt } from '../../src/core/time.ts';
import { type World, world } from '../world/world.ts';

const home: World = await world();
const { as, jo, clock } = home;
const old = instantAt('2026-10-01', '09:00');

test('the ledger leaves nothing out: it shows thousands of messages, and asked for too many it says so', async () => {
  clock.now = instantAt('2026-11-27', '09:00');
  const sentMany = (from: number, to: number) =>
    home.step((ctx) =>
      sql`insert into message (neighbourhood_id, kind, cause, about_kind, about_id, state, created_at, not_before)
        select ${ctx.neighbourhoodId}, 'test', 'many-' || n, 'test', n::text, 'sent', ${old}::timestamptz, ${old}::timestamptz
        from generate_series(${from}::int, ${to}::int) n`.execute(ctx.db),
    );
  await sentMany(1, 10_000);
  const since = instantAt('2026-09-30', '09:00');
  const shown = await as(jo).reminders.ledger({ since });
  expect(new Set(shown.map(({ about }) => about)).size).toBe(10_000);
  await sentMany(10_001, 10_001);
  await expect(as(jo).reminders.ledger({ since })).rejects.toThrow(
    'More than 10,000 messages went out since then',
  );
  expect(await as(jo).reminders.ledger({ since: instantAt('2026-11-01', '09:00') })).toEqual([]);
});
