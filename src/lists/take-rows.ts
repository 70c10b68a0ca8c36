import type { Day } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import type { ListRow } from './facts.ts';
import type { Heading } from './heading.ts';
import type { Problem } from './list.ts';
import { rowReader } from './row.ts';
import { numbersSeen } from './seen.ts';

export type ProblemKind = 'rejected' | 'duplicate' | 'conflict' | 'note';
export type RowProblem = Problem & { kind: ProblemKind };
/** How the rows came out: read = accepted + duplicates + conflicts + rejected (DOMAIN.md 5, reading rules). */
export type ReadCounts = {
  read: number;
  accepted: number;
  duplicates: number;
  conflicts: number;
  rejected: number;
};
/** Takes each row that can be used as soon as it is read; `first` is the row that it repeats and that stays, or null. */
export type OnRow = (row: ListRow, first: number | null) => void;
/** What one piece of the file gave besides its rows. */
export type Batch = {
  /** First rows whose number came again with another birth date. */
  inConflict: number[];
  problems: RowProblem[];
};
const MOST_ROWS = 5_000_000;
const TOTALS = /^\W*(?:grand\s+)?totals?\b|^(?:number|count) of (?:patients|people|rows|records)\b/i;

/** Takes a file’s records one after another, judges each and keeps the figures; `counts` grows as it goes. */
export function rowTaker(
  heading: Heading,
  reading: { on: Day; today: Day; practice: boolean },
  counts: ReadCounts,
  onRow: OnRow,
) {
  const readRow = rowReader(heading.columns, reading);
  const seen = numbersSeen();
  const numberColumn = heading.columns.find((column) => column.field === 'nhsNumber');
  const birthColumn = heading.columns.find((column) => column.field === 'birthDate');
  let at = 0;
  let stated: number | undefined;
  let batch: Batch = { inConflict: [], problems: [] };
  let notes: RowProblem[] = [];
  let wrong: RowProblem[] = [];
  const note = (column: string, problem: string): void => {
    notes.push({ row: at, column, problem, kind: 'note' });
  };
  const reject = (column: string, problem: string): void => {
    wrong.push({ row: at, column, problem, kind: 'rejected' });
  };

  function record(cells: string[]): void {
    at++;
    if (at <= heading.row || (cells[0] === '' && cells.every((cell) => cell.trim() === ''))) return;
    notes = [];
    wrong = [];
    const row = fits(cells, heading.width) ? readRow(at, cells, reject, note) : undefined;
    if (row === undefined) {
      refused(cells);
      return;
    }
    counts.read++;
    const first = seen.meet(row.nhsNumber, row.birthDate, at);
    if (first === undefined) {
      counts.accepted++;
      onRow(row, null);
      if (notes.length > 0) batch.problems.push(...notes);
    } else if (first.sameBirthDate) {
      counts.duplicates++;
      onRow(row, first.row);
    } else {
      counts.conflicts++;
      batch.inConflict.push(first.row);
      const problem = `Rows ${first.row} and ${at} have the same NHS number and different birth dates. Row ${first.row} was kept, marked to be settled. Check both in the clinical record.`;
      batch.problems.push({ row: at, column: birthColumn?.heading ?? '', problem, kind: 'conflict' });
    }
  }

  function refused(cells: string[]): void {
    const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (words.some((cell) => TOTALS.test(cell))) {
      const figures = words.join(' ').match(/\d+/g) ?? [];
      if (figures.length === 1) stated = Number(figures[0]);
      return;
    }
    if (cells.length === 1 && !/\d[\d\s-]{7,}\d/.test(words[0] ?? '')) return;
    if (cells[numberColumn?.index ?? 0]?.trim() === numberColumn?.heading) return;
    counts.read++;
    counts.rejected++;
    if (wrong.length === 0)
      reject(
        '',
        `This row has ${cells.length} ${cells.length === 1 ? 'column' : 'columns'} where the headings have ${heading.width}. A comma or a line break inside a cell may lack its quotation marks.`,
      );
    batch.problems.push(...wrong);
  }

  function taken(): Batch {
    const done = batch;
    batch = { inConflict: [], problems: [] };
    return done;
  }
  return {
    records(records: string[][]): Batch {
      for (const cells of records) record(cells);
      if (counts.read > MOST_ROWS)
        throw new Refusal(
          'invalid',
          'This file has more than five million rows. Split it by place and send the parts.',
        );
      return taken();
    },
    end(): Batch {
      if (counts.read === 0)
        throw new Refusal(
          'invalid',
          'The file has headings and no people under them. Export the list again and send the new file.',
        );
      if (stated !== undefined && stated !== counts.read)
        batch.problems.push({
          row: 0,
          column: '',
          kind: 'note',
          problem: `The file says that it holds ${stated} people and has ${counts.read} rows. It may have been cut short: export it again if so.`,
        });
      return taken();
    },
  };
}

/** Empty cells beyond the last heading do no harm; any other difference may have shifted the columns. */
const fits = (cells: string[], width: number): boolean =>
  cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''));
