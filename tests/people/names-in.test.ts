import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { addTypedPerson, namesIn } from '../../src/people/index.ts';
import { world } from '../world/world.ts';

const w = await world();
const HELD = [
  ['9990000018', 'Jill', 'Jennings'],
  ['9990000026', 'Siân', 'O’Brien'],
  ['9990000034', 'Mary Ann', 'van der Berg'],
  ['9990000042', 'Priya', 'Shah'],
  ['9990000050', 'Will', 'May'],
] as const;
await w.step(async (ctx) => {
  for (const [nhsNumber, forename, surname] of HELD)
    await addTypedPerson(ctx, { nhsNumber, forename, surname, birthDate: '1950-01-01' });
});
const found = (text: string) => w.step((ctx) => namesIn(ctx, text));

describe('the privacy gate knows the names of people we hold', () => {
  test.each([
    ['please ring Jill Jennings today', ['jill jennings']],
    ['JENNINGS, Jill came in', ['jennings, jill']],
    ['Mrs Jennings fell', ['mrs jennings']],
    ['Jill Jennings’s daughter', ['jill jennings’s']],
    ["Sian? no: siân o'brien", ["siân o'brien"]],
    ['visit Mary Ann van der Berg', ['mary ann van der berg']],
  ])('%j', async (text, names) => {
    expect(await found(text)).toEqual(names);
  });
  test.each([
    ['ask Jill about the Jennings report'],
    ['Jill. Jennings said no'],
    ['@Priya Shah will ring on Friday'],
    ['book echo by Friday'],
    [''],
  ])('%j names nobody we hold', async (text) => {
    expect(await found(text)).toEqual([]);
  });
  test('a long text is gone through', async () => {
    expect(await found(`${'word '.repeat(600)} Jill Jennings`)).toContain('jill jennings');
  });
});

describe('a person typed in', () => {
  test('is marked so, and given back when the number is known', async () => {
    const priya = { kind: 'member' as const, memberId: w.priya.id };
    const person = await w.step((ctx) =>
      addTypedPerson(
        { ...ctx, actor: { ...ctx.actor, ...priya } as typeof ctx.actor },
        { nhsNumber: '999 000 0069', forename: 'Ada', surname: 'Cole', birthDate: '1948-03-02' },
      ),
    );
    const row = await w.step((ctx) =>
      ctx.db.selectFrom('personIdentity').selectAll().where('person', '=', person).executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({ nhsNumber: '9990000069', typedBy: w.priya.id });
    expect(
      await w.step((ctx) =>
        addTypedPerson(ctx, {
          nhsNumber: '9990000069',
          forename: 'A',
          surname: 'C',
          birthDate: '1948-03-02',
        }),
      ),
    ).toBe(person);
  });
  test.each([
    ['999 000 0019', /check digit/],
    [['943', '476', '5919'].join(' '), /Practice mode keeps only test numbers/],
    ['999 000 0077', /future/],
  ])('%j is refused', async (nhsNumber, why) => {
    const birthDate = nhsNumber.endsWith('77') ? '2030-01-01' : '1950-01-01';
    await expect(
      w.step((ctx) => addTypedPerson(ctx, { nhsNumber, forename: 'A', surname: 'B', birthDate })),
    ).rejects.toMatchObject({
      reason: 'invalid',
      sentence: expect.stringMatching(why),
    });
  });
});

test('under row-level security too the names are looked up in the index, however many people there are', async () => {
  const plan = await w.step(async (ctx) => {
    await sql`set local enable_seqscan = off`.execute(ctx.db);
    const { rows } = await sql<Record<string, string>>`explain select from person_identity p
      where p.neighbourhood_id = ${ctx.neighbourhoodId} and p.surname_key = 'jennings' and p.forename_key = 'jill'`.execute(
      ctx.db,
    );
    return rows.map((row) => Object.values(row)[0]).join('\n');
  });
  expect(plan).toMatch(/Index Cond: .*surname_key = 'jennings'.*forename_key = 'jill'/);
});
