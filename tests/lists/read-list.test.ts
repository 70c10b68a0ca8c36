import { createReadStream, existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import type { ReadOptions } from '../../src/lists/read-list.ts';
import { madeUpNumber } from '../core/made-up-number.ts';
import { ANNA, gather, HEAD, LISTS, read, refusal } from './reading.ts';

describe('what is not a list is refused with what to do', () => {
  test.each([
    ['a workbook', Buffer.from('PK\x03\x04rest of the zip'), /Excel workbook.*Save As.*CSV/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old Excel.*Save As/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF.*save as CSV/],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /Unpack/],
    [
      'binary junk',
      Buffer.concat([Buffer.from(HEAD), Buffer.from([1, 2, 0, 3])]),
      /not a text file.*save as CSV/,
    ],
    ['nothing', '', /empty/],
    ['blank lines', '\n\n  \n', /empty/],
    ['headings alone', HEAD, /no people under them/],
    ['headings and a total', `${HEAD}Total,0,,\n`, /no people under them/],
    [
      'no NHS number',
      'Surname,Forename,DOB\nReid,Anna,13/11/1957\n',
      /can’t find a column for the NHS number.*Surname, Forename, DOB/,
    ],
    [
      'no birth date',
      'NHS No,Surname\n9990000018,Reid\n',
      /can’t find a column for the birth date.*NHS No, Surname/,
    ],
  ])('%s', async (_what, file, sentence) => {
    expect(await refusal(file)).toMatch(sentence);
  });

  test('a file without headings is not read out', async () => {
    const sentence = await refusal(`${ANNA}9990000026,Shah,Priya,01/02/1950\n`);
    expect(sentence).toMatch(/row of headings/);
    expect(sentence).not.toMatch(/Reid|999/);
  });
});

describe('however a file is written, the same person comes out', () => {
  const rows =
    'NHS number,Surname,Forename,DOB,Notes\r\n999 000 0018,O’Brien,Siân,13/11/1957,"key safe, see\r\nnotes"\r\n';
  const windows = Buffer.from(
    [...rows].map((character) => ({ '’': 0x92, â: 0xe2 })[character] ?? character.charCodeAt(0)),
  );
  const utf16 = (bigEndian: boolean, mark: boolean) => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + rows, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  test.each([
    ['UTF-8', 'UTF-8', Buffer.from(rows)],
    ['UTF-8 with a mark', 'UTF-8', Buffer.from(`\ufeff${rows}`)],
    ['UTF-16LE with a mark', 'UTF-16LE', utf16(false, true)],
    ['UTF-16BE with a mark', 'UTF-16BE', utf16(true, true)],
    ['UTF-16LE without', 'UTF-16LE', utf16(false, false)],
    ['UTF-16BE without', 'UTF-16BE', utf16(true, false)],
    ['Windows-1252', 'Windows-1252', windows],
    ['tabs', 'UTF-8', Buffer.from(rows.replaceAll(',', '\t'))],
    ['semicolons', 'UTF-8', Buffer.from(rows.replaceAll(',', ';'))],
    ['Excel’s sep line', 'UTF-8', Buffer.from(`sep=,\r\n${rows}`)],
    ['old Mac line ends', 'UTF-8', Buffer.from(rows.replaceAll('\r\n', '\r'))],
    ['no line end at the end', 'UTF-8', Buffer.from(rows.trimEnd())],
  ])('%s', async (_what, encoding, bytes) => {
    for (const size of [1, 2, 3, 7, 512, 100_000]) {
      const { rows: people, counts, text } = await read(bytes, {}, size);
      expect(counts).toEqual({ read: 1, accepted: 1, duplicates: 0, conflicts: 0, rejected: 0 });
      expect(people[0]).toMatchObject({
        nhsNumber: '9990000018',
        surname: 'O’Brien',
        forename: 'Siân',
        birthDate: '1957-11-13',
        age: 69,
      });
      expect(text.encoding).toBe(encoding);
    }
  });

  test('one Windows-1252 apostrophe deep in a UTF-8 file spoils neither what came before nor what comes after', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEAD}9990000018,Llŷr,Siân,13/11/1957\n9990000026,O`),
      Buffer.from([0x92]),
      Buffer.from('Neill,Zoë,01/02/1950\n'),
    ]);
    const { rows: people } = await read(bytes);
    expect(people.map((person) => `${person.forename} ${person.surname}`)).toEqual([
      'Siân Llŷr',
      'Zoë O’Neill',
    ]);
  });
});

describe('rows are numbered as a spreadsheet numbers them', () => {
  test('lines above the headings, blank lines and line breaks in quotes', async () => {
    const { rows, problems } = await read(
      `A report\nLast Run:,01/11/2026\n\n${HEAD}${ANNA}\n9990000026,"Shah\nPatel",Priya,01/02/1950\n,Blank,Bob,01/02/1950\n`,
    );
    expect(rows.map((row) => row.row)).toEqual([5, 7]);
    expect(problems.map((problem) => problem.row)).toEqual([8]);
  });

  test('a quotation mark that is never closed spoils its own row only', async () => {
    const { rows, problems } = await read(
      `${HEAD}9990000026,"Shah, Priya,Anna,01/02/1950\n${ANNA}9990000034,Lee,Mo,01/02/1950\n`,
    );
    expect(rows.map((row) => row.row)).toEqual([3, 4]);
    expect(problems).toMatchObject([{ row: 2, kind: 'rejected' }]);
  });

  test('a shifted row is rejected rather than read into the wrong columns', async () => {
    const { rows, problems, counts } = await read(
      `${HEAD}9990000026,Shah, Patel,Priya,01/02/1950\n${ANNA}9990000034,Okafor\n9990000042,Lee,Mo,01/02/1950,,\n`,
    );
    expect(rows.map((row) => row.nhsNumber)).toEqual(['9990000018', '9990000042']);
    expect(problems).toEqual([
      {
        row: 2,
        column: '',
        kind: 'rejected',
        problem: expect.stringMatching(/5 columns where the headings have 4/),
      },
      { row: 4, column: '', kind: 'rejected', problem: expect.stringMatching(/2 columns/) },
    ]);
    expect(counts).toEqual({ read: 4, accepted: 2, duplicates: 0, conflicts: 0, rejected: 2 });
  });

  test('totals, footers and repeated headings are no rows, and a total that does not agree is said', async () => {
    const { counts, problems } = await read(
      `${HEAD}${ANNA}${HEAD}\nTotal Patients: 3\nPrinted by the reporting suite\n`,
    );
    expect(counts).toMatchObject({ read: 1, accepted: 1, rejected: 0 });
    expect(problems).toEqual([
      { row: 0, column: '', kind: 'note', problem: expect.stringMatching(/3 people and has 1 rows/) },
    ]);
  });
});

