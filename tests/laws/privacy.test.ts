import { beforeAll, expect, test } from 'vitest';
import { phrases } from '../../bot/slices.ts';
import { instantAt } from '../../src/core/time.ts';
import { type ButtonJson, buttonsOf, type Shown, teams } from '../bot/teams-world.ts';
import { liveHuddle } from '../huddles/huddle-world.ts';
import { leaksIn, plant } from './canaries.ts';

const w = await teams();
const { as, priya, sam, jo, anna, morgan, connector } = w;
let shared: Shown[] = [];
let buttons: ButtonJson[] = [];
let ref = '';
let action = '';

beforeAll(async () => {
  await w.installedIn('channel', jo);
  const { person } = await w.step(async (ctx) => {
    await ctx.db
      .insertInto('personIdentity')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        person: 1,
        nhsNumber: '9990000018',
        birthDate: '1931-05-17',
        surname: 'Barker',
        forename: 'Helen',
        postcode: 'ZZ1 1AA',
        address: '1 Quay Street',
      })
      .execute();
    return { person: 1 };
  });
  await w.step((ctx) =>
    ctx.db
      .insertInto('relationship')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        memberId: priya.id,
        person,
        kind: 'On my caseload',
        statedAt: ctx.now,
      })
      .execute(),
  );
  const { huddleId, cases, items } = await liveHuddle(w, { priority: 'red' }, { priority: 'amber' }, {});
  ref = cases[0]?.ref ?? '';
  const [first, second] = items;
  await as(jo).huddles.attend({ huddleId, memberId: priya.id, state: 'here' });
  await as(jo).huddles.goTo({ huddleId, itemId: first?.id ?? '' });
  await as(jo).huddles.record({
    itemId: first?.id ?? '',
    group: 'sbar',
    version: 0,
    situation: 'x',
    actionToDate: 'x',
    update: 'x',
    nextSteps: 'x',
  });
  await as(jo).huddles.record({
    itemId: first?.id ?? '',
    group: 'decision',
    version: 0,
    decision: 'x',
    rationale: 'x',
    dissent: 'x',
    outcome: 'SAFEGUARD',
  });
  action = (await as(jo).actions.assign({ caseRef: ref, title: 'Book echo', ownerId: priya.id, huddleId }))
    .ref;
  await as(priya).actions.block({ ref: action, because: 'No transport' });
  await as(jo).huddles.nextItem({ huddleId });
  await as(jo).huddles.record({
    itemId: second?.id ?? '',
    group: 'decision',
    version: 0,
    decision: 'x',
    rationale: 'x',
    outcome: 'MH',
  });
  // The door's own clock is the practice clock; the world's is bound to each call.
  await w.followClock();
});

const inShared = (from: number): Shown[] =>
  connector.shown.slice(from).filter((one) => !one.conversationId.startsWith('a:'));

test('canaries stand in every identifying and free-text column', async () => {
  const planted = await plant(w.database.ownerUrl);
  for (const column of [
    'person_identity.surname',
    'person_identity.address',
    'action.title',
    'action.because',
    'mdt_case.question',
    'mdt_case.matters',
    'series.name',
    'huddle.name',
    'discussion.decision',
    'agenda_item.question',
    'list.name',
  ])
    expect(planted).toContain(column);
  expect(
    (await as(jo).huddles.read({ huddleId: (await as(jo).huddles.find({ text: '' })).huddleId })).name,
  ).toContain('Kanarienvogel');
  // The law can see them: in her personal chat Priya reads what is hers to do.
  expect(leaksIn(JSON.stringify(await w.asks(priya, 'my actions')))).not.toEqual([]);
});

