import { beforeAll, expect, test } from 'vitest';
import { at, refusal } from '../huddles/huddle-world.ts';
import { type World, world } from '../world/world.ts';
import { closedHuddle, known } from './minutes-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);
const mine = async (itemId: string) => (await jo().minutes.toFile({})).find((one) => one.itemId === itemId);

test('the note is for those who may see who the person is: having been in the room is not enough', async () => {
  const { itemId, cases } = await closedHuddle(w, {}, {});
  await known(w, cases);
  const [, second] = cases;
  const note = await jo().minutes.note({ itemId });
  expect(note.person).toMatchObject({ name: 'Helen Barker0', birthDate: '1931-05-17' });
  // Anna has an action on the first case only.
  const { huddleId } = note;
  const other = (await w.as(w.anna).minutes.ofHuddle({ huddleId })).items.find(
    (one) => one.ref === second?.ref,
  );
  expect(other?.said).not.toBeNull();
  expect(await refusal(w.as(w.anna).minutes.note({ itemId: other?.itemId ?? '' }))).toMatchObject({
    reason: 'forbidden',
    sentence: /relationship/,
  });
  expect(
    await refusal(w.as(w.anna).minutes.file({ itemId: other?.itemId ?? '', system: 'emis' })),
  ).toMatchObject({ reason: 'forbidden' });
});

test('the note says it all in plain text, holds no name or number of the person, and its copying is a look of its own', async () => {
  const { itemId, cases, huddleId, ref, action } = await closedHuddle(w);
  await known(w, cases);
  const { emis, systmone } = await jo().minutes.note({ itemId });
  expect(emis).toContain('DECISION\nRestart the care package');
  expect(emis).toContain(`${action} Book echo: Dr Anna Reid, by Fri 4 Dec 2026`);
  expect(systmone).toContain('Decision: Restart the care package');
  for (const text of [emis, systmone]) {
    expect(text).toContain(`Weekly huddle of the neighbourhood team, Tue 1 Dec 2026 (our reference ${ref})`);
    expect(text).not.toMatch(/Barker|1931|999/);
    expect(text).not.toContain('EQUIP');
  }
  const looks = await w.step((ctx) =>
    ctx.db
      .selectFrom('look')
      .selectAll()
      .where('purpose', '=', 'note for the record')
      .where('slot', '=', huddleId)
      .execute(),
  );
  expect(looks).toMatchObject([{ person: cases[0]?.person, byMember: w.jo.id }]);
});

test('a note that nobody filed ages like an action: amber after two working days, red after five', async () => {
  const { itemId } = await closedHuddle(w);
  expect(await mine(itemId)).toMatchObject({
    workingDays: 0,
    band: 'fresh',
    responsible: { name: 'Jo Bennett' },
  });
  at(w, '2026-12-03', '09:00');
  expect(await mine(itemId)).toMatchObject({ workingDays: 2, band: 'amber' });
  // A weekend does not count.
  at(w, '2026-12-07', '09:00');
  expect(await mine(itemId)).toMatchObject({ workingDays: 4, band: 'amber' });
  at(w, '2026-12-08', '09:00');
  expect(await mine(itemId)).toMatchObject({ workingDays: 5, band: 'red' });
});

test('another record needs its name', async () => {
  const { itemId, cases } = await closedHuddle(w);
  await known(w, cases);
  expect(await refusal(jo().minutes.file({ itemId, system: 'other' }))).toMatchObject({ reason: 'invalid' });
  expect(await jo().minutes.file({ itemId, system: 'other', note: 'Council care record' })).toMatchObject({
    where: 'Council care record',
  });
});

test('filed it leaves the list; pressed twice it is filed once; taken back it comes again', async () => {
  const { itemId, cases, huddleId } = await closedHuddle(w);
  await known(w, cases);
  at(w, '2026-12-02', '09:00');
  await Promise.all([
    jo().minutes.file({ itemId, system: 'emis' }),
    jo().minutes.file({ itemId, system: 'emis' }),
  ]);
  expect(await mine(itemId)).toBeUndefined();
  expect((await jo().minutes.ofHuddle({ huddleId })).items[0]?.filing).toMatchObject({
    system: 'emis',
    by: 'Jo Bennett',
    at: '2026-12-02T09:00:00.000Z',
  });
  expect(await jo().minutes.unfile({ itemId })).toMatchObject({ filed: false, where: '' });
  expect(await mine(itemId)).toBeDefined();
});

test('a note that is corrected after it was filed waits to be filed again', async () => {
  const { itemId, cases } = await closedHuddle(w);
  await known(w, cases);
  await jo().minutes.file({ itemId, system: 'systmone' });
  at(w, '2026-12-02', '09:00');
  await jo().minutes.correct({ itemId, field: 'decision', words: 'Wait', reason: 'Misheard' });
  expect(await mine(itemId)).toMatchObject({ again: true });
  expect((await jo().minutes.note({ itemId })).emis).toContain(
    'Decision: Wait (Misheard; Jo Bennett, Wed 2 Dec 2026)',
  );
  at(w, '2026-12-02', '09:05');
  await jo().minutes.file({ itemId, system: 'systmone' });
  expect(await mine(itemId)).toBeUndefined();
});

test('a correction just after midnight in summer bears the day on the clock in the room', async () => {
  const { itemId, cases } = await closedHuddle(w);
  await known(w, cases);
  at(w, '2027-06-03', '00:20');
  await jo().minutes.correct({ itemId, field: 'decision', words: 'Wait', reason: 'Misheard' });
  expect((await jo().minutes.note({ itemId })).systmone).toContain('Jo Bennett, Thu 3 Jun 2027');
});

test('only who filed it, a chair or a coordinator takes it back', async () => {
  const { itemId, cases } = await closedHuddle(w);
  await known(w, cases, w.priya, w.sam);
  await w.as(w.priya).minutes.file({ itemId, system: 'emis' });
  expect(await refusal(w.as(w.sam).minutes.unfile({ itemId }))).toMatchObject({
    reason: 'forbidden',
    sentence: /Priya Shah filed it/,
  });
  expect(await jo().minutes.unfile({ itemId })).toMatchObject({ filed: false });
});

test('the presenter files; when they have left, the coordinator does', async () => {
  const { itemId } = await closedHuddle(w);
  await w.step((ctx) =>
    ctx.db.updateTable('agendaItem').set({ presenterId: w.priya.id }).where('id', '=', itemId).execute(),
  );
  const priyas = async () => (await w.as(w.priya).minutes.toFile({})).map((one) => one.itemId);
  expect(await priyas()).toContain(itemId);
  expect(await mine(itemId)).toBeUndefined();
  await w.step((ctx) =>
    ctx.db.updateTable('member').set({ leftOn: '2026-12-01' }).where('id', '=', w.priya.id).execute(),
  );
  expect(await mine(itemId)).toBeDefined();
});

test('the whole team’s notes are for those who oversee, and hold references only', async () => {
  await closedHuddle(w);
  expect(await refusal(w.as(w.sam).minutes.toFile({ all: true }))).toMatchObject({ reason: 'forbidden' });
  const all = await w.as(w.morgan).minutes.toFile({ all: true });
  expect(all.length).toBeGreaterThan(0);
  expect(JSON.stringify(all)).not.toMatch(/care package|Book echo/);
});
