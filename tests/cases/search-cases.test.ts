import { beforeAll, expect, test } from 'vitest';
import { type World, world } from '../world/world.ts';
import { accepted, held } from './caseload.ts';

let w: World;
beforeAll(async () => {
  w = await world();
  await held(w, { forename: 'Olive', surname: 'Strand' });
});

test('a name that the asker has no ground to know finds nobody', async () => {
  expect(await w.as(w.sam).cases.search({ text: 'strand' })).toEqual([]);
  expect(await w.as(w.sam).cases.search({ text: 's' })).toEqual([]);
  expect(await w.as(w.sam).cases.search({ text: '' })).toEqual([]);
});

test('a reference is found by everybody in the team, without the name for those who may not see it', async () => {
  const ref = await held(w, { surname: 'Quill' });
  expect(await w.as(w.sam).cases.search({ text: ref.toLowerCase() })).toEqual([
    { ref, name: null, birthDate: null, status: null, caseId: null },
  ]);
  expect(await w.as(w.sam).cases.search({ text: 'N8-0001' })).toEqual([]);
});

test('the person’s own practice finds them by name or number, and the look is recorded', async () => {
  const ref = await held(w, { forename: 'Rose', surname: 'Tideway', practiceCode: 'L82018' });
  const [found] = await w.as(w.anna).cases.search({ text: 'tidew' });
  expect(found).toMatchObject({ ref, name: 'Rose Tideway', birthDate: '1940-03-02', caseId: null });
  expect(await w.as(w.priya).cases.search({ text: 'tidew' })).toEqual([]);
  const number = await w.step((ctx) =>
    ctx.db
      .selectFrom('personIdentity')
      .select('nhsNumber')
      .where('surname', '=', 'Tideway')
      .executeTakeFirstOrThrow(),
  );
  const spaced = number.nhsNumber.replace(/(\d{3})(\d{3})/, '$1 $2 ');
  expect(await w.as(w.anna).cases.search({ text: spaced })).toMatchObject([{ ref }]);
  expect(await w.as(w.priya).cases.search({ text: spaced })).toEqual([]);
  const looks = await w.step((ctx) =>
    ctx.db.selectFrom('look').select('byMember').where('purpose', '=', 'search').execute(),
  );
  expect(looks.map((look) => look.byMember)).toEqual([w.anna.id]);
});

test('a common name does not hide the practice’s own people behind those of others', async () => {
  for (let n = 0; n < 51; n++) await held(w, { forename: 'Ann', surname: 'Smith' });
  const ref = await held(w, { forename: 'Zoe', surname: 'Smith', practiceCode: 'L82018' });
  expect(await w.as(w.anna).cases.search({ text: 'smith' })).toMatchObject([{ ref, name: 'Zoe Smith' }]);
});

test('a coordinator finds the people of the cases they coordinate, an owner those they have something to do for', async () => {
  const one = await accepted(w, { forename: 'Ivy', surname: 'Saltmarsh' });
  expect(await w.as(w.jo).cases.search({ text: 'Saltmarsh' })).toMatchObject([
    { ref: one.ref, name: 'Ivy Saltmarsh', status: 'accepted', caseId: one.id },
  ]);
  expect(await w.as(w.sam).cases.search({ text: 'Saltmarsh' })).toEqual([]);
  await w.as(w.priya).actions.assign({ caseRef: one.ref, title: 'ring housing', ownerId: w.sam.id });
  expect(await w.as(w.sam).cases.search({ text: 'ivy salt' })).toHaveLength(1);
});

test('searching people is for the personal chat and the tab', async () => {
  await expect(w.as(w.anna).cases.search({ text: 'strand' }, { where: 'shared' })).rejects.toMatchObject({
    reason: 'forbidden',
  });
  await expect(w.asOperator.cases.search({ text: 'strand' })).rejects.toMatchObject({ reason: 'forbidden' });
});