describe('the same person twice', () => {
  test('with one birth date the first row stays and the second is a duplicate, whatever else differs', async () => {
    const { counts, again, rows } = await read(`${HEAD}${ANNA}999-000-0018,Reed,Ann,1957-11-13\n`);
    expect(counts).toEqual({ read: 2, accepted: 1, duplicates: 1, conflicts: 0, rejected: 0 });
    expect(rows[0]?.surname).toBe('Reid');
    expect(again).toMatchObject([{ first: 2, row: { row: 3, surname: 'Reed' } }]);
  });
  test('with two birth dates both rows are named, and neither name nor number is', async () => {
    const { counts, inConflict, problems } = await read(`${HEAD}${ANNA}9990000018,Reid,Anna,13/11/1975\n`);
    expect(counts).toEqual({ read: 2, accepted: 1, duplicates: 0, conflicts: 1, rejected: 0 });
    expect(inConflict).toEqual([2]);
    expect(problems).toEqual([
      { row: 3, column: 'DOB', kind: 'conflict', problem: expect.stringMatching(/Rows 2 and 3/) },
    ]);
    expect(problems[0]?.problem).not.toMatch(/Reid|999/);
  });
});

describe('what a list says of a person', () => {
  const one = async (heading: string, cell: string, options: Partial<ReadOptions> = {}) => {
    const { rows, problems } = await read(
      `NHS number,DOB,"${heading}"\n9990000018,13/11/1957,"${cell}"\n`,
      options,
    );
    return { row: rows[0], problem: problems[0]?.problem };
  };

  test('blank is not zero and not no', async () => {
    expect((await one('A&E Attendances (12m)', '')).row?.ed12m).toBeNull();
    expect((await one('No. A/E attends last 12m', '0')).row?.ed12m).toBe(0);
    expect((await one('Care Home', ' ')).row?.careHome).toBeNull();
    expect((await one('Care Home', 'N')).row?.careHome).toBe(false);
  });
  test('what cannot be read is left out and said, and the person stays', async () => {
    expect(await one('A&E 12m', '<5')).toEqual({
      row: expect.objectContaining({ ed12m: null }),
      problem: expect.stringMatching(/^ED attendances in 12 months is not a whole number/),
    });
    expect(await one('CFS', '12')).toMatchObject({
      row: { cfs: null },
      problem: expect.stringMatching(/from 1 to 9/),
    });
    expect(await one('Lives alone', 'perhaps')).toMatchObject({
      row: { livesAlone: null },
      problem: expect.stringMatching(/neither yes nor no/),
    });
  });
  test('frailty and index in one cell are told apart', async () => {
    expect((await one('Frailty (eFI)', '0.370 (Severe)')).row).toMatchObject({
      efi: 0.37,
      frailty: 'severe',
    });
    expect((await one('eFI2', '0.18')).row).toMatchObject({ efi: null, efi2: 0.18 });
    expect((await one('eFI Score', '13')).row).toMatchObject({ efi: null });
  });
  test.each([
    ['CHD|Dementia|Obesity', true],
    ['CHD; Alzheimer’s disease', true],
    ['CHD, Vascular dementia, Stroke', true],
    ['CHD; Family history of dementia', false],
    ['Query dementia', false],
    ['CHD', false],
    ['', null],
  ])('dementia is found among %j', async (conditions, hasDementia) => {
    expect((await one('Long Term Conditions', conditions)).row?.hasDementia).toBe(hasDementia);
  });
  test('somebody who died, objected or is restricted is marked, even when the cell is odd', async () => {
    expect((await one('date_of_death', '12/10/2026')).row?.deceased).toBe(true);
    expect((await one('Objection', 'see letter')).row?.objected).toBe(true);
    expect((await one('restricted', 'S')).row?.restricted).toBe(true);
    expect((await one('restricted', 'No')).row?.restricted).toBe(false);
    expect((await one('restricted', '')).row?.restricted).toBeNull();
  });
  test('a list with a column for plans says who has none in the last twelve months', async () => {
    const dataTo = '2026-11-01';
    expect((await one('pcsp_date', '', { dataTo })).row?.noPlan12m).toBe(true);
    expect((await one('pcsp_date', '31/10/2025', { dataTo })).row?.noPlan12m).toBe(true);
    expect((await one('pcsp_date', '01/11/2025', { dataTo })).row?.noPlan12m).toBe(false);
    expect((await one('Notes', '')).row?.noPlan12m).toBeNull();
  });
  test('a cell that a spreadsheet would run is kept as text and said', async () => {
    expect(await one('Surname', '=sum(a1)')).toMatchObject({
      row: { surname: '=sum(a1)' },
      problem: expect.stringMatching(/like a formula/),
    });
    expect((await one('Full name', '@SUM(1)')).problem).toMatch(/like a formula/);
  });
  test('a number that Excel was kept from spoiling is read', async () => {
    const { rows } = await read('NHS number,DOB\n"=""9990000018""",13/11/1957\n');
    expect(rows[0]?.nhsNumber).toBe('9990000018');
  });
  test('practice mode keeps no number outside 999', async () => {
    const file = `NHS number,DOB\n${madeUpNumber('943476')},13/11/1957\n9990000018,13/11/1957\n`;
    expect((await read(file)).problems).toEqual([
      { row: 2, column: 'NHS number', kind: 'rejected', problem: expect.stringMatching(/only test numbers/) },
    ]);
    expect((await read(file, { practice: false })).counts.accepted).toBe(2);
  });
});

