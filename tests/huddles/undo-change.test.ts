import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/core/day.ts';
import { type World, world } from '../world/world.ts';
import { makeCases, refusal, TUESDAYS } from './huddle-world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
const jo = () => w.as(w.jo);
const diary = async (seriesId: string) =>
  (await jo().huddles.list({ to: '2027-12-31' }))
    .filter((one) => one.seriesId === seriesId && one.status !== 'cancelled')
    .map(({ day, time, minutes, joinUrl, chair }) => ({ day, time, minutes, joinUrl, chair: chair?.id }));

test('a change that never was cannot be taken back', async () => {
  expect((await refusal(jo().huddles.undoChange({ changeId: w.jo.id }))).reason).toBe('missing');
});
test('taken back twice, it says so', async () => {
  const { seriesId } = await jo().huddles.schedule({ ...TUESDAYS, name: 'Twice' });
  const { changeId } = await jo().huddles.changeSeries({ seriesId, version: 1, minutes: 45 });
  await jo().huddles.undoChange({ changeId });
  expect((await refusal(jo().huddles.undoChange({ changeId }))).sentence).toMatch(/changed again since/);
});
test('a date planned before the series changed moves alone', async () => {
  const { seriesId, huddles } = await jo().huddles.schedule({ ...TUESDAYS, name: 'Split' });
  await jo().huddles.changeSeries({ seriesId, version: 1, from: '2026-12-15', minutes: 45 });
  const before = await diary(seriesId);
  expect(
    (
      await refusal(
        jo().huddles.moveSeries({
          huddleId: huddles[0]?.id ?? '',
          start: '2026-12-02T08:45',
          scope: 'all',
        }),
      )
    ).sentence,
  ).toMatch(/Move only this one/);
  expect(await diary(seriesId)).toEqual(before);
});

const rule = fc.constantFrom(
  'FREQ=WEEKLY;BYDAY=WE',
  'FREQ=WEEKLY;BYDAY=MO,TH',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  'FREQ=MONTHLY;BYDAY=2TU',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
);
const deed = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    place: fc.nat(3),
    by: fc.integer({ min: -2, max: 3 }),
    scope: fc.constantFrom('following' as const, 'all' as const),
  }),
  fc.record({ kind: fc.constant('rule' as const), rule, from: fc.option(fc.nat(3), { nil: undefined }) }),
  fc.record({
    kind: fc.constant('length' as const),
    minutes: fc.constantFrom(15, 45, 60),
    from: fc.option(fc.nat(3), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('dates' as const), except: fc.nat(3), extra: fc.nat(20) }),
  fc.record({ kind: fc.constant('end' as const), from: fc.option(fc.nat(3), { nil: undefined }) }),
);
test('whatever is done to a series, one press puts every date back as it was, and no case is lost on the way', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(deed, fc.boolean(), async (one, withCase) => {
      run += 1;
      const { seriesId, huddles } = await jo().huddles.schedule({ ...TUESDAYS, name: `Series ${run}` });
      const at = (place: number | undefined) => huddles[place ?? 0];
      const [made] = withCase ? await makeCases(w, { cohort: 'CYP_COMPLEX' }) : [];
      if (made !== undefined) await jo().huddles.addItem({ huddleId: at(1)?.id ?? '', ref: made.ref });
      const before = await diary(seriesId);
      const from = 'from' in one && one.from !== undefined ? { from: at(one.from)?.day ?? '' } : {};
      const { changeId } =
        one.kind === 'move'
          ? await jo().huddles.moveSeries({
              huddleId: at(one.place)?.id ?? '',
              start: `${addDays(at(one.place)?.day ?? '', one.by)}T10:00`,
              scope: one.scope,
            })
          : one.kind === 'end'
            ? await jo().huddles.endSeries({ seriesId, ...from })
            : await jo().huddles.changeSeries({
                seriesId,
                version: 1,
                ...from,
                ...(one.kind === 'rule' ? { rule: one.rule } : {}),
                ...(one.kind === 'length' ? { minutes: one.minutes } : {}),
                ...(one.kind === 'dates'
                  ? { except: [at(one.except)?.day ?? ''], extra: [addDays('2026-12-02', one.extra)] }
                  : {}),
              });
      const during = await diary(seriesId);
      expect(new Set(during.map(({ day }) => day)).size).toBe(during.length);
      await jo().huddles.undoChange({ changeId: changeId ?? '' });
      expect(await diary(seriesId)).toEqual(before);
      if (made !== undefined) expect((await jo().cases.list({})).map(({ ref }) => ref)).toContain(made.ref);
      await jo().huddles.endSeries({ seriesId });
    }),
    { numRuns: process.env.TEST_LONG === undefined ? 12 : 200 },
  );
}, 600_000);
