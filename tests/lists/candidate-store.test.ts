import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asked, markTaken, unmarkTaken } from '../../src/lists/candidate-store.ts';
import { COHORT_CODES } from '../../src/lists/cohort.ts';
import { COHORTS } from '../../src/lists/cohorts.ts';
import { blankRow, FACT_NAMES, type Facts } from '../../src/lists/facts.ts';
import { judge, meets } from '../../src/lists/judge.ts';
import { world } from '../world/world.ts';

const w = await world();
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const bring = (list: string, text: string, dataTo = '2026-11-01') =>
  w.as(w.jo).lists.import({ list, dataTo }, { file: { name: 'x.csv', bytes: bytes(text) } });
const candidates = (input: Parameters<ReturnType<typeof w.as>['lists']['candidates']>[0]) =>
  w.as(w.anna).lists.candidates(input);

const perhaps = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const yesNo = perhaps(fc.boolean());
const count = perhaps(fc.integer({ min: 0, max: 24 }));
const some = fc.record({
  age: perhaps(fc.constantFrom(0, 17, 18, 40, 64, 65, 66, 90)),
  frailty: perhaps(fc.constantFrom('fit' as const, 'mild' as const, 'moderate' as const, 'severe' as const)),
  cfs: perhaps(fc.integer({ min: 1, max: 9 })),
  efi: perhaps(fc.constantFrom(0.1, 0.24, 0.241, 0.25, 0.36)),
  efi2: perhaps(fc.constantFrom(0.15, 0.16, 0.3)),
  efiDeficits: perhaps(fc.constantFrom(8, 9, 13)),
  acgPatientNeed: perhaps(fc.constantFrom(10, 11)),
  imdDecile: perhaps(fc.integer({ min: 1, max: 10 })),
  hasDementia: yesNo,
  livesAlone: yesNo,
  carerStrain: yesNo,
  careHome: yesNo,
  palliative: yesNo,
  noPlan12m: yesNo,
  interpreterNeeded: yesNo,
  ed12m: count,
  ed30d: count,
  emergencyAdmissions12m: count,
  falls12m: count,
  medicationCount: count,
});

test('what SQL asks of a list and what the rule says of one person agree, for any facts', async () => {
  const clauses = COHORT_CODES.flatMap((code) => {
    const { clauses: own, tiers, routes, boosts } = COHORTS[code];
    return [...own, ...tiers, ...routes, ...boosts];
  });
  await w.step(async (ctx) => {
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 30 }), async (people) => {
        const facts = people.map((person): Facts => ({ ...blankRow(0), ...person }));
        const recordset = sql`jsonb_populate_recordset(null::list_entry, ${JSON.stringify(
          facts.map((one) =>
            Object.fromEntries(
              FACT_NAMES.map((name) => [
                name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
                one[name],
              ]),
            ),
          ),
        )}::jsonb)`;
        const { rows } = await sql<{
          met: boolean[];
        }>`select array[${sql.join(clauses.map((clause) => sql`coalesce(${asked(clause.when)}, false)`))}] as met from ${recordset} e`.execute(
          ctx.db,
        );
        expect(rows.map((row) => row.met)).toEqual(
          facts.map((one) => clauses.map((clause) => meets(clause.when, one))),
        );
      }),
      { numRuns: 60 },
    );
  });
});

const HEAD = 'NHS number,DOB,Frailty,Care home,Palliative,A&E 12m,Falls (12m),restricted\n';
const OLD = '01/01/1940';

test('whoever died, objected or is restricted is no candidate, on that list or any later one', async () => {
  await bring('Barred', `${HEAD}9990000018,${OLD},Severe,,,0,0,S\n9990000026,${OLD},Severe,,,0,0,\n`);
  expect(await candidates({ cohort: 'FRAILTY_DEMENTIA', list: 'Barred' })).toMatchObject({ total: 1 });
  await bring('Later', `NHS number,DOB,Frailty\n9990000018,${OLD},Severe\n`);
  expect(await candidates({ cohort: 'FRAILTY_DEMENTIA', list: 'Later' })).toMatchObject({
    total: 0,
    candidates: [],
  });
});

