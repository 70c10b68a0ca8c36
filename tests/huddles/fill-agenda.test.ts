import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { at, type CaseSet, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
// A cohort of its own keeps the cases of one test off the agendas of the others.
let cohort: string;
beforeEach(async () => {
  await w.step((ctx) =>
    ctx.db
      .updateTable('mdtCase')
      .set({ status: 'on_hold' })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .execute(),
  );
  cohort = 'FRAILTY_DEMENTIA';
});
const jo = () => w.as(w.jo);
const agenda = async (huddleId: string) =>
  (await jo().huddles.read({ huddleId })).items.map(({ ref, why }) => ({ ref, why }));
const cases = (...sets: CaseSet[]) => makeCases(w, ...sets.map((set) => ({ cohort, ...set })));

test('cases that are proposed, on hold, in hospital, ended, or not due do not come on', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  await cases(
    { status: 'shortlisted' },
    { status: 'on_hold' },
    { priority: 'blue' },
    { status: 'discharged' },
  );
  const filled = await jo().huddles.fill({ huddleId });
  expect(filled).toMatchObject({ cases: 0, added: 0, says: ['No case is due for this huddle.'] });
});
test('a member cannot fill an agenda, a manager neither', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  for (const who of [w.priya, w.morgan])
    expect(await refusal(w.as(who).huddles.fill({ huddleId }))).toMatchObject({ reason: 'forbidden' });
});
test('nine due cases into thirty minutes: seven come on in order, two are named as without room', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  const made = await cases({}, {}, {}, {}, {}, {}, {}, { priority: 'red' }, {});
  const filled = await jo().huddles.fill({ huddleId });
  expect(filled).toMatchObject({ added: 7, cases: 7, minutesPlanned: 28, minutes: 30 });
  expect(filled.items[0]).toMatchObject({ ref: made[7]?.ref, why: 'urgent', position: 1 });
  expect(filled.later.map((one) => one.ref)).toEqual([made[6]?.ref, made[8]?.ref]);
  expect(filled.says.slice(0, 3)).toEqual([
    '7 cases, 28 of 30 minutes, at 4 minutes a case (default).',
    'No room for 2 cases this time.',
    'In this series the backlog clears on Tue 8 Dec.',
  ]);
  expect(filled).toMatchObject({ minutesACase: 4, minutesFrom: 'default', backlogClears: '2026-12-08' });
  expect(filled.later.map((one) => one.seenBy)).toEqual(['2026-12-08', '2026-12-08']);
  expect(filled.items.map((item) => item.because)).toEqual([
    'Red, so first in line, waiting since Sun 8 Nov',
    ...['Sun 1', 'Mon 2', 'Tue 3', 'Wed 4', 'Thu 5', 'Fri 6'].map((day) => `New: accepted ${day} Nov`),
  ]);
});
test('filling twice, and by two at once, does the same as once', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  await cases({}, {}, {});
  await Promise.all([
    jo().huddles.fill({ huddleId }),
    w.as(w.anna).huddles.fill({ huddleId }),
    jo().huddles.fill({ huddleId }),
  ]);
  const once = await agenda(huddleId);
  expect(once).toHaveLength(3);
  expect(await jo().huddles.fill({ huddleId })).toMatchObject({ added: 0 });
  expect(await agenda(huddleId)).toEqual(once);
});
test('two huddles filled at the same moment never share a case', async () => {
  const [one = ''] = await scheduleTuesdays(w);
  const [two = ''] = await scheduleTuesdays(w);
  await cases({}, {}, {}, {});
  await Promise.all([jo().huddles.fill({ huddleId: one }), w.as(w.anna).huddles.fill({ huddleId: two })]);
  const refs = [...(await agenda(one)), ...(await agenda(two))].map((item) => item.ref);
  expect(refs).toHaveLength(4);
  expect(new Set(refs).size).toBe(4);
});
test('a red case that comes in before the list is out takes the place of the least pressing', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w, { minutes: 8 });
  const [old, young] = await cases({}, {});
  await jo().huddles.fill({ huddleId });
  const [red] = await cases({ priority: 'red' });
  await jo().huddles.fill({ huddleId });
  expect(await agenda(huddleId)).toEqual([
    { ref: red?.ref, why: 'urgent' },
    { ref: old?.ref, why: 'new' },
  ]);
  const row = await w.step((ctx) =>
    ctx.db
      .selectFrom('mdtCase')
      .select('status')
      .where('id', '=', young?.id ?? '')
      .executeTakeFirst(),
  );
  expect(row?.status).toBe('accepted');
});
test('a case that somebody took off does not come back to that agenda, but to the next', async () => {
  const [huddleId = '', nextId = ''] = await scheduleTuesdays(w);
  const [one] = await cases({});
  await jo().huddles.fill({ huddleId });
  const { items } = await jo().huddles.read({ huddleId });
  await jo().huddles.removeItem({ itemId: items[0]?.id ?? '' });
  await jo().huddles.fill({ huddleId });
  expect(await agenda(huddleId)).toEqual([]);
  await jo().huddles.fill({ huddleId: nextId });
  expect((await agenda(nextId)).map((item) => item.ref)).toEqual([one?.ref]);
});
test('asking what the planner would do changes nothing', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  const [one] = await cases({});
  const plan = await jo().huddles.plan({ huddleId });
  expect(plan.items).toMatchObject([{ ref: one?.ref, why: 'new' }]);
  expect(await agenda(huddleId)).toEqual([]);
});
test('a case that an organisation may not see is not named to it, and still planned', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  await cases({ excluded: [w.jo.organisationId] });
  const filled = await jo().huddles.fill({ huddleId });
  expect(filled).toMatchObject({ cases: 1, items: [] });
});
test('a live huddle is not refilled behind the chair’s back', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId });
  expect(await refusal(jo().huddles.fill({ huddleId }))).toMatchObject({
    reason: 'conflict',
    sentence: /as urgent/,
  });
});
