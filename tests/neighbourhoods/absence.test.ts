import { expect, test } from 'vitest';
import { refusal } from '../cases/caseload.ts';
import { world } from '../world/world.ts';

const w = await world();
const days = { firstDay: '2026-12-01', lastDay: '2026-12-04' };

test('leave that ends before it begins, that has passed, or lasts years is refused', async () => {
  const set = (firstDay: string, lastDay: string) =>
    refusal(w.as(w.sam).neighbourhoods.setLeave({ firstDay, lastDay }));
  expect((await set('2026-12-04', '2026-12-01')).sentence).toMatch(/before the first/);
  expect((await set('2026-11-01', '2026-11-10')).sentence).toMatch(/has passed/);
  expect((await set('2026-12-01', '2028-12-01')).sentence).toMatch(/more than a year/);
  expect((await set('2026-02-31', '2026-03-01')).sentence).toMatch(/2026-12-04/);
});
test('for somebody else a coordinator says it; a colleague does not', async () => {
  const set = { memberId: w.sam.id, ...days };
  expect((await refusal(w.as(w.priya).neighbourhoods.setLeave(set))).sentence).toMatch(/ask a coordinator/);
  const made = await w.as(w.jo).neighbourhoods.setLeave(set);
  expect(await w.as(w.jo).neighbourhoods.setLeave(set)).toEqual(made);
  expect(
    (await refusal(w.as(w.sam).neighbourhoods.setLeave({ firstDay: '2026-12-03', lastDay: '2026-12-09' })))
      .sentence,
  ).toBe('Sam Okafor has leave from Tue 1 Dec to Fri 4 Dec already. Take that back first.');
  expect(await w.as(w.priya).neighbourhoods.leave({})).toEqual([made]);
  expect((await refusal(w.as(w.priya).neighbourhoods.endLeave({ id: made.id }))).reason).toBe('forbidden');
  await w.as(w.sam).neighbourhoods.endLeave({ id: made.id });
  await w.as(w.sam).neighbourhoods.endLeave({ id: made.id });
  expect(await w.as(w.priya).neighbourhoods.leave({})).toEqual([]);
});
test('a deputy is another member who does actions', async () => {
  const set = (deputyId: string | null) => w.as(w.sam).neighbourhoods.setDeputy({ deputyId });
  expect((await refusal(set(w.sam.id))).sentence).toMatch(/own deputy/);
  expect((await refusal(set(w.morgan.id))).sentence).toMatch(/takes on no actions/);
  expect((await refusal(set(crypto.randomUUID()))).reason).toBe('missing');
  expect(await set(w.priya.id)).toMatchObject({ deputyId: w.priya.id, before: null });
  expect(await set(null)).toMatchObject({ before: w.priya.id });
});
test('who has left signs in no more, is not given leave, and can be brought back', async () => {
  await w.as(w.jo).neighbourhoods.memberLeft({ memberId: w.priya.id });
  expect((await w.as(w.jo).neighbourhoods.members({})).map((one) => one.name)).not.toContain('Priya Shah');
  expect(
    (await refusal(w.as(w.jo).neighbourhoods.setLeave({ memberId: w.priya.id, ...days }))).sentence,
  ).toBe('Priya Shah has left the team.');
  await w.as(w.jo).neighbourhoods.memberBack({ memberId: w.priya.id });
  expect((await w.as(w.jo).neighbourhoods.members({})).map((one) => one.name)).toContain('Priya Shah');
});
test('partners ring a member’s own telephone, else their organisation’s, else none', async () => {
  expect((await refusal(w.as(w.jo).neighbourhoods.setPhone({ phone: 'ring me' }))).sentence).toMatch(
    /looks like 01632/,
  );
  expect((await refusal(w.as(w.jo).neighbourhoods.setPhone({ phone: '<script>01632 960001' }))).reason).toBe(
    'invalid',
  );
  expect(await w.as(w.jo).neighbourhoods.myPhone({})).toEqual({ phone: null });
  await w
    .as(w.jo)
    .neighbourhoods.setOrganisationPhone({ organisationId: w.jo.organisationId, phone: '01632 960 100' });
  expect(await w.as(w.jo).neighbourhoods.myPhone({})).toEqual({ phone: '01632 960 100' });
  expect(await w.as(w.jo).neighbourhoods.setPhone({ phone: '01632 960 001 ext 12' })).toMatchObject({
    phone: '01632 960 001 ext 12',
  });
  expect(await w.as(w.jo).neighbourhoods.setPhone({ phone: '' })).toMatchObject({ phone: '01632 960 100' });
  expect(
    (await refusal(w.as(w.sam).neighbourhoods.setPhone({ memberId: w.jo.id, phone: '01632 960 002' })))
      .reason,
  ).toBe('forbidden');
});
