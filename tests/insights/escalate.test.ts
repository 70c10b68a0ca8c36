import { beforeAll, expect, test } from 'vitest';
import { exclude } from '../cases/caseload.ts';
import { type World, world } from '../world/world.ts';
import { addActions, oneCase } from './insights-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const blocked = async () => {
  const about = await oneCase(w);
  const [action] = await addActions(w, about, { status: 'blocked', due: '2026-11-16' });
  return { about, ref: `A-${action?.number}` };
};

test('while the neighbourhood belongs to no place nothing goes up, and the sentence says what to do', async () => {
  const { ref } = await blocked();
  await expect(w.as(w.morgan).insights.escalate({ ref, ask: 'funding' })).rejects.toMatchObject({
    reason: 'conflict',
    sentence: expect.stringContaining('belongs to no place yet'),
  });
});

test('only who configures says which place it is, and only a manager leads one', async () => {
  await expect(
    w.as(w.sam).insights.joinPlace({ place: 'Riverside and Harbour', leadId: w.morgan.id }),
  ).rejects.toMatchObject({ reason: 'forbidden' });
  await expect(
    w.as(w.jo).insights.joinPlace({ place: 'Riverside and Harbour', leadId: w.sam.id }),
  ).rejects.toMatchObject({ reason: 'invalid' });
  expect(
    await w.as(w.jo).insights.joinPlace({ place: 'Riverside and Harbour', leadId: w.morgan.id }),
  ).toEqual({
    place: 'Riverside and Harbour',
    lead: 'Morgan Lee',
  });
});

test('a question goes up by reference, the answer comes back to the case and to each coordinator, until a huddle has heard it', async () => {
  const { about, ref } = await blocked();
  const { id } = await w.as(w.anna).insights.escalate({ ref, ask: 'capacity' });
  await expect(w.as(w.jo).insights.escalate({ ref, ask: 'funding' })).rejects.toMatchObject({
    reason: 'conflict',
  });
  const up = (await w.messages()).filter(({ kind }) => kind === 'escalated');
  expect(up).toMatchObject([{ toMember: w.morgan.id, aboutId: id, cause: `escalated:${id}:${w.morgan.id}` }]);
  expect(
    (await w.as(w.morgan).insights.unblock({})).find(({ action }) => action.ref === ref)?.escalated,
  ).toBe(true);
  await expect(w.as(w.jo).insights.answer({ id, answer: 'Two beds from Monday' })).rejects.toMatchObject({
    reason: 'forbidden',
    sentence: expect.stringContaining('Morgan Lee'),
  });
  await w.as(w.morgan).insights.answer({ id, answer: 'Two beds from Monday' });
  await expect(w.as(w.morgan).insights.answer({ id, answer: 'Again' })).rejects.toMatchObject({
    reason: 'conflict',
  });
  const down = (await w.messages()).filter(({ kind }) => kind === 'escalation-answered');
  expect(down).toMatchObject([{ toMember: w.jo.id, aboutId: id }]);
  const [seen] = (await w.as(w.priya).insights.escalations({ caseRef: about.ref })).escalations;
  expect(seen).toMatchObject({ ref, answer: 'Two beds from Monday', answeredBy: 'Morgan Lee', heard: false });
  const [shared] = (await w.as(w.priya).insights.escalations({ caseRef: about.ref }, { where: 'shared' }))
    .escalations;
  expect(shared?.answer).toBeNull();
});

test('an action that is over is not taken up, and of two who press at once one question goes', async () => {
  const about = await oneCase(w);
  const [done, open] = await addActions(w, about, { status: 'done' }, {});
  await expect(
    w.as(w.morgan).insights.escalate({ ref: `A-${done?.number}`, ask: 'other' }),
  ).rejects.toMatchObject({
    reason: 'conflict',
  });
  const ref = `A-${open?.number}`;
  const both = await Promise.allSettled([
    w.as(w.morgan).insights.escalate({ ref, ask: 'other' }),
    w.as(w.anna).insights.escalate({ ref, ask: 'data' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an organisation that the person excluded sees nothing of what was asked', async () => {
  const { about, ref } = await blocked();
  await w.as(w.anna).insights.escalate({ ref, ask: 'other' });
  await exclude(w, about.id, w.sam.organisationId);
  expect((await w.as(w.sam).insights.escalations({ caseRef: about.ref })).escalations).toEqual([]);
  expect((await w.as(w.anna).insights.escalations({ caseRef: about.ref })).escalations).toHaveLength(1);
});

test('a lead whose organisation the person excluded is not written to, and the sentence says what to do', async () => {
  const about = await oneCase(w, { excluded: [w.morgan.organisationId] });
  const [action] = await addActions(w, about, {});
  await expect(
    w.as(w.anna).insights.escalate({ ref: `A-${action?.number}`, ask: 'other' }),
  ).rejects.toMatchObject({ reason: 'forbidden', sentence: expect.stringContaining('next huddle') });
});

test('the answer is not told to a coordinator whose organisation was excluded since', async () => {
  const { about, ref } = await blocked();
  const { id } = await w.as(w.anna).insights.escalate({ ref, ask: 'capacity' });
  await exclude(w, about.id, w.jo.organisationId);
  await w.as(w.morgan).insights.answer({ id, answer: 'Two beds' });
  expect(
    (await w.messages()).filter(({ aboutId, kind }) => kind === 'escalation-answered' && aboutId === id),
  ).toEqual([]);
});

test('when the lead of the place has left nothing more goes to them, and a new lead hears of what waits, once', async () => {
  const [waiting, next] = [await blocked(), await blocked()];
  const { id } = await w.as(w.jo).insights.escalate({ ref: waiting.ref, ask: 'funding' });
  await w.as(w.jo).neighbourhoods.memberLeft({ memberId: w.morgan.id });
  await expect(w.as(w.jo).insights.escalate({ ref: next.ref, ask: 'funding' })).rejects.toMatchObject({
    reason: 'conflict',
    sentence: expect.stringContaining('Morgan Lee, who led Riverside and Harbour, has left.'),
  });
  await w.step((ctx) =>
    ctx.db
      .updateTable('member')
      .set({ roles: ['manager'] })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', w.sam.id)
      .execute(),
  );
  for (let twice = 0; twice < 2; twice += 1)
    await w.as(w.jo).insights.joinPlace({ place: 'Riverside and Harbour', leadId: w.sam.id });
  const told = (await w.messages()).filter((one) => one.kind === 'escalated' && one.toMember === w.sam.id);
  expect(told.filter(({ aboutId }) => aboutId === id)).toHaveLength(1);
});