test('who lives in a care home or is in palliative care is counted apart and not offered', async () => {
  await bring(
    'Routed',
    `${HEAD}9990000034,${OLD},Severe,Y,Y,0,0,\n9990000042,${OLD},Severe,N,Y,0,0,\n9990000050,${OLD},Severe,,,0,0,\n`,
  );
  const found = await candidates({ cohort: 'FRAILTY_DEMENTIA', list: 'Routed' });
  expect(found).toMatchObject({ total: 1, routed: { careHome: 1, palliative: 1 } });
  expect(found.candidates).toHaveLength(1);
});

test('the likeliest come first, page by page, each with reasons and no identifier', async () => {
  await bring(
    'Ranked',
    `${HEAD}9990000069,01/01/1980,Fit,,,7,0,\n9990000077,01/01/1980,Fit,,,30,0,\n9990000085,01/01/1980,Fit,,,12,3,\n9990000093,01/01/1980,Fit,,,13,0,\n`,
  );
  const all = await candidates({ cohort: 'HIGH_INTENSITY_ED', list: 'Ranked' });
  expect(all).toMatchObject({ total: 4, tiers: { '1': 1, '2': 2, '3': 1 } });
  expect(all.candidates.map((one) => [one.tier, one.score])).toEqual([
    [1, 0],
    [2, 1],
    [2, 0],
    [3, 0],
  ]);
  expect(all.candidates[1]).toEqual({
    ref: expect.stringMatching(/^N7-\d{4}$/),
    score: 1,
    tier: 2,
    reasons: [
      '12 ED attendances in 12 months (Cambridgeshire & Peterborough’s local rule)',
      '+1 3 falls in 12 months (default)',
    ],
    list: 'Ranked',
    dataTo: '2026-11-01',
    taken: false,
  });
  const first = await candidates({ cohort: 'HIGH_INTENSITY_ED', list: 'Ranked', limit: 2 });
  const rest = await candidates({
    cohort: 'HIGH_INTENSITY_ED',
    list: 'Ranked',
    limit: 2,
    after: first.candidates[1]?.ref ?? '',
  });
  expect([...first.candidates, ...rest.candidates]).toEqual(all.candidates);
});

test('who is a case already is not offered again, stays in the figures, and comes back when the case is undone', async () => {
  const before = await candidates({ cohort: 'HIGH_INTENSITY_ED', list: 'Ranked' });
  const person = Number(before.candidates[0]?.ref.slice(3));
  await w.step((ctx) => markTaken(ctx, person));
  const taken = await candidates({ cohort: 'HIGH_INTENSITY_ED', list: 'Ranked' });
  expect(taken.total).toBe(before.total);
  expect(taken.candidates).toEqual(before.candidates.slice(1));
  await w.step((ctx) => unmarkTaken(ctx, person));
  expect(await candidates({ cohort: 'HIGH_INTENSITY_ED', list: 'Ranked' })).toEqual(before);
});

test('a person on two lists is one candidate, and a care home known to one list counts for both', async () => {
  await bring('Two A', `${HEAD}9990000107,${OLD},Severe,,,0,0,\n9990000115,${OLD},Severe,,,0,4,\n`);
  await bring('Two B', `${HEAD}9990000107,${OLD},Severe,Y,,0,0,\n9990000115,${OLD},Moderate,,,0,0,\n`);
  const { candidates: found, routed } = await candidates({ cohort: 'FRAILTY_DEMENTIA' });
  const refs = found.map((one) => one.ref);
  expect(new Set(refs).size).toBe(refs.length);
  expect(found.filter((one) => one.list.startsWith('Two'))).toMatchObject([{ list: 'Two A', score: 1 }]);
  expect(routed.careHome).toBe(2);
});

test('a list that is not there is missing; a channel is told to ask privately', async () => {
  await expect(candidates({ cohort: 'FRAILTY_DEMENTIA', list: 'Nowhere' })).rejects.toMatchObject({
    reason: 'missing',
  });
  await expect(
    w.as(w.anna, 'chat').lists.candidates({ cohort: 'FRAILTY_DEMENTIA' }, { where: 'shared' }),
  ).rejects.toMatchObject({ reason: 'forbidden' });
});

test('every reason that is shown belongs to a rule with its source', () => {
  expect(
    judge(COHORTS.FRAILTY_DEMENTIA, { ...blankRow(0), age: 80, frailty: 'severe' })?.reasons.every((reason) =>
      /\(.+\)$/.test(reason),
    ),
  ).toBe(true);
});
