import { beforeEach, expect, test } from 'vitest';
import { world } from '../world/world.ts';
import { at, makeCases, refusal, scheduleTuesdays } from './huddle-world.ts';

const w = await world();
let huddleId: string;
let ref: string;
let itemId: string;
const jo = () => w.as(w.jo);
const anna = () => w.as(w.anna);
const late = { why: 'urgent', reason: 'Admitted last night' } as const;
const kept = () =>
  w.step((ctx) =>
    ctx.db
      .selectFrom('agendaItem')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', itemId)
      .select(['state', 'lateOkBy'])
      .executeTakeFirstOrThrow(),
  );
const addedLate = async (excluded: string[] = []) => {
  [huddleId = ''] = await scheduleTuesdays(w);
  ref = (await makeCases(w, { excluded }))[0]?.ref ?? '';
  at(w, '2026-11-30', '09:00');
  itemId = (await jo().huddles.addItem({ huddleId, ref, ...late })).itemId;
};
const start = async () => {
  at(w, '2026-12-01', '08:45');
  await jo().huddles.start({ huddleId });
};

beforeEach(() => addedLate());

test('with the chair in the room the coordinator does not open a late case, by whichever door, and hears whom to ask', async () => {
  await start();
  await anna().huddles.attend({ huddleId, state: 'here' });
  for (const attempt of [
    () => jo().huddles.nextItem({ huddleId }),
    () => jo().huddles.goTo({ huddleId, itemId }),
  ])
    expect(await refusal(attempt())).toMatchObject({
      reason: 'conflict',
      sentence: `${ref} came after the cut-off and waits for the chair’s yes. Ask Dr Anna Reid to open it or to say yes on the agenda, then go on.`,
    });
  expect(await kept()).toEqual({ state: 'waiting', lateOkBy: null });
  await anna().huddles.okLate({ itemId });
  expect(await jo().huddles.nextItem({ huddleId })).toMatchObject({ currentItemId: itemId });
});
test('the chair opening a late case is the yes, and is kept as the chair’s', async () => {
  await start();
  await anna().huddles.nextItem({ huddleId });
  expect(await kept()).toEqual({ state: 'current', lateOkBy: w.anna.id });
  expect(await refusal(anna().huddles.okLate({ itemId, ok: false }))).toMatchObject({
    reason: 'conflict',
    sentence: /has been opened in this huddle, so the yes stands/,
  });
});
test('with no chair in the room whoever runs the huddle says it, so that an urgent case is not held up', async () => {
  await start();
  expect(await refusal(w.as(w.priya).huddles.okLate({ itemId }))).toMatchObject({ reason: 'forbidden' });
  await jo().huddles.nextItem({ huddleId });
  expect(await kept()).toEqual({ state: 'current', lateOkBy: w.jo.id });
});
test('a chair from whose organisation the person keeps the case is not asked about it; whoever may see it is', async () => {
  const asked = async () => (await w.messages()).filter((one) => one.kind === 'late-asked');
  const before = (await asked()).length;
  await addedLate([w.anna.organisationId]);
  expect((await asked()).slice(before).map((one) => one.toMember)).not.toContain(w.anna.id);
  expect(await kept()).toEqual({ state: 'waiting', lateOkBy: w.jo.id });
});
