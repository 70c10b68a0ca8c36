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
test('for somebody else a coordinator says it; a colleague does not, and is not offered to end it', async () => {
  const set = { memberId: w.sam.id, ...days };
  expect((await refusal(w.as(w.priya).neighbourhoods.setLeave(set))).sentence).toMatch(/ask a coordinator/);
  const made = await w.as(w.jo).neighbourhoods.setLeave(set);
  expect(await w.as(w.jo).neighbourhoods.setLeave(set)).toEqual(made);
  expect(
    (await refusal(w.as(w.sam).neighbourhoods.setLeave({ firstDay: '2026-12-03', lastDay: '2026-12-09' })))
      .sentence,
  ).toBe('Sam Okafor has leave from Tue 1 Dec to Fri 4 Dec already. Take that back first.');
  expect(await w.as(w.priya).neighbourhoods.leave({})).toMatchObject([{ id: made.id, ...days }]);
  expect((await refusal(w.as(w.priya).neighbourhoods.endLeave({ id: made.id }))).reason).toBe('forbidden');
  const mayEnd = async (who: typeof w.sam) => (await w.as(who).neighbourhoods.leave({}))[0]?.mayEnd;
  expect([await mayEnd(w.priya), await mayEnd(w.sam), await mayEnd(w.jo)]).toEqual([false, true, true]);
  await w.as(w.sam).neighbourhoods.endLeave({ id: made.id });
  await w.as(w.sam).neighbourhoods.endLeave({ id: made.id });
  expect(await w.as(w.priya).neighbourhoods.leave({})).toEqual([]);
});
test('who covers is named with the leave, in one go: when the deputy is refused there is no leave either, and undo takes both back', async () => {
  const sam = w.as(w.sam).neighbourhoods;
  expect((await refusal(sam.setLeave({ ...days, deputyId: w.morgan.id }))).sentence).toMatch(
    /takes on no actions/,
  );
  expect(await sam.leave({})).toEqual([]);
  await sam.setDeputy({ deputyId: w.jo.id });
  const leave = await w
    .as(w.priya)
    .neighbourhoods.setLeave({ firstDay: '2026-12-03', lastDay: '2026-12-03' });
  expect(leave).toMatchObject({ deputy: null, deputyAway: null });
  const made = await sam.setLeave({ ...days, deputyId: w.priya.id });
  expect(made).toMatchObject({
    deputy: 'Priya Shah',
    deputyBefore: w.jo.id,
    deputyAway: { firstDay: '2026-12-03', lastDay: '2026-12-03' },
  });
  expect((await sam.leave({})).map((one) => [one.name, one.deputy])).toEqual([
    ['Sam Okafor', 'Priya Shah'],
    ['Priya Shah', null],
  ]);
  const deputyOfSam = async () => (await sam.members({})).find((one) => one.id === w.sam.id)?.deputyId;
  await sam.endLeave({ id: made.id, cover: { named: w.priya.id, before: w.jo.id } });
  expect(await deputyOfSam()).toBe(w.jo.id);
  const again = await sam.setLeave({ ...days, deputyId: w.priya.id });
  await sam.setDeputy({ deputyId: w.anna.id });
  await sam.endLeave({ id: again.id, cover: { named: w.priya.id, before: w.jo.id } });
  expect(await deputyOfSam()).toBe(w.anna.id);
  await sam.setDeputy({ deputyId: null });
  await w.as(w.priya).neighbourhoods.endLeave({ id: leave.id });
});
test.each([
  ['takes on no actions', () => w.morgan.id],
  ['is the member themselves', () => w.sam.id],
  ['is of no neighbourhood of ours', () => crypto.randomUUID()],
])('a leave taken back does not make somebody deputy who %s', async (_who, before) => {
  const sam = w.as(w.sam).neighbourhoods;
  const { id } = await sam.setLeave({ ...days, deputyId: w.priya.id });
  await sam.endLeave({ id, cover: { named: w.priya.id, before: before() } });
  expect((await sam.members({})).find((one) => one.id === w.sam.id)?.deputyId).toBeNull();
  expect(await sam.leave({})).toEqual([]);
});
test('who is back early was on leave until yesterday; a second press, or a colleague’s, changes nothing', async () => {
  const sam = w.as(w.sam).neighbourhoods;
  expect(await sam.back({})).toMatchObject({ name: 'Sam Okafor', lastDay: null });
  await sam.setLeave({ firstDay: '2026-11-23', lastDay: '2026-11-27' });
  expect((await refusal(w.as(w.priya).neighbourhoods.back({ memberId: w.sam.id }))).reason).toBe('forbidden');
  expect(await sam.back({})).toMatchObject({ lastDay: '2026-11-27' });
  expect(await sam.back({})).toMatchObject({ lastDay: null });
  const rows = await w.step((ctx) =>
    ctx.db.selectFrom('leave').where('memberId', '=', w.sam.id).select(['firstDay', 'lastDay']).execute(),
  );
  expect(rows).toEqual([{ firstDay: '2026-11-23', lastDay: '2026-11-23' }]);
  const today = await sam.setLeave({ firstDay: '2026-11-24', lastDay: '2026-11-27' });
  expect(await sam.back({})).toMatchObject({ lastDay: '2026-11-27' });
  expect(await sam.endLeave({ id: today.id })).toEqual({ memberId: null });
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
