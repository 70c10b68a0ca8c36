import { beforeAll, expect, test } from 'vitest';
import { at, liveHuddle, makeCases } from '../../huddles/huddle-world.ts';
import { known } from '../../minutes/minutes-world.ts';
import { everyCardFits } from '../fits.ts';
import { buttonsOf, type CardJson, teams, textOf } from '../teams-world.ts';

const t = await teams({ now: '2026-12-01T08:00:00.000Z' });
const { as, jo, priya, sam, anna } = t;
let huddleId = '';
let ref = '';
let priyas = '';
let sams = '';

/** The doors read the practice clock; it follows the world's. */
const clockTo = async (day: string, time: string): Promise<void> => {
  at(t, day, time);
  await t.followClock();
};
const deliver = () => t.asSystem.reminders.deliver({});
const shownIn = (from: number, place: 'channel' | 'chat') =>
  t.connector.shown.slice(from).filter((one) => one.conversationId.startsWith('a:') === (place === 'chat'));

beforeAll(async () => {
  await t.installedIn('channel', jo);
  for (const who of [jo, priya, sam, anna]) await t.says(who, 'help');
  const live = await liveHuddle(t, {});
  huddleId = live.huddleId;
  ref = live.cases[0]?.ref ?? '';
  await known(t, live.cases);
  await clockTo('2026-12-01', '08:46');
  for (const member of [jo, priya])
    await as(jo).huddles.attend({ huddleId, memberId: member.id, state: 'here' });
  await as(jo).huddles.nextItem({ huddleId });
  const assign = async (ownerId: string, title: string) =>
    (await as(jo).actions.assign({ caseRef: ref, title, ownerId, due: '2026-12-04', huddleId })).ref;
  priyas = await assign(priya.id, 'Book echo');
  sams = await assign(sam.id, 'Ring housing');
});

test('nothing was held yet: minutes says so, and an unknown note is not filed', async () => {
  expect((await t.asks(jo, 'minutes')).text).toContain('No huddle has been held yet.');
  expect((await t.asks(jo, `filed ${ref} in EMIS`)).text).toContain(`No note of ${ref} waits for you`);
});

test('after the last case the channel’s one post reads back references, owners and dates, without a word of what', async () => {
  await deliver();
  const from = t.connector.shown.length;
  await as(jo).huddles.nextItem({ huddleId });
  await deliver();
  const post = shownIn(from, 'channel').at(-1);
  expect(textOf(post?.card)).toContain('reading back');
  expect(textOf(post?.card)).toContain(`${priyas} · ${ref} · Priya Shah · due Fri 4 Dec · to confirm`);
  expect(textOf(post?.card)).toContain(`${sams} · ${ref} · Sam Okafor · due Fri 4 Dec · asked by message`);
  expect(textOf(post?.card)).not.toMatch(/echo|housing/i);
  expect(buttonsOf(post?.card).map((button) => button.title)).toContain('Confirm mine');
  const asked = shownIn(from, 'chat').at(-1);
  expect(textOf(asked?.card)).toMatch(/Is that right\? 1 action for you/);
  expect(textOf(asked?.card)).toContain('Book echo');
  expect(asked?.summary).not.toContain('echo');
});

test('close huddle by words shows first what nobody has said yes to', async () => {
  const asked = await t.asks(jo, 'close huddle');
  expect(textOf(asked.card)).toContain('1 action is not confirmed yet.');
  expect(textOf(asked.card)).toContain(`${priyas} · ${ref} · Priya Shah`);
  expect(buttonsOf(asked.card).map((button) => button.title)).toEqual(['Read back', 'Close all the same']);
  expect((await as(jo).huddles.read({ huddleId })).status).toBe('live');
});

test('one press of the shared button confirms the presser’s own, and an old card pressed again does no harm', async () => {
  const post = t.connector.shown.filter((one) => !one.conversationId.startsWith('a:')).at(-1)?.card;
  const answer = await t.presses(priya, post, 'Confirm mine', {}, 'channel');
  expect(JSON.stringify(answer)).toContain('✓ confirmed');
  const again = await t.presses(priya, post, 'Confirm mine', {}, 'channel');
  expect(JSON.stringify(again)).toContain('Nothing here waits for you.');
  expect(await as(jo).minutes.readBack({ huddleId })).toMatchObject({ unconfirmed: 0, offered: 1 });
});

test('read back and confirm by words; somebody who is not here answers from their own chat', async () => {
  expect(textOf((await t.asks(jo, 'read back')).card)).toContain('Ring housing');
  expect(textOf((await t.asks(sam, `confirm ${sams}`)).card)).toContain(`${sams} is confirmed.`);
  expect((await as(sam).actions.read({ ref: sams })).status).toBe('accepted');
});

