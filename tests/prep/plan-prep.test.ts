import { beforeEach, expect, test } from 'vitest';
import { at, makeCases, pastHuddle, scheduleTuesdays } from '../huddles/huddle-world.ts';
import { world } from '../world/world.ts';
import { agendaWith, agreedBy, PROPOSAL } from './prep-world.ts';

const w = await world();
const plan = () => w.asSystem.prep.plan({});
const sent = async (kind: string, aboutId?: string) =>
  (await w.messages()).filter(
    (one) => one.kind === kind && (aboutId === undefined || one.aboutId === aboutId),
  );

beforeEach(() => {
  at(w, '2026-11-24', '08:30');
});

test('the call for cases goes to the channel five working days before at nine, once; not for a daily huddle', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  const [daily = ''] = await scheduleTuesdays(w, { kind: 'daily', minutes: 15 });
  at(w, '2026-11-24', '08:59');
  await plan();
  expect(await sent('call-for-cases', huddleId)).toEqual([]);
  at(w, '2026-11-24', '09:00');
  await plan();
  await plan();
  expect(await sent('call-for-cases', huddleId)).toMatchObject([{ toMember: null }]);
  expect(await sent('call-for-cases', daily)).toEqual([]);
  expect((await w.as(w.priya).prep.mine({})).calls).toContainEqual(
    expect.objectContaining({ huddleId, day: '2026-12-01', cutOffAt: '2026-11-27T17:00:00.000Z' }),
  );
});
test('once the agenda is closed nobody is called for cases', async () => {
  const [huddleId = ''] = await scheduleTuesdays(w);
  at(w, '2026-11-30', '09:00');
  await plan();
  expect(await sent('call-for-cases', huddleId)).toEqual([]);
});
test('each presenter is asked once, for all they present together; a new presenter is asked too', async () => {
  const { huddleId, items } = await agendaWith(w, {}, {});
  at(w, '2026-11-26', '08:59');
  await plan();
  expect(await sent('prep-asked', huddleId)).toEqual([]);
  at(w, '2026-11-26', '09:00');
  await plan();
  await plan();
  expect(await sent('prep-asked', huddleId)).toMatchObject([{ toMember: w.jo.id }]);
  const { items: agenda } = await w.as(w.jo).huddles.read({ huddleId });
  const version = agenda.find((item) => item.id === items[0])?.version ?? 0;
  await w.as(w.jo).huddles.changeItem({ itemId: items[0] ?? '', version, presenterId: w.priya.id });
  await plan();
  expect((await sent('prep-asked', huddleId)).map((one) => one.toMember)).toEqual([w.jo.id, w.priya.id]);
});
test('nobody is asked to prepare what is prepared, at night, at the weekend, or on a bank holiday', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  await w.as(w.jo).prep.write({ itemId: items[0] ?? '', version: 0, ...PROPOSAL });
  at(w, '2026-11-26', '09:00');
  await plan();
  expect(await sent('prep-asked', huddleId)).toEqual([]);
  const other = await agendaWith(w, {});
  for (const [day, time] of [
    ['2026-11-26', '18:00'],
    ['2026-11-27', '07:59'],
    ['2026-11-28', '10:00'],
  ] as const) {
    at(w, day, time);
    await plan();
  }
  expect(await sent('prep-asked', other.huddleId)).toEqual([]);
});
test('somebody of an organisation that the person excluded is never asked to prepare the case', async () => {
  const { huddleId } = await agendaWith(w, { excluded: [w.jo.organisationId] });
  at(w, '2026-11-26', '09:00');
  await plan();
  expect(await sent('prep-asked', huddleId)).toEqual([]);
});
test('a deputy is asked two working days before where a required discipline is missing, and nobody else after a yes', async () => {
  const { huddleId } = await agendaWith(w, {});
  await w.step(async (ctx) => {
    await ctx.db
      .updateTable('huddle')
      .set({ requiredDisciplines: ['social_care'] })
      .where('id', '=', huddleId)
      .execute();
    await ctx.db.updateTable('member').set({ deputyId: w.priya.id }).where('id', '=', w.sam.id).execute();
  });
  await w.as(w.sam).huddles.attend({ huddleId, state: 'apologies' });
  at(w, '2026-11-27', '08:59');
  await plan();
  expect(await sent('deputy-asked', huddleId)).toEqual([]);
  at(w, '2026-11-27', '09:00');
  await plan();
  await plan();
  expect(await sent('deputy-asked', huddleId)).toMatchObject([{ toMember: w.priya.id }]);
  expect((await w.as(w.priya).prep.mine({})).cover).toMatchObject([{ huddleId, instead: 'Sam Okafor' }]);
  await w.as(w.priya).prep.answerCover({ huddleId, yes: true });
  await plan();
  expect(await sent('deputy-asked', huddleId)).toHaveLength(1);
  expect((await w.as(w.priya).prep.mine({})).cover).toEqual([]);
});
test('with the deputy away too the huddle’s own deputy is asked', async () => {
  const { huddleId } = await agendaWith(w, {});
  await w.step(async (ctx) => {
    await ctx.db
      .updateTable('huddle')
      .set({ requiredDisciplines: ['social_care'], deputyId: w.anna.id })
      .where('id', '=', huddleId)
      .execute();
  });
  for (const who of [w.sam, w.priya]) await w.as(who).huddles.attend({ huddleId, state: 'apologies' });
  at(w, '2026-11-27', '09:00');
  await plan();
  expect(await sent('deputy-asked', huddleId)).toMatchObject([{ toMember: w.anna.id }]);
});
test('a case carried over for the third time is told to the chair, once, and shown as theirs to decide', async () => {
  const [one] = await makeCases(w, {});
  const [huddleId = ''] = await scheduleTuesdays(w);
  await w.step(async (ctx) => {
    for (const day of ['2026-11-03', '2026-11-10', '2026-11-17']) {
      const past = await pastHuddle(ctx, day);
      await ctx.db
        .insertInto('agendaItem')
        .values({
          neighbourhoodId: ctx.neighbourhoodId,
          huddleId: past,
          caseId: one?.id ?? '',
          position: 1,
          minutes: 4,
          why: 'new',
          question: '',
          state: 'deferred',
        })
        .execute();
    }
  });
  const filled = await w.as(w.jo).huddles.fill({ huddleId });
  expect(filled.says.join(' ')).toContain('has been carried over three times: the chair decides');
  const { items } = await w.as(w.jo).huddles.read({ huddleId });
  const item = items.find((candidate) => candidate.ref === one?.ref);
  expect(item).toMatchObject({ deferrals: 3, forChair: true, because: expect.stringContaining('3 times') });
  at(w, '2026-11-26', '09:00');
  await plan();
  await plan();
  expect(await sent('third-time', item?.id)).toMatchObject([{ toMember: w.anna.id }]);
  expect((await w.as(w.anna).prep.mine({})).third).toMatchObject([{ ref: one?.ref, deferrals: 3 }]);
});
test('Today asks the presenter, the disciplines that are needed, and the chair, each for their own part', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  const itemId = items[0] ?? '';
  const mine = async (who: typeof w.jo) => {
    const { present, opine, agreed } = await w.as(who).prep.mine({});
    return {
      present: present.filter((one) => one.huddleId === huddleId).map((one) => one.prepared),
      opine: opine.filter((one) => one.huddleId === huddleId).length,
      agreed: agreed.filter((one) => one.huddleId === huddleId).map((one) => one.minutes),
    };
  };
  expect(await mine(w.jo)).toEqual({ present: [false], opine: 0, agreed: [] });
  expect(await mine(w.sam)).toEqual({ present: [], opine: 0, agreed: [] });
  await w.as(w.priya).prep.write({ itemId, version: 0, ...PROPOSAL });
  expect(await mine(w.jo)).toMatchObject({ present: [true] });
  expect(await mine(w.priya)).toMatchObject({ opine: 0 });
  expect(await mine(w.sam)).toMatchObject({ opine: 1 });
  await w.as(w.sam).prep.opine({ itemId, stance: 'agree' });
  expect(await mine(w.sam)).toMatchObject({ opine: 0 });
  await w.as(w.anna).prep.opine({ itemId, stance: 'agree' });
  expect(await mine(w.anna)).toMatchObject({ agreed: [4] });
  expect(await mine(w.sam)).toMatchObject({ agreed: [] });
});
test('the whole lane can be agreed and the presenter is not asked to prepare it again', async () => {
  const { huddleId, items } = await agendaWith(w, {});
  await agreedBy(w, items[0] ?? '');
  await w.as(w.anna).prep.confirmAgreed({ huddleId, itemIds: items });
  at(w, '2026-11-26', '09:00');
  await plan();
  expect(await sent('prep-asked', huddleId)).toEqual([]);
});
