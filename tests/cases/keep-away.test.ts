import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { accepted, refusal } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const asked = 'She does not want the council to know';
const keep = (who: World['priya'], one: { id: string; version: number }, ...organisationIds: string[]) =>
  w.as(who).cases.keepAway({ id: one.id, version: one.version, organisationIds, why: asked });

test('members of an organisation that the person does not want find the case nowhere, and can again once it is let in', async () => {
  const one = await accepted(w);
  const kept = await keep(w.priya, one, w.sam.organisationId);
  expect((await refusal(w.as(w.sam).cases.read({ ref: one.ref }))).reason).toBe('missing');
  expect((await w.as(w.sam).cases.list({})).some(({ ref }) => ref === one.ref)).toBe(false);
  const seen = await w.as(w.priya).cases.read({ ref: one.ref });
  expect(seen.keptFrom).toEqual([{ id: w.sam.organisationId, name: w.sam.organisation }]);
  expect(seen.events.at(-1)?.why).toBe(`Kept from ${w.sam.organisation}: ${asked}`);
  await keep(w.priya, { ...one, version: kept.version });
  expect((await w.as(w.sam).cases.read({ ref: one.ref })).keptFrom).toEqual([]);
});

test('nor do they learn who the person is by a reference from before, whatever relationship they state', async () => {
  const one = await accepted(w);
  const look = { ref: one.ref, purpose: 'case', relationship: 'visits every week' } as const;
  expect((await w.as(w.sam).people.open(look)).ref).toBe(one.ref);
  await keep(w.priya, one, w.sam.organisationId);
  const unknown = await refusal(w.as(w.sam).people.open({ ...look, ref: 'N7-9999' }));
  expect(await refusal(w.as(w.sam).people.open(look))).toEqual(unknown);
  expect(unknown.reason).toBe('missing');
  expect((await w.as(w.anna).people.open(look)).ref).toBe(one.ref);
});

test('nobody keeps their own organisation away, since they would lose sight of the case themselves', async () => {
  const one = await accepted(w);
  expect((await refusal(keep(w.sam, one, w.sam.organisationId))).sentence).toContain('another organisation');
});

test('the care coordinator’s organisation stays until somebody else coordinates', async () => {
  const one = await accepted(w);
  expect((await refusal(keep(w.sam, one, w.jo.organisationId))).sentence).toBe(
    `${w.jo.name} coordinates ${one.ref} and belongs there. Choose another care coordinator first.`,
  );
});

test('an action whose owner would no longer see the case changes hands first (H2)', async () => {
  const one = await accepted(w);
  const action = await w
    .as(w.priya)
    .actions.assign({ caseRef: one.ref, title: 'ring housing', ownerId: w.sam.id });
  expect((await refusal(keep(w.priya, one, w.sam.organisationId))).sentence).toBe(
    `${action.ref} is with members who would no longer see ${one.ref}. Give it to somebody else first.`,
  );
  expect((await w.as(w.sam).cases.read({ ref: one.ref })).keptFrom).toEqual([]);
  await w.as(w.sam).actions.complete({ ref: action.ref });
  await keep(w.priya, one, w.sam.organisationId);
  expect((await refusal(w.as(w.sam).actions.read({ ref: action.ref }))).reason).toBe('missing');
});

test('a stale version, an unknown organisation and an observer are refused; the same again changes nothing', async () => {
  const one = await accepted(w);
  const kept = await keep(w.priya, one, w.sam.organisationId);
  expect(await keep(w.priya, one, w.sam.organisationId)).toEqual(kept);
  expect((await refusal(keep(w.priya, one))).reason).toBe('conflict');
  expect((await refusal(keep(w.priya, { ...one, version: kept.version }, w.priya.id))).reason).toBe(
    'missing',
  );
  expect((await refusal(keep(w.morgan, one, w.sam.organisationId))).reason).toBe('forbidden');
});
