import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../src/core/day.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { addTypedPerson } from '../../src/people/index.ts';
import { type World, world } from '../world/world.ts';

const w = await world();

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const file = (text: string, name = 'list.csv') => ({ file: { name, bytes: bytes(text) } });
const HEAD = 'NHS number,Surname,Forename,DOB,Postcode,A&E 12m,Frailty,Care home\n';
const ANNA = '9990000018,Reid,Anna,13/11/1947,BS1 1AA,7,Severe,N\n';
const SAM = '9990000026,Okafor,Sam,01/02/1950,BS1 2AA,0,Fit,N\n';
const MO = '9990000034,Lee,Mo,01/02/1940,BS1 3AA,2,Moderate,Y\n';
const importing = (text: string, list: string, more: { dataTo?: string; world?: World } = {}) => {
  const { world: where = w, ...input } = more;
  return where.as(where.jo).lists.import({ list, ...input }, file(text));
};
const refused = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error('was not refused');
  return error;
};
const person = (nhsNumber: string, where = w) =>
  where.step((ctx) =>
    ctx.db
      .selectFrom('personIdentity')
      .selectAll()
      .where('nhsNumber', '=', nhsNumber)
      .executeTakeFirstOrThrow(),
  );
const stages = async () =>
  (
    await w.pool.query(
      "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'stage' and relname ~ '^u'",
    )
  ).rows;

describe('a list that comes again', () => {
  test('counts who is new, updated, unchanged and gone, and keeps what a list does not say', async () => {
    const first = await importing(HEAD + ANNA + SAM + MO, 'Monthly');
    expect(first).toMatchObject({
      read: 3,
      accepted: 3,
      new: 3,
      updated: 0,
      unchanged: 0,
      left: 0,
      problems: [],
    });
    const again = await importing(HEAD + ANNA + SAM + MO, 'monthly');
    expect(again).toMatchObject({
      new: 0,
      updated: 0,
      unchanged: 3,
      left: 0,
      listId: first.listId,
      versionId: first.versionId,
    });
    const next = await importing(
      `${HEAD}${ANNA.replace(',7,', ',9,')}${SAM.replace('BS1 2AA', '')}9990000042,Shah,Priya,1 Mar 1960,,,,\n`,
      'Monthly',
    );
    expect(next).toMatchObject({ new: 1, updated: 1, unchanged: 1, left: 1 });
    expect(await person('9990000026')).toMatchObject({ postcode: 'BS1 2AA' });
    expect((await w.as(w.jo).lists.all({})).find((list) => list.name === 'Monthly')).toMatchObject({
      version: 2,
      people: 3,
      dataTo: null,
      ageBand: 'not known',
    });
    const back = await importing(HEAD + ANNA + SAM + MO, 'Monthly');
    expect(back).toMatchObject({ new: 1, updated: 1, unchanged: 1, left: 1 });
  });

  test('a month later ages have moved on, and nobody counts as updated for having had a birthday', async () => {
    await importing(HEAD + ANNA + SAM, 'Ages', { dataTo: '2026-10-31' });
    expect(await importing(HEAD + ANNA + SAM, 'Ages', { dataTo: '2026-11-23' })).toMatchObject({
      updated: 0,
      unchanged: 2,
      dataTo: '2026-11-23',
    });
    const { person: anna } = await person('9990000018');
    const entry = await w.step((ctx) =>
      ctx.db
        .selectFrom('listEntry')
        .innerJoin('list', 'list.id', 'listEntry.listId')
        .select('age')
        .where('list.name', '=', 'Ages')
        .where('person', '=', anna)
        .executeTakeFirstOrThrow(),
    );
    expect(entry.age).toBe(79);
  });

  test('a file without a single usable row empties no list', async () => {
    await importing(HEAD + ANNA + SAM, 'Damaged');
    const error = await refused(importing(`${HEAD}9.99E+09,Reid,Anna,13/11/1947,,,,\n`, 'Damaged'));
    expect(error.sentence).toMatch(/nothing was imported/);
    expect((await w.as(w.jo).lists.all({})).find((list) => list.name === 'Damaged')).toMatchObject({
      people: 2,
      version: 1,
    });
  });

  test('a column that is gone from the file is unknown from then on, not as it was', async () => {
    await importing(HEAD + ANNA, 'Columns');
    expect(await importing('NHS number,DOB\n9990000018,13/11/1947\n', 'Columns')).toMatchObject({
      updated: 1,
    });
    const { candidates } = await w.as(w.jo).lists.candidates({ cohort: 'FRAILTY_DEMENTIA', list: 'Columns' });
    expect(candidates).toEqual([]);
  });
});

