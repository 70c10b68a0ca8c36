import { ageOn } from '../core/day.ts';
import { checkNhsNumber, isPracticeNumber, nhsNumberIn } from '../core/nhs-number.ts';
import { type Gathered, READERS, type Reading } from './column-readers.ts';
import { FIELDS, type FieldName } from './columns.ts';
import { blankRow, type ListRow } from './facts.ts';
import { splitName } from './names.ts';
import { plainDay, readDay } from './written-day.ts';

/** A column that is understood: its heading as the file has it, and where it stands. */
export type Column = { heading: string; index: number; field: FieldName };
/** Says what is wrong with a cell; the sentence never repeats it. */
export type Note = (column: string, problem: string) => void;

/**
 * Makes the reader of one file's rows. It gives back the row, or undefined when the row is rejected (no valid NHS number,
 * no real past birth date: DOMAIN.md 5); `reject` and `note` are told why. Written by hand rather than with zod, since a
 * list may have a million rows.
 */
export function rowReader(
  columns: readonly Column[],
  reading: Reading,
): (row: number, cells: string[], reject: Note, note: Note) => ListRow | undefined {
  const number = columns.find((column) => column.field === 'nhsNumber');
  const birth = columns.find((column) => column.field === 'birthDate');
  const others = columns.flatMap(({ heading, index, field }) =>
    field === 'nhsNumber' || field === 'birthDate'
      ? []
      : [{ heading, index, says: FIELDS[field].says, read: READERS[field] }],
  );
  const hasPlans = columns.some((column) => column.field === 'pcspDate');
  const aYearBefore = `${String(Number(reading.on.slice(0, 4)) - 1).padStart(4, '0')}${reading.on.slice(4)}`;

  return (at, cells, reject, note) => {
    const row = blankRow(at);
    const nhsNumber = readNumber(
      cells[number?.index ?? 0] ?? '',
      reading,
      number?.heading ?? '',
      reject,
      note,
    );
    const birthDate = readBirthDate(
      cells[birth?.index ?? 0] ?? '',
      reading,
      birth?.heading ?? '',
      reject,
      note,
    );
    if (nhsNumber === undefined || birthDate === undefined) return undefined;
    row.nhsNumber = nhsNumber;
    row.birthDate = birthDate;
    const age = ageOn(birthDate, reading.on);
    row.age = age >= 0 ? age : null;
    const gathered: Gathered = {
      nameColumn: '',
      frailtyByEfi: null,
      dementiaByConditions: null,
      isEfi2: false,
    };
    for (const { heading, index, says, read } of others) {
      const text = (cells[index] ?? '').trim();
      if (text === '') continue;
      const problem = read(row, text, reading, gathered);
      if (problem !== undefined) note(heading, `${says} ${problem}`);
    }
    settle(row, gathered);
    if (hasPlans) row.noPlan12m = row.pcspDate === null || row.pcspDate < aYearBefore;
    return row;
  };
}

function settle(row: ListRow, gathered: Gathered): void {
  if (gathered.nameColumn !== '' && row.surname === null) {
    const { surname, forename } = splitName(gathered.nameColumn);
    row.surname = surname;
    row.forename ??= forename;
  }
  if (gathered.isEfi2 && row.efi2 === null) {
    row.efi2 = row.efi;
    row.efi = null;
  }
  row.frailty ??= gathered.frailtyByEfi;
  if (gathered.dementiaByConditions !== null)
    row.hasDementia = row.hasDementia === true || gathered.dementiaByConditions;
}

function readNumber(
  cell: string,
  reading: Reading,
  heading: string,
  reject: Note,
  note: Note,
): string | undefined {
  // Some exports write ="9990000018" so that Excel leaves the digits alone.
  const text = cell.startsWith('="') ? cell.slice(2, -1) : cell;
  const number = nhsNumberIn(text);
  if (number === null) {
    reject(heading, checkNhsNumber(text).problem ?? '');
    return undefined;
  }
  if (reading.practice && !isPracticeNumber(number)) {
    reject(heading, 'Practice mode keeps only test numbers (999 …). Use a practice list here.');
    return undefined;
  }
  if (number < '4') {
    const { warning } = checkNhsNumber(number);
    if (warning !== undefined) note(heading, warning);
  }
  return number;
}

function readBirthDate(
  cell: string,
  reading: Reading,
  heading: string,
  reject: Note,
  note: Note,
): string | undefined {
  const fast = plainDay(cell);
  const text = cell.trim();
  const read =
    fast === undefined
      ? text === ''
        ? { problem: 'is blank. Look it up in the clinical record and add it.' }
        : readDay(text, reading.on)
      : { day: fast };
  const problem =
    'problem' in read
      ? read.problem
      : read.day > reading.today
        ? 'is in the future. Check it in the clinical record.'
        : undefined;
  if (problem !== undefined || !('day' in read)) {
    reject(heading, `Birth date ${problem}`);
    return undefined;
  }
  if (read.day.slice(0, 4) < String(Number(reading.on.slice(0, 4)) - 120))
    note(heading, 'Birth date makes the person more than 120 years old. Check it in the clinical record.');
  return read.day;
}
