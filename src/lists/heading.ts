import { type Day, isDay } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { FIELDS, type FieldName, fieldNamed, whyLeftOut } from './columns.ts';
import { recordSplitter } from './records.ts';
import type { Column } from './row.ts';
import { readDay } from './written-day.ts';

/** What the person says a heading means, where we did not understand it; null leaves the column out. */
export type Mapping = Readonly<Record<string, FieldName | null>>;

/** What was found at the top of a file: where its headings are, what they mean, and what the lines above them say. */
export type Heading = {
  delimiter: string;
  /** The spreadsheet row of the headings. */
  row: number;
  /** How many columns a row must have. */
  width: number;
  columns: Column[];
  ignored: string[];
  title: string | null;
  dataTo: Day | null;
};

const DELIMITERS = [',', '\t', ';'];
const SEARCHED = 60;

/**
 * Finds the row of headings within the first sixty, whatever separates the cells, and reads the lines above it
 * ("Relative Date" is the day that the data runs to). Refuses (`invalid`) a file without a column for the NHS number or
 * the birth date, naming the headings seen, unless they look like a person's own details.
 */
export function findHeading(sample: string, whole: boolean, on: Day, mapping: Mapping = {}): Heading {
  if (sample.trim() === '')
    throw new Refusal('invalid', 'The file is empty. Export the list again and send the new file.');
  const found = DELIMITERS.flatMap((delimiter) => {
    const splitter = recordSplitter(delimiter);
    const records = [...splitter.push(sample), ...(whole ? splitter.end() : [])];
    return records
      .slice(0, SEARCHED)
      .map((cells, at) => ({ delimiter, records, at, cells, score: scoreOf(cells, mapping) }));
  });
  const best = found.reduce((one, other) => (other.score > one.score ? other : one));
  const names = best.cells.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  const columns = columnsOf(names, mapping);
  for (const field of ['nhsNumber', 'birthDate'] as const)
    if (!columns.some((column) => column.field === field))
      throw new Refusal('invalid', withoutColumn(field, names));
  const above = best.records.slice(0, best.at);
  return {
    delimiter: best.delimiter,
    row: best.at + 1,
    width: names.length,
    columns,
    ignored: ignoredOf(names, columns),
    title: titleOf(above),
    dataTo: dataToIn(columns, best.records[best.at + 1], above, on),
  };
}

function scoreOf(cells: readonly string[], mapping: Mapping): number {
  const fields = new Set(columnsOf(cells, mapping).map((column) => column.field));
  return fields.size + (fields.has('nhsNumber') ? 100 : 0) + (fields.has('birthDate') ? 10 : 0);
}

function columnsOf(headings: readonly string[], mapping: Mapping): Column[] {
  const taken = new Set<FieldName>();
  return headings.flatMap((cell, index) => {
    const heading = cell.trim();
    const mapped = Object.hasOwn(mapping, heading) ? mapping[heading] : fieldNamed(heading);
    if (mapped === undefined || mapped === null || taken.has(mapped)) return [];
    taken.add(mapped);
    return [{ heading, index, field: mapped }];
  });
}

function ignoredOf(headings: readonly string[], columns: readonly Column[]): string[] {
  const used = new Set(columns.map((column) => column.index));
  return headings.flatMap((heading, index) => {
    if (used.has(index) || heading === '') return [];
    const twice = columns.find((column) => column.field === fieldNamed(heading));
    const why = twice === undefined ? whyLeftOut(heading) : `“${twice.heading}” is read instead`;
    return [why === undefined ? `${heading} (not understood)` : `${heading} (${why})`];
  });
}

const PERSONAL =
  /\d{6,}|\d{3}[ -]\d{3}[ -]\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i;

function withoutColumn(field: 'nhsNumber' | 'birthDate', headings: readonly string[]): string {
  const what = FIELDS[field].says === 'NHS number' ? 'the NHS number' : 'the birth date';
  const named = headings.filter((heading) => heading !== '').slice(0, 40);
  if (named.some((heading) => PERSONAL.test(heading)))
    return `I can’t find a row of headings. Put headings above the first person, one of them “${FIELDS[field].says}”, save as CSV and send the file again.`;
  return `I can’t find a column for ${what}. The columns are: ${named.join(', ')}. Rename the right one to “${FIELDS[field].says}” and send the file again.`;
}

function titleOf(above: readonly string[][]): string | null {
  const first = above
    .flat()
    .map((cell) => cell.trim())
    .find((cell) => cell !== '' && !/^sep=|:$|^(?:last run|relative date)\b/i.test(cell));
  return first === undefined || PERSONAL.test(first) ? null : first.slice(0, 120);
}

function dataToIn(
  columns: readonly Column[],
  firstRow: string[] | undefined,
  above: readonly string[][],
  on: Day,
): Day | null {
  const column = columns.find((one) => one.field === 'dataTo');
  const inColumn = pastDay(firstRow?.[column?.index ?? -1] ?? '', on);
  if (inColumn !== null) return inColumn;
  for (const cells of above)
    for (const [at, cell] of cells.entries()) {
      const label = /^\s*relative date\s*:?\s*(.*)$/i.exec(cell);
      if (label) return pastDay(label[1] || cells.slice(at + 1).find((next) => next.trim() !== '') || '', on);
    }
  return null;
}

function pastDay(text: string, on: Day): Day | null {
  const read = readDay(text, on, 'this');
  return 'day' in read && isDay(read.day) && read.day <= on ? read.day : null;
}