test('no phrase that the bot understands makes it say anything of a person in the channel, whoever asks', async () => {
  const from = connector.shown.length;
  // Between them a coordinator and a chair may do all that a channel allows.
  for (const who of [jo, anna])
    for (const phrase of phrases) {
      const words = phrase.like
        .replaceAll('N7-0042', ref)
        .replaceAll('A-118', action)
        .replaceAll('Jennings', 'Barker');
      const { shown } = await w.says(who, words, 'channel');
      buttons.push(...shown.flatMap((one) => buttonsOf(one.card)));
    }
  shared = inShared(from);
  expect(shared.length).toBeGreaterThan(phrases.length);
  expect(shared.flatMap((one) => leaksIn(JSON.stringify(one)))).toEqual([]);
}, 120_000);

test('no button pressed in the channel shows anything of a person, old ones among them', async () => {
  const seen = new Set<string>();
  buttons = buttons.filter(
    (button) =>
      button.verb !== undefined &&
      !seen.has(`${button.verb}${JSON.stringify(button.data)}`) &&
      seen.add(`${button.verb}${JSON.stringify(button.data)}`),
  );
  expect(buttons.length).toBeGreaterThan(5);
  const from = connector.shown.length;
  for (const who of [jo, priya])
    for (const button of buttons) {
      const { body } = await w.invoke(who, button.verb, button.data, 'channel');
      expect(leaksIn(JSON.stringify(body ?? null))).toEqual([]);
    }
  expect(inShared(from).flatMap((one) => leaksIn(JSON.stringify(one)))).toEqual([]);
}, 120_000);

test('the posts of the channel say nothing of a person in any phase, and no notification does, in personal chats either', async () => {
  const from = connector.shown.length;
  for (const who of [jo, priya, sam, anna, morgan]) await w.says(who, 'help');
  const { huddleId } = await as(jo).huddles.find({ text: '' });
  await readBackAndClose(huddleId);
  await as(jo).actions.assign({ caseRef: ref, title: 'Ring housing', ownerId: priya.id, due: '2026-12-08' });
  await plant(w.database.ownerUrl);
  for (const day of ['2026-12-02', '2026-12-04', '2026-12-09', '2026-12-11', '2026-12-18']) {
    w.clock.now = instantAt(day, '08:40');
    await w.asSystem.huddles.openDue({});
    await w.asSystem.minutes.plan({});
    await w.asSystem.reminders.plan({});
    await w.asSystem.reminders.deliver({});
  }
  const kinds = new Set(
    (await w.messages()).filter((message) => message.state === 'sent').map((message) => message.kind),
  );
  for (const kind of ['huddle-post', 'channel-digest', 'digest', 'read-back', 'owner-summary'])
    expect(kinds).toContain(kind);
  expect((await w.messages()).filter((message) => message.state === 'parked')).toEqual([]);
  expect(inShared(from).flatMap((one) => leaksIn(JSON.stringify(one)))).toEqual([]);
  expect(connector.shown.slice(from).flatMap((one) => leaksIn(one.summary))).toEqual([]);
}, 60_000);

/** Through the cases to the read-back, its post and its personal call sent; closed, then corrected and filed with words. */
async function readBackAndClose(huddleId: string): Promise<void> {
  await as(jo).huddles.attend({ huddleId, memberId: priya.id, state: 'here' });
  const { id } = await as(jo).actions.assign({ caseRef: ref, title: 'Ring GP', ownerId: priya.id, huddleId });
  expect(id).not.toBe('');
  while ((await as(jo).huddles.nextItem({ huddleId })).moved);
  const { isTime, actions } = await as(jo).minutes.readBack({ huddleId });
  expect(isTime && actions.length > 0).toBe(true);
  const before = connector.shown.length;
  await w.asSystem.reminders.deliver({});
  expect(JSON.stringify(inShared(before))).toContain('reading back');
  await as(jo).huddles.close({ huddleId });
  for (const item of (await as(jo).minutes.ofHuddle({ huddleId })).items)
    if (item.said !== null) {
      const { itemId } = item;
      await as(jo).minutes.correct({ itemId, field: 'decision', words: 'x', reason: 'x' });
      await as(jo).minutes.file({ itemId, system: 'other', note: 'x' });
    }
}
