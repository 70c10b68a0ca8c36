import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { capacityOf, KINDS } from '../../src/huddles/kind.ts';
import { type World, world } from '../world/world.ts';
import { refusal, TUESDAYS } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);
const name = (): string => `Huddle ${randomUUID().slice(0, 8)}`;
const seriesOf = async (seriesId: string) =>
  (await jo().huddles.series({})).find((series) => series.id === seriesId);

test('parts that leave no time, stand twice or leave the cases out are refused', async () => {
  const schedule = (blocks: { kind: 'cases' | 'opening' | 'read_back'; minutes: number }[]) =>
    jo().huddles.schedule({ ...TUESDAYS, name: name(), blocks });
  expect(
    (
      await refusal(
        schedule([
          { kind: 'opening', minutes: 30 },
          { kind: 'cases', minutes: 0 },
        ]),
      )
    ).sentence,
  ).toMatch(/no time for cases in 30 minutes/);
  expect((await refusal(schedule([{ kind: 'opening', minutes: 5 }]))).sentence).toMatch(/cases must be one/);
  expect(
    (
      await refusal(
        schedule([
          { kind: 'cases', minutes: 0 },
          { kind: 'cases', minutes: 0 },
        ]),
      )
    ).sentence,
  ).toMatch(/once/);
});
test('who may not chair is not in the rota, who has left stands in for nobody, and an unknown channel is refused', async () => {
  expect(
    (await refusal(jo().huddles.schedule({ ...TUESDAYS, name: name(), chairRota: [w.sam.id] }))).sentence,
  ).toMatch(/Sam Okafor does not chair/);
  expect(
    (await refusal(jo().huddles.schedule({ ...TUESDAYS, name: name(), deputyId: randomUUID() }))).reason,
  ).toBe('missing');
  expect(
    (await refusal(jo().huddles.schedule({ ...TUESDAYS, name: name(), channelId: randomUUID() }))).sentence,
  ).toMatch(/not in that channel/);
});
test('what is not said is the kind’s own: quorum, disciplines and parts', async () => {
  const { seriesId, huddles } = await jo().huddles.schedule({ ...TUESDAYS, name: name() });
  expect(await seriesOf(seriesId)).toMatchObject({
    quorum: { professions: 3, organisations: 2 },
    requiredDisciplines: KINDS.weekly.requiredDisciplines,
    blocks: KINDS.weekly.blocks,
    chairRota: [],
    deputy: null,
  });
  expect(await jo().huddles.read({ huddleId: huddles[0]?.id ?? '' })).toMatchObject({
    blocks: KINDS.weekly.blocks,
    capacityMinutes: 30,
  });
});
test('a whole template of one’s own is kept with the series and with each huddle, and can be changed', async () => {
  const blocks = [
    { kind: 'opening' as const, minutes: 3 },
    { kind: 'cases' as const, minutes: 0 },
    { kind: 'read_back' as const, minutes: 5 },
  ];
  const { seriesId, huddles } = await jo().huddles.schedule({
    ...TUESDAYS,
    name: name(),
    blocks,
    requiredDisciplines: ['pharmacy', 'housing'],
    quorum: { professions: 2, organisations: 1 },
    deputyId: w.sam.id,
  });
  const huddleId = huddles[0]?.id ?? '';
  expect(await jo().huddles.read({ huddleId })).toMatchObject({
    blocks,
    capacityMinutes: 22,
    requiredDisciplines: ['pharmacy', 'housing'],
    deputy: { id: w.sam.id, name: 'Sam Okafor' },
  });
  await jo().huddles.changeSeries({
    seriesId,
    version: 1,
    blocks: [],
    requiredDisciplines: [],
    deputyId: null,
  });
  expect(await jo().huddles.read({ huddleId })).toMatchObject({
    blocks: [],
    capacityMinutes: 30,
    requiredDisciplines: [],
    deputy: null,
  });
});
test('a shorter huddle must still have time for its cases', async () => {
  const { seriesId } = await jo().huddles.schedule({
    ...TUESDAYS,
    name: name(),
    blocks: [
      { kind: 'due_actions', minutes: 15 },
      { kind: 'cases', minutes: 0 },
    ],
  });
  expect((await refusal(jo().huddles.changeSeries({ seriesId, version: 1, minutes: 15 }))).sentence).toMatch(
    /no time for cases/,
  );
});
test('those of the rota chair turn about, and go on where they were when a date is taken out or the time changes', async () => {
  await w.step(async (ctx) => {
    await ctx.db
      .updateTable('member')
      .set({ roles: ['chair', 'member'] })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', w.priya.id)
      .execute();
  });
  const { seriesId } = await jo().huddles.schedule({
    ...TUESDAYS,
    name: name(),
    chairRota: [w.anna.id, w.priya.id],
  });
  const chairs = async () =>
    (await jo().huddles.list({ to: '2026-12-31' }))
      .filter((one) => one.seriesId === seriesId && one.status !== 'cancelled')
      .map(({ day, chair }) => [day, chair?.name]);
  const expected = [
    ['2026-12-01', 'Dr Anna Reid'],
    ['2026-12-08', 'Priya Shah'],
    ['2026-12-15', 'Dr Anna Reid'],
    ['2026-12-22', 'Priya Shah'],
    ['2026-12-29', 'Dr Anna Reid'],
  ];
  expect(await chairs()).toEqual(expected);
  const { version } = await jo().huddles.changeSeries({ seriesId, version: 1, except: ['2026-12-15'] });
  expect(await chairs()).toEqual(expected.filter(([day]) => day !== '2026-12-15'));
  await jo().huddles.changeSeries({ seriesId, version, from: '2026-12-22', start: '2026-12-22T09:30' });
  expect(await chairs()).toEqual(expected.filter(([day]) => day !== '2026-12-15'));
});
test('single dates are left out and put in; a hundred of them make no difference', async () => {
  const many = Array.from({ length: 100 }, (_, at) => `2027-${String((at % 12) + 1).padStart(2, '0')}-11`);
  const { seriesId } = await jo().huddles.schedule({
    ...TUESDAYS,
    name: name(),
    except: ['2026-12-08', ...many],
    extra: ['2026-12-10'],
  });
  expect(
    (await jo().huddles.list({ to: '2026-12-20' }))
      .filter((one) => one.seriesId === seriesId)
      .map(({ day }) => day),
  ).toEqual(['2026-12-01', '2026-12-10', '2026-12-15']);
});
test('from a date that the series does not name, or more than a year away, nothing can be changed', async () => {
  const { seriesId } = await jo().huddles.schedule({ ...TUESDAYS, name: name() });
  for (const from of ['2026-12-09', '2028-01-04'])
    expect(
      (await refusal(jo().huddles.changeSeries({ seriesId, version: 1, from, minutes: 45 }))).sentence,
    ).toMatch(/own dates of the next twelve months/);
});
test('the minutes for cases are what the other parts leave', () => {
  expect(capacityOf({ minutes: 30, blocks: [] })).toBe(30);
  expect(
    capacityOf({
      minutes: 30,
      blocks: [
        { kind: 'opening', minutes: 2 },
        { kind: 'cases', minutes: 25 },
      ],
    }),
  ).toBe(28);
});