test('nothing that is thrown at it brings the reader down: it reads or refuses', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('"', '""', '\n', '\r', ',', '999 000 0018', '13/11/1957', '\0', '\ufeff', 'Total'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      async (cells, size) => {
        const file = HEAD + cells.map((row) => row.join(',')).join('\n');
        try {
          const { counts } = await read(file, {}, size);
          expect(counts.read).toBe(counts.accepted + counts.duplicates + counts.conflicts + counts.rejected);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('pieces of any size give the same rows', async () => {
  const file = `${HEAD}${ANNA}9990000026,"Shah, ""Pri""",Priya,01/02/1950\r\n\r\n9990000034,"O\nKafor",Sam,2 Mar 1948\n`;
  const whole = await read(file, {}, 10_000);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
      expect((await read(file, {}, size)).rows).toEqual(whole.rows);
    }),
  );
});

describe.skipIf(!existsSync(LISTS))('the five lists (need ../shared/data/lists)', () => {
  test.each([
    ['icb-list-clean.csv', [2000, 2000, 0, 0, 0], null],
    ['icb-list-clean-next-month.csv', [1940, 1940, 0, 0, 0], null],
    ['emis-style-list.csv', [1411, 1383, 9, 2, 17], '2026-10-31'],
    ['systmone-style-list.csv', [1060, 1017, 0, 0, 43], null],
    ['hiu-top60-excel-unicode.txt', [60, 60, 0, 0, 0], null],
  ])('%s', async (name, [read, accepted, duplicates, conflicts, rejected], dataTo) => {
    const list = await gather(createReadStream(new URL(name, LISTS)));
    expect(list.counts).toEqual({ read, accepted, duplicates, conflicts, rejected });
    expect(list.dataTo).toBe(dataTo);
    expect(list.problems.filter((problem) => problem.kind === 'rejected')).toHaveLength(rejected ?? 0);
    expect(list.problems.filter((problem) => /\d{6}/.test(problem.problem))).toEqual([]);
  });
});
