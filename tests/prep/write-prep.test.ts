import { expect, test } from 'vitest';
import { at, refusal } from '../huddles/huddle-world.ts';
import { world } from '../world/world.ts';
import { agendaWith, agreedBy, PROPOSAL } from './prep-world.ts';

const w = await world();
const write = (who: typeof w.priya, itemId: string, version: number, set: Partial<typeof PROPOSAL> = {}) =>
  w.as(who).prep.write({ itemId, version, ...PROPOSAL, ...set });

test('a case cannot be prepared without its question', async () => {
  const { items } = await agendaWith(w, {});
  for (const question of ['', '   '])
    expect(
      await refusal(w.as(w.priya).prep.write({ itemId: items[0] ?? '', version: 0, question })),
    ).toMatchObject({ reason: 'invalid' });
});
test('two who prepare at once: the second is shown what the first wrote, and nothing is written over (H15)', async () => {
  const { items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  const results = await Promise.allSettled([
    write(w.priya, itemId, 0, { situation: 'From Priya' as never }),
    write(w.anna, itemId, 0, { situation: 'From Anna' as never }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  const stands = await w.as(w.sam).prep.read({ itemId });
  const lost = results.find((result) => result.status === 'rejected');
  expect(lost?.reason).toMatchObject({
    reason: 'conflict',
    theirs: { situation: stands.situation, version: 1 },
  });
  expect(['From Priya', 'From Anna']).toContain(stands.situation);
});
test('the same words again are no conflict, whatever version they come with', async () => {
  const { items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  await write(w.priya, itemId, 0);
  expect(await write(w.anna, itemId, 0)).toMatchObject({ version: 1 });
});
test('fields left out stay; the question becomes the one asked in this huddle', async () => {
  const { huddleId, items } = await agendaWith(w, { question: 'The case’s own question?' });
  const itemId = items[0] ?? '';
  expect(await w.as(w.priya).prep.read({ itemId })).toMatchObject({
    version: 0,
    question: 'The case’s own question?',
  });
  await write(w.priya, itemId, 0);
  await w.as(w.sam).prep.write({ itemId, version: 1, question: 'A sharper question?' });
  expect(await w.as(w.anna).prep.read({ itemId })).toMatchObject({
    ...PROPOSAL,
    question: 'A sharper question?',
    version: 2,
    writtenBy: { name: 'Sam Okafor' },
  });
  const { items: agenda } = await w.as(w.jo).huddles.read({ huddleId });
  expect(agenda.find((item) => item.id === itemId)?.question).toBe('A sharper question?');
});
test('a case that somebody prepared stays on the agenda when the planner would make room', async () => {
  const { huddleId, cases, items } = await agendaWith(w, {});
  await w.step((ctx) =>
    ctx.db
      .updateTable('agendaItem')
      .set({ placed: 'planner' })
      .where('id', '=', items[0] ?? '')
      .execute(),
  );
  await write(w.priya, items[0] ?? '', 0);
  await w.step((ctx) =>
    ctx.db
      .updateTable('mdtCase')
      .set({ priority: 'blue' })
      .where('id', '=', cases[0]?.id ?? '')
      .execute(),
  );
  await w.as(w.jo).huddles.fill({ huddleId });
  expect((await w.as(w.jo).huddles.read({ huddleId })).items.map((item) => item.id)).toContain(items[0]);
});
test('an organisation that the person excluded finds no preparation, and cannot write one', async () => {
  const { items } = await agendaWith(w, { excluded: [w.sam.organisationId] });
  const itemId = items[0] ?? '';
  await write(w.priya, itemId, 0);
  for (const attempt of [
    () => w.as(w.sam).prep.read({ itemId }),
    () => write(w.sam, itemId, 1),
    () => w.as(w.sam).prep.opine({ itemId, stance: 'agree' }),
  ])
    expect(await refusal(attempt())).toMatchObject({ reason: 'missing' });
  expect(JSON.stringify(await w.as(w.sam).prep.mine({}))).not.toContain(itemId);
});
test('a manager reads no preparation, and what is prepared is not for shared places', async () => {
  const { items } = await agendaWith(w, {});
  expect(await refusal(w.as(w.morgan).prep.read({ itemId: items[0] ?? '' }))).toMatchObject({
    reason: 'forbidden',
  });
});
test('a review date that has passed is refused', async () => {
  const { items } = await agendaWith(w, {});
  expect(
    await refusal(
      w
        .as(w.priya)
        .prep.write({ itemId: items[0] ?? '', version: 0, question: 'Why?', reviewOn: '2026-11-24' }),
    ),
  ).toMatchObject({ reason: 'invalid' });
});
test('what was agreed, taken off or is on the table is no longer prepared here', async () => {
  const { huddleId, items } = await agendaWith(w, {}, {}, {});
  const [agreed = '', off = '', table = ''] = items;
  await agreedBy(w, agreed);
  await w.as(w.anna).prep.confirmAgreed({ huddleId, itemIds: [agreed] });
  expect((await refusal(write(w.priya, agreed, 1))).sentence).toMatch(/agreed without the meeting/);
  await w.as(w.jo).huddles.removeItem({ itemId: off });
  expect((await refusal(write(w.priya, off, 0))).sentence).toMatch(/taken off/);
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.goTo({ huddleId, itemId: table });
  expect((await refusal(write(w.priya, table, 0))).sentence).toMatch(/being discussed/);
});
test('what was prepared for the last huddle is offered for this one', async () => {
  const { huddleId, nextId, cases, items } = await agendaWith(w, {});
  await write(w.priya, items[0] ?? '', 0);
  at(w, '2026-12-01', '08:45');
  await w.as(w.jo).huddles.start({ huddleId });
  await w.as(w.jo).huddles.close({ huddleId });
  const { items: next } = await w.as(w.jo).huddles.read({ huddleId: nextId });
  const again = next.find((item) => item.ref === cases[0]?.ref)?.id ?? '';
  expect(await w.as(w.priya).prep.read({ itemId: again })).toMatchObject({
    version: 0,
    earlier: { proposal: PROPOSAL.proposal, question: PROPOSAL.question },
  });
});
