import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { accepted, exclude, refusal } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

test('two who edit the same case at once: the second sees what the first wrote, and nothing is lost (H15)', async () => {
  const one = await accepted(w);
  const results = await Promise.allSettled([
    w.as(w.priya).cases.edit({ id: one.id, version: 1, question: 'From Priya?' }),
    w.as(w.jo).cases.edit({ id: one.id, version: 1, question: 'From Jo?' }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = results.find((result) => result.status === 'rejected');
  const stands = (await w.as(w.priya).cases.read({ ref: one.ref })).question;
  expect(lost?.reason).toMatchObject({ reason: 'conflict', theirs: { question: stands, version: 2 } });
});

test('what matters is kept in the person’s words, with who asked and the day', async () => {
  const one = await accepted(w);
  await w.as(w.sam).cases.edit({
    id: one.id,
    version: 1,
    matters: 'I want to be home for Christmas.',
    mattersBy: 'daughter',
    aware: 'yes',
  });
  const { matters, aware } = await w.as(w.priya).cases.read({ ref: one.ref });
  expect(matters).toEqual({ words: 'I want to be home for Christmas.', by: 'daughter', on: '2026-11-24' });
  expect(aware).toBe('yes');
  await w.as(w.sam).cases.edit({ id: one.id, version: 2, matters: '' });
  expect((await w.as(w.priya).cases.read({ ref: one.ref })).matters).toBeNull();
});

test('a new priority or coordinator is told in the history, with who and when', async () => {
  const one = await accepted(w);
  await w.as(w.anna).cases.edit({ id: one.id, version: 1, priority: 'red', coordinatorId: w.sam.id });
  const { events, coordinator } = await w.as(w.priya).cases.read({ ref: one.ref });
  expect(events.at(-1)).toMatchObject({
    by: 'Dr Anna Reid',
    why: 'Priority amber → red · Coordinator: Sam Okafor',
  });
  expect(coordinator).toEqual({ id: w.sam.id, name: 'Sam Okafor' });
});

test('a coordinator who left, or whose organisation the person excluded, is refused', async () => {
  const one = await accepted(w);
  await exclude(w, one.id, w.anna.organisationId);
  const edit = { id: one.id, version: 1 };
  expect((await refusal(w.as(w.priya).cases.edit({ ...edit, coordinatorId: w.anna.id }))).reason).toBe(
    'forbidden',
  );
  expect(
    (
      await refusal(
        w.as(w.priya).cases.edit({ ...edit, coordinatorId: '00000000-0000-7000-8000-000000000000' }),
      )
    ).reason,
  ).toBe('missing');
});

test('a review date that has passed is refused; null takes it away', async () => {
  const one = await accepted(w);
  const { reason } = await refusal(w.as(w.jo).cases.edit({ id: one.id, version: 1, reviewOn: '2026-11-23' }));
  expect(reason).toBe('invalid');
  await w.as(w.jo).cases.edit({ id: one.id, version: 1, reviewOn: '2026-12-22' });
  expect((await w.as(w.jo).cases.read({ ref: one.ref })).reviewOn).toBe('2026-12-22');
  await w.as(w.jo).cases.edit({ id: one.id, version: 2, reviewOn: null });
  expect((await w.as(w.jo).cases.read({ ref: one.ref })).reviewOn).toBeNull();
});

test('a closed case is not edited', async () => {
  const one = await accepted(w);
  const { version } = await w
    .as(w.priya)
    .cases.move({ id: one.id, version: 1, to: 'discharged', why: 'Goals met' });
  const { sentence } = await refusal(w.as(w.priya).cases.edit({ id: one.id, version, question: 'More?' }));
  expect(sentence).toMatch(/is closed \(discharged\)/);
});

test('whom the team must hear on a case is kept and told in the history; an unknown discipline is refused', async () => {
  const one = await accepted(w);
  await w.as(w.priya).cases.edit({ id: one.id, version: 1, needsDisciplines: ['geriatrics', 'pharmacy'] });
  const read = await w.as(w.priya).cases.read({ ref: one.ref });
  expect(read).toMatchObject({ needsDisciplines: ['geriatrics', 'pharmacy'] });
  expect(JSON.stringify(read.events)).toContain('Needs geriatrics, pharmacy');
  await w.as(w.priya).cases.edit({ id: one.id, version: 2, needsDisciplines: [] });
  expect((await w.as(w.priya).cases.read({ ref: one.ref })).needsDisciplines).toEqual([]);
});

test('back from hospital a case is due for review at once, unless a day was agreed', async () => {
  const [one, other] = [await accepted(w), await accepted(w)];
  for (const { id } of [one, other]) await w.as(w.anna).cases.edit({ id, version: 1, priority: 'blue' });
  await w.as(w.anna).cases.edit({ id: one.id, version: 2, priority: 'amber' });
  await w.as(w.anna).cases.edit({ id: other.id, version: 2, priority: 'amber', reviewOn: '2026-12-20' });
  const reviewOf = async (ref: string) => (await w.as(w.priya).cases.read({ ref })).reviewOn;
  expect([await reviewOf(one.ref), await reviewOf(other.ref)]).toEqual(['2026-11-24', '2026-12-20']);
});
