import { expect, test } from 'vitest';
import { instantAt } from '../../../src/core/time.ts';
import { TUESDAYS } from '../../huddles/huddle-world.ts';
import { TEAM_ID, teams } from '../teams-world.ts';

const t = await teams({ now: '2026-11-24T10:00:00.000Z' });
await t.installedIn('channel', t.jo);
const OTHER = '19:cyp@thread.tacv2';

test('a series posts in the channel it has chosen; one without a choice in the team’s first', async () => {
  const channelId = await t.step(async (ctx) => {
    const first = await ctx.db
      .selectFrom('conversation')
      .selectAll()
      .where('kind', '=', 'channel')
      .executeTakeFirstOrThrow();
    const { id } = await ctx.db
      .insertInto('conversation')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        kind: 'channel',
        teamId: TEAM_ID,
        conversationId: OTHER,
        serviceUrl: first.serviceUrl,
        teamsTenantId: first.teamsTenantId,
        botId: first.botId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
  await t.as(t.jo).huddles.schedule({ ...TUESDAYS, name: 'Here' });
  await t.as(t.jo).huddles.schedule({ ...TUESDAYS, name: 'There', start: '2026-12-01T13:00', channelId });
  t.clock.now = instantAt('2026-11-30', '14:00');
  await t.asSystem.huddles.openDue({});
  await t.asSystem.reminders.deliver({});
  const posted = t.connector.shown.filter(({ text, summary }) => /1 Dec/.test(`${text}${summary}`));
  expect(new Set(posted.map(({ conversationId }) => conversationId)).size).toBe(2);
  expect(posted.some(({ conversationId }) => conversationId === OTHER)).toBe(true);
});
