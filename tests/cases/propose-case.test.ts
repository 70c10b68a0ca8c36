import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { acceptance, accepted, held, refusal } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const proposal = (ref: string) => ({
  ref,
  question: 'Is she safe at home?',
  reason: 'Two falls',
  to: w.priya.id,
  cohort: 'FRAILTY_DEMENTIA' as const,
});

test('a coordinator proposes and names the professional, who hears of it once', async () => {
  const ref = await held(w);
  const made = await w.as(w.jo).cases.propose(proposal(ref));
  expect(made).toMatchObject({ ref, status: 'shortlisted', version: 1 });
  const mail = (await w.messages()).filter((message) => message.aboutId === made.id);
  expect(mail).toMatchObject([{ kind: 'case-proposed', toMember: w.priya.id, aboutKind: 'case' }]);
  expect(await w.as(w.priya).cases.list({ mine: true, status: ['shortlisted'] })).toMatchObject([{ ref }]);
});

test('a proposal goes to somebody who may accept: no manager, no coordinator, nobody who left', async () => {
  const ref = await held(w);
  for (const to of [w.morgan.id, w.jo.id])
    expect((await refusal(w.as(w.jo).cases.propose({ ...proposal(ref), to }))).reason).toBe('forbidden');
  await w.step(async (ctx) => {
    await ctx.db.updateTable('member').set({ leftOn: '2026-11-20' }).where('id', '=', w.sam.id).execute();
  });
  const { sentence } = await refusal(w.as(w.jo).cases.propose({ ...proposal(ref), to: w.sam.id }));
  expect(sentence).toBe('Sam Okafor has left the team. Choose somebody else.');
});

test('who is a case already, or proposed already, is not proposed again', async () => {
  const one = await accepted(w);
  expect((await refusal(w.as(w.jo).cases.propose(proposal(one.ref)))).sentence).toContain(
    'is already a case',
  );
  const ref = await held(w);
  await w.as(w.jo).cases.propose(proposal(ref));
  expect((await refusal(w.as(w.jo).cases.propose(proposal(ref)))).sentence).toContain('is already proposed');
});

test('a professional accepts candidates directly and proposes nobody', async () => {
  const ref = await held(w);
  expect((await refusal(w.as(w.priya).cases.propose(proposal(ref)))).reason).toBe('forbidden');
});

test('a declined proposal keeps the advice, and a second press changes nothing', async () => {
  const ref = await held(w);
  const made = await w.as(w.jo).cases.propose(proposal(ref));
  const declined = await w.as(w.priya).cases.decline({ id: made.id, reason: 'Known to the falls clinic' });
  expect(declined.status).toBe('declined_by_mdt');
  expect(await w.as(w.priya).cases.decline({ id: made.id, reason: 'Again' })).toEqual(declined);
  const { events } = await w.as(w.jo).cases.read({ ref });
  expect(events.at(-1)).toMatchObject({
    by: 'Priya Shah',
    to: 'declined_by_mdt',
    why: 'Known to the falls clinic',
  });
  const back = await w.as(w.priya).cases.undoMove({ id: made.id, version: declined.version });
  expect(back.status).toBe('shortlisted');
});

test('accepted by one while declined by the other at the same moment, one of them is told', async () => {
  const ref = await held(w);
  const made = await w.as(w.jo).cases.propose(proposal(ref));
  await w.as(w.priya).people.open({ ref, relationship: 'On my caseload', purpose: 'accept' });
  const results = await Promise.allSettled([
    w.as(w.priya).cases.accept(acceptance(ref)),
    w.as(w.anna).cases.decline({ id: made.id, reason: 'Not for us' }),
  ]);
  expect(results.filter((one) => one.status === 'fulfilled').length).toBeGreaterThan(0);
  const { status, events } = await w.as(w.jo).cases.read({ ref });
  // Declined first, a new case is accepted; accepted first, there is nothing left to decline.
  expect(status).toBe('accepted');
  expect(events.filter((event) => event.to === 'accepted')).toHaveLength(1);
});