describe('disagreement', () => {
  test('another birth date than the one held is a problem on an accepted row; the held one stays, to be settled', async () => {
    await importing(HEAD + ANNA, 'Dates A');
    const other = await importing(`${HEAD}${ANNA.replace('1947', '1974')}`, 'Dates B');
    expect(other).toMatchObject({
      accepted: 1,
      new: 1,
      problems: [{ row: 2, column: 'DOB', problem: expect.stringMatching(/not the one held/) }],
    });
    expect(await person('9990000018')).toMatchObject({ birthDate: '1947-11-13', birthDateConflict: true });
  });
  test('two birth dates in one file mark the person, and name both rows', async () => {
    const result = await importing(
      `${HEAD}9990000050,A,B,01/01/1950,,,,\n9990000050,A,B,01/01/1951,,,,\n`,
      'Conflict',
    );
    expect(result).toMatchObject({
      accepted: 1,
      conflicts: 1,
      problems: [{ row: 3, problem: expect.stringMatching(/Rows 2 and 3/) }],
    });
    expect(await person('9990000050')).toMatchObject({ birthDate: '1950-01-01', birthDateConflict: true });
  });
  test('a duplicate names the columns that differ, not what they say', async () => {
    const { problems, duplicates } = await importing(
      `${HEAD}${SAM}${SAM.replace('Okafor', 'Smith').replace('BS1 2AA', 'BS9 9ZZ')}`,
      'Twice',
    );
    expect(duplicates).toBe(1);
    expect(problems).toEqual([
      {
        row: 3,
        column: 'NHS number',
        problem: 'The same person as row 2, which was kept. These columns differ: Surname, Postcode.',
      },
    ]);
  });
  test('a wholly other name under the same number is pointed out', async () => {
    await importing(HEAD + MO, 'Names A');
    const { problems } = await importing(HEAD + MO.replace('Lee,Mo', 'Llŷr,Siân'), 'Names B');
    expect(problems).toEqual([
      { row: 2, column: 'Surname', problem: expect.stringMatching(/both other than those held/) },
    ]);
  });
});