test('the summary tells what was agreed, and the day after each owner has their list with buttons', async () => {
  await as(jo).huddles.close({ huddleId });
  const from = t.connector.shown.length;
  await deliver();
  expect(textOf(shownIn(from, 'channel').at(-1)?.card)).toContain('1 case discussed');
  await clockTo('2026-12-02', '08:31');
  await t.asSystem.minutes.plan({});
  const later = t.connector.shown.length;
  await deliver();
  const lists = shownIn(later, 'chat').filter((one) => textOf(one.card).includes('From the Weekly huddle'));
  expect(lists.map((one) => one.summary)).toEqual([
    '1 action with you from the Weekly huddle of Tue 1 Dec',
    '1 action with you from the Weekly huddle of Tue 1 Dec',
  ]);
  expect(buttonsOf(lists[0]?.card).map((button) => button.title)).toContain('Done');
});

test('minutes, to file and filed by words; with its undo', async () => {
  expect(textOf((await t.asks(jo, 'minutes')).card)).toContain(ref);
  const waiting = (await t.asks(jo, 'to file')).card;
  expect(textOf(waiting)).toMatch(new RegExp(`${ref} · huddle of Tue 1 Dec · 1 working day`));
  expect((await t.asks(jo, `filed ${ref}`)).text).toContain('EMIS or SystmOne?');
  const filed = (await t.asks(jo, `filed ${ref} in SystmOne`)).card as CardJson;
  expect(textOf(filed)).toContain(`${ref} is filed in SystmOne`);
  await t.presses(jo, filed, 'Undo');
  expect((await as(jo).minutes.toFile({})).map((one) => one.ref)).toContain(ref);
});

test('the digest counts the notes that wait too long', async () => {
  expect(await t.asSystem.reminders.digest({ memberId: jo.id, day: '2026-12-02' })).toMatchObject({
    toFile: 0,
  });
  await clockTo('2026-12-04', '08:31');
  const digest = await t.asSystem.reminders.digest({ memberId: jo.id, day: '2026-12-04' });
  expect(digest.toFile).toBe(1);
});

test('a correction is made where what was written stands in view: the chat says where, and keeps nothing of what was typed', async () => {
  const answer = await t.asks(jo, `correct ${ref} outcome to ASSESS`);
  expect(textOf(answer.card)).toMatch(
    new RegExp(`The minutes of ${ref} are corrected on their page\n.*Press Correct`),
  );
  expect(textOf(answer.card)).not.toContain('ASSESS');
  expect(JSON.stringify(buttonsOf(answer.card))).toContain(huddleId);
  expect(textOf((await t.asks(jo, `correct the review date of ${ref}`)).card)).toContain('Press Correct');
  expect(textOf((await t.asks(jo, 'correct the minutes')).card)).toContain('Press Correct on the case');
  const [one] = await makeCases(t, {});
  expect(textOf((await t.asks(jo, `correct ${one?.ref}`)).card)).toContain('has no minutes yet');
  expect(textOf((await t.asks(jo, `correct ${ref}`, 'channel')).card)).toContain('Let’s do that privately.');
});

test('a corrected outcome is edited into the channel’s one post, with its day, and without who, why or whose words', async () => {
  const [item] = (await as(jo).minutes.ofHuddle({ huddleId })).items;
  const itemId = item?.itemId ?? '';
  const posts = () => shownIn(0, 'channel').filter((one) => textOf(one.card).includes('summary'));
  const before = posts();
  await as(jo).minutes.correct({ itemId, field: 'decision', words: 'Wait', reason: 'Wrong box' });
  await deliver();
  expect(posts()).toHaveLength(before.length);
  await as(jo).minutes.correct({
    itemId,
    field: 'outcome',
    words: 'EQUIP',
    reason: 'Chosen one line too high',
  });
  await deliver();
  const post = posts().at(-1);
  expect(posts()).toHaveLength(before.length + 1);
  expect(post?.method).toBe('PUT');
  expect(textOf(post?.card)).toContain('Equipment, corrected Fri 4 Dec');
  expect(textOf(post?.card)).not.toMatch(/too high|Jo Bennett.*corrected|Wait/);
  expect(
    (await t.messages()).filter((one) => one.kind === 'huddle-post' && one.aboutId === huddleId),
  ).toHaveLength(1);
});

test('minutes and the filing of notes are for the personal chat', async () => {
  for (const words of ['minutes', `filed ${ref} in EMIS`])
    expect(textOf((await t.asks(jo, words, 'channel')).card)).toContain('Let’s do that privately.');
});

everyCardFits(t);
