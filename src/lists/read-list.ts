import type { Day } from '../core/day.ts';
import { FIELDS } from './columns.ts';
import { type TextReport, textOf } from './encoding.ts';
import { findHeading, type Mapping } from './heading.ts';
import { recordSplitter } from './records.ts';
import type { Column } from './row.ts';
import { type Batch, type OnRow, type ReadCounts, rowTaker } from './take-rows.ts';

export type ListReading = {
  understood: { column: string; as: string }[];
  ignored: string[];
  columns: Column[];
  title: string | null;
  dataTo: Day | null;
  /** These grow while the batches are taken. */
  counts: ReadCounts;
  text: TextReport;
  /** Reads on: hands each row over and lets go of it at once, and gives what else a piece of the file had. To be asked once. */
  batches(onRow: OnRow): AsyncGenerator<Batch>;
};
export type ReadOptions = {
  dataTo?: Day | undefined;
  today: Day;
  practice: boolean;
  mapping?: Mapping | undefined;
};

const SAMPLE = 65_536;

/**
 * Reads an exported list as it streams by, holding one piece at a time. Gives back what was understood of its headings as
 * soon as they are found, then rows and problems as `batches` is taken. Ages are on `dataTo`, else the file's own data-to
 * date, else `today`. Problems never repeat a name or a number. Refuses (`invalid`) what is no list: a workbook, a PDF,
 * an empty file, headings without an NHS number or birth date, headings alone.
 */
export async function readList(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<ListReading> {
  const text: TextReport = { encoding: 'UTF-8', bytes: 0 };
  const pieces = textOf(source, text);
  let sample = '';
  let whole = false;
  while (sample.length < SAMPLE && !whole) {
    const next = await pieces.next();
    if (next.done) whole = true;
    else sample += next.value;
  }
  const heading = findHeading(sample, whole, options.today, options.mapping);
  const dataTo = options.dataTo ?? heading.dataTo;
  const counts: ReadCounts = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
  const reading = { on: dataTo ?? options.today, today: options.today, practice: options.practice };

  async function* batches(onRow: OnRow): AsyncGenerator<Batch> {
    const take = rowTaker(heading, reading, counts, onRow);
    const splitter = recordSplitter(heading.delimiter, heading.width);
    yield take.records(splitter.push(sample));
    sample = '';
    for await (const piece of pieces) yield take.records(splitter.push(piece));
    yield take.records(splitter.end());
    yield take.end();
  }
  return {
    understood: heading.columns.map(({ heading: column, field }) => ({ column, as: FIELDS[field].says })),
    ignored: heading.ignored,
    columns: heading.columns,
    title: heading.title,
    dataTo,
    counts,
    text,
    batches,
  };
}