describe('upload, preview, import', () => {
  test('the preview says what the import then does, and a second press gets the same answer', async () => {
    const jo = w.as(w.jo);
    const text = `Relative Date:,31/10/2026\n${HEAD}${ANNA}${SAM}bad,Row,X,01/01/1950,,,,\n`;
    const preview = await jo.lists.receive({}, file(text, 'My list.csv'));
    expect(preview).toMatchObject({
      fileName: 'My list.csv',
      dataTo: '2026-10-31',
      list: 'My list',
      counts: { read: 3, accepted: 2, rejected: 1, new: 2 },
    });
    expect(preview.understood).toContainEqual({ column: 'A&E 12m', as: 'ED attendances in 12 months' });
    await importing(HEAD + ANNA, 'Previewed');
    const again = await jo.lists.preview({ uploadId: preview.uploadId, list: 'Previewed' });
    expect(again.counts).toMatchObject({ new: 1, updated: 0, unchanged: 1, left: 0 });
    const [one, other] = await Promise.all([
      jo.lists.import({ list: 'Previewed', uploadId: preview.uploadId }),
      jo.lists.import({ list: 'Previewed', uploadId: preview.uploadId }),
    ]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ new: 1, unchanged: 1, dataTo: '2026-10-31' });
    const { csv } = await jo.lists.problems({ uploadId: preview.uploadId });
    expect(csv).toMatch(/^Row,Column,What to do\r\n5,NHS number,/);
    expect(await stages()).toEqual([]);
  });

  test('a look at the preview while the import is at work tells what it does, or asks to look again', async () => {
    const jo = w.as(w.jo);
    for (let n = 0; n < 10; n += 1) {
      const { uploadId } = await jo.lists.receive({}, file(HEAD + ANNA + SAM, 'Both.csv'));
      const [, ...looks] = await Promise.all([
        jo.lists.import({ list: `Both ${n}`, uploadId }),
        ...Array.from({ length: 4 }, () =>
          jo.lists.preview({ uploadId, list: `Both ${n}` }).then(
            (look) => look.counts.accepted,
            (error: unknown) => (error instanceof Refusal ? error.reason : error),
          ),
        ),
      ]);
      for (const look of looks) expect([2, 'busy']).toContain(look);
    }
  });

  test('an upload is its sender’s alone, and is gone after an hour', async () => {
    const { uploadId } = await w.as(w.jo).lists.receive({}, file(HEAD + ANNA));
    expect((await refused(w.asOperator.lists.preview({ uploadId }))).reason).toBe('missing');
    const later = addMinutes(w.clock.now, 61);
    await w.as(w.jo).lists.receive({}, { ...file(HEAD + ANNA), now: later });
    expect((await refused(w.as(w.jo).lists.import({ list: 'Late', uploadId }))).sentence).toMatch(
      /Send the file again/,
    );
  });

  test('a file that cannot be read leaves nothing behind', async () => {
    const before = (await stages()).length;
    expect((await refused(importing('PK\x03\x04', 'Workbook'))).sentence).toMatch(/CSV/);
    expect((await refused(w.as(w.jo).lists.import({ list: 'None' }))).sentence).toMatch(/Choose the file/);
    expect(
      (await refused(w.as(w.jo).lists.import({ list: 'Soon', dataTo: '2027-01-01' }, file(HEAD + ANNA))))
        .sentence,
    ).toMatch(/not come/);
    expect(
      (await refused(w.as(w.jo).lists.import({ list: 'X', neighbourhood: 'N9' }, file(HEAD + ANNA)))).reason,
    ).toBe('missing');
    expect((await w.as(w.jo).lists.all({})).map((list) => list.name)).not.toContain('Soon');
    expect(await stages()).toHaveLength(before);
  });

  test('only a coordinator or the operator imports', async () => {
    expect((await refused(w.as(w.priya).lists.import({ list: 'X' }, file(HEAD + ANNA)))).reason).toBe(
      'forbidden',
    );
    expect(await w.asOperator.lists.import({ list: 'By operator' }, file(HEAD + ANNA))).toMatchObject({
      accepted: 1,
    });
  });

  test('an import is in the audit trail once, by its list', async () => {
    const { listId } = await importing(HEAD + SAM, 'Audited');
    const entries = (await w.audit()).filter((entry) => entry.aboutId === listId);
    expect(entries).toMatchObject([
      { did: 'Import a list', outcome: 'done', aboutKind: 'list', byMember: w.jo.id },
    ]);
  });
});

test('two neighbourhoods know nothing of each other’s people, though their numbers are the same', async () => {
  const other = await world({ code: 'S2' });
  await importing(HEAD + ANNA, 'Ours');
  expect(await importing(HEAD + ANNA.replace('Reid', 'Reed'), 'Theirs', { world: other })).toMatchObject({
    new: 1,
    problems: [],
  });
  expect((await person('9990000018')).surname).toBe('Reid');
});

test('an account or a card that names 0 rows of its own sees none: staging is reached only through one’s own upload', async () => {
  const { uploadId } = await w.as(w.jo).lists.receive({}, file(HEAD + ANNA));
  const elsewhere = '018f0000-0000-7000-8000-000000000000';
  const outside = w.as(w.jo);
  await expect(outside.lists.preview({ uploadId }, { neighbourhoodId: elsewhere })).rejects.toThrow();
});

test('somebody who is typed in while their list is being imported is found, and counted once', async () => {
  const typing = await world();
  const jo = typing.as(typing.jo);
  const { uploadId } = await jo.lists.receive({}, file(HEAD + ANNA + SAM));
  let importing: Promise<unknown> = Promise.resolve();
  const typed = await typing.step(async (ctx) => {
    const person = await addTypedPerson(ctx, {
      nhsNumber: '9990000018',
      forename: 'Anna',
      surname: 'Reid',
      birthDate: '1947-11-13',
    });
    importing = jo.lists.import({ list: 'Typed', uploadId });
    await pause(200);
    return person;
  });
  expect(await importing).toMatchObject({ accepted: 2, new: 2, problems: [] });
  expect((await person('9990000018', typing)).person).toBe(typed);
});
