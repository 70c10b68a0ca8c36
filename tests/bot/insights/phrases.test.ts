import { expect, test } from 'vitest';
import { everyCardFits } from '../fits.ts';
import { acceptedCase } from '../people-world.ts';
import { buttonsOf, teams, textOf } from '../teams-world.ts';

const t = await teams();
await t.installedIn('channel', t.jo);
const ref = await acceptedCase(t);

test('with nothing to unblock the bot says so', async () => {
  const { card } = await t.asks(t.morgan, 'what to unblock this week');
  expect(textOf(card)).toContain('Nothing needs unblocking');
  expect(textOf((await t.asks(t.morgan, 'carried out by deprivation')).card)).toContain('No action was due');
  expect(textOf((await t.asks(t.morgan, 'why blocked')).card)).toContain('Nothing is blocked');
});

test('what is stuck is asked after, handed over or taken up with one press each', async () => {
  const action = await t
    .as(t.anna)
    .actions.assign({ caseRef: ref, title: 'book echo', ownerId: t.priya.id, due: '2026-11-27' });
  await t.as(t.priya).actions.block({ ref: action.ref, because: 'no slot' });
  const { card } = await t.asks(t.morgan, 'what should we unblock');
  expect(textOf(card)).toContain('blocked');
  expect(textOf(card)).not.toContain('book echo');
  const nudge = buttonsOf(card).find(({ title }) => title === `Ask about ${action.ref}`);
  const { body } = await t.invoke(t.morgan, nudge?.verb ?? '', nudge?.data);
  expect(JSON.stringify(body)).toContain(`Priya Shah is asked how ${action.ref} is going`);
  const again = await t.invoke(t.morgan, nudge?.verb ?? '', nudge?.data);
  expect(JSON.stringify(again.body)).toContain('Priya Shah is asked');
  expect((await t.messages()).filter(({ kind }) => kind === 'asked-after')).toHaveLength(1);
  expect(textOf((await t.asks(t.morgan, `nudge ${action.ref}`)).card)).toContain('Priya Shah is asked');
});

test('a question goes to the place by a form, and both ends read it in their chat', async () => {
  await t.as(t.jo).insights.joinPlace({ place: 'Riverside and Harbour', leadId: t.morgan.id });
  const [action] = await t.as(t.jo).actions.list({});
  const form = await t.asks(t.anna, `escalate ${action?.ref}`);
  expect(textOf(form.card)).toContain('no words about anybody go up');
  const take = buttonsOf(form.card).find(({ title }) => title === 'Take it up');
  const { body } = await t.invoke(t.anna, take?.verb ?? '', { ...take?.data, ask: 'capacity' });
  expect(JSON.stringify(body)).toContain(`${action?.ref} is with Riverside and Harbour`);
  const { card } = await t.asks(t.morgan, 'escalations');
  expect(textOf(card)).toContain('A service is full: find capacity');
  expect(textOf(card)).toContain('Not answered yet');
});

test('in the channel nobody is named and nothing typed is shown', async () => {
  const { shown } = await t.says(t.morgan, 'what to unblock', 'channel');
  expect(JSON.stringify(shown)).not.toContain('Priya Shah');
});

everyCardFits(t);
