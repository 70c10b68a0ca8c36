import { expect, test } from 'vitest';
import { personByRef } from '../../src/people/index.ts';
import { world } from '../world/world.ts';

const w = await world();
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const HEAD = 'NHS number,Surname,Forename,DOB,Postcode,Address,Sex,Practice code,Practice,restricted\n';
const ROWS =
  '9990000018,Reid,Anna,13/11/1947,BS1 1AA,1 High Street,F,L82018,Harbour,\n' +
  '9990000026,REID,ANNA,01/02/1950,BS1 2AA,2 High Street,F,L99999,Elsewhere Surgery,\n' +
  '9990000034,Lee,Mo,01/02/1940,BS1 3AA,3 High Street,M,L82018,Harbour,S\n';
await w
  .as(w.jo)
  .lists.import({ list: 'People' }, { file: { name: 'people.csv', bytes: bytes(HEAD + ROWS) } });
const refOf = async (nhsNumber: string): Promise<string> => {
  const { person } = await w.step((ctx) =>
    ctx.db
      .selectFrom('personIdentity')
      .select('person')
      .where('nhsNumber', '=', nhsNumber)
      .executeTakeFirstOrThrow(),
  );
  return `N7-${String(person).padStart(4, '0')}`;
};
const [reid, namesake, lee] = [
  await refOf('9990000018'),
  await refOf('9990000026'),
  await refOf('9990000034'),
];

test('the GP of the person’s own practice sees three identifiers, and an alert that another has the same name', async () => {
  expect(await w.as(w.anna).people.open({ ref: reid, purpose: 'candidate' })).toEqual({
    ref: reid,
    name: 'Anna Reid',
    birthDate: '1947-11-13',
    nhsNumber: '999 000 0018',
    postcode: 'BS1 1AA',
    address: '1 High Street',
    practice: 'Harbour Medical Group',
    sex: 'female',
    birthDateConflict: false,
    restricted: false,
    nameAlert: expect.stringMatching(/^Somebody else here has the same name/),
  });
});

test('a professional from elsewhere is told to state their relationship; stated once, it holds', async () => {
  const priya = w.as(w.priya);
  await expect(priya.people.open({ ref: namesake, purpose: 'candidate' })).rejects.toMatchObject({
    reason: 'forbidden',
    sentence: expect.stringMatching(/Say what your relationship/),
  });
  const opened = await priya.people.open({
    ref: namesake,
    purpose: 'accept',
    relationship: 'District nurse, visits weekly',
  });
  expect(opened).toMatchObject({ nhsNumber: '999 000 0026', practice: 'Elsewhere Surgery' });
  expect(await priya.people.open({ ref: namesake, purpose: 'case' })).toMatchObject({ ref: namesake });
});

test('a coordinator, a manager and the operator open nobody, whatever they say', async () => {
  for (const who of [w.jo, w.morgan])
    await expect(
      w.as(who).people.open({ ref: reid, purpose: 'case', relationship: 'Colleague' }),
    ).rejects.toMatchObject({ reason: 'forbidden' });
  await expect(w.asOperator.people.open({ ref: reid, purpose: 'case' })).rejects.toMatchObject({
    reason: 'forbidden',
  });
});

test('a restricted person’s address and practice stay hidden from everybody', async () => {
  expect(await w.as(w.anna).people.open({ ref: lee, purpose: 'candidate' })).toMatchObject({
    restricted: true,
    address: null,
    postcode: null,
    practice: null,
  });
});

test('a reference of another neighbourhood, or of nobody, is missing, not forbidden', async () => {
  for (const ref of ['S2-0001', 'N7-9999'])
    await expect(w.as(w.anna).people.open({ ref, purpose: 'case' })).rejects.toMatchObject({
      reason: 'missing',
    });
  expect(await w.step((ctx) => personByRef(ctx, 'S2-0001'))).toBeUndefined();
});

test('in a channel nobody is opened and no number is checked', async () => {
  await expect(
    w.as(w.anna, 'chat').people.open({ ref: reid, purpose: 'case' }, { where: 'shared' }),
  ).rejects.toMatchObject({ reason: 'forbidden' });
  await expect(
    w.as(w.anna, 'chat').people.checkNhsNumber({ text: '999 000 0018' }, { where: 'shared' }),
  ).rejects.toMatchObject({ reason: 'forbidden' });
  expect(await w.as(w.anna, 'chat').people.checkNhsNumber({ text: '999 000 0018' })).toEqual({
    valid: true,
    number: '9990000018',
    shown: '999 000 0018',
  });
});

test('a look is in the trail once in a quarter of an hour, and every refused try each time', async () => {
  const before = await w.audit();
  const anna = w.as(w.anna);
  for (let look = 0; look < 3; look++) await anna.people.open({ ref: lee, purpose: 'case' });
  for (let attempt = 0; attempt < 2; attempt++)
    await w
      .as(w.sam)
      .people.open({ ref: lee, purpose: 'case' })
      .catch(() => {});
  const fresh = (await w.audit()).slice(before.length);
  expect(fresh.map((entry) => entry.outcome)).toEqual(['looked', 'refused', 'refused']);
  expect(JSON.stringify(fresh)).not.toMatch(/Lee|9990000034/);
});
