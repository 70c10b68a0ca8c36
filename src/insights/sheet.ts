import { ACTION_STATUSES, BLOCKED_REASONS, NOT_DONE_REASONS } from '../actions/index.ts';
import { COHORTS } from '../cases/index.ts';
import { type Cell, csvLine } from '../core/csv.ts';
import { showAction, showPerson } from '../core/ids.ts';
import type { ExportedAction } from './behind-store.ts';
import { fifthWords } from './carried-out.ts';

const HEAD = [
  'Action',
  'Person',
  'Owner',
  'Organisation',
  'Cohort',
  'Huddle',
  'Status',
  'Reason',
  'Priority',
  'Assigned',
  'Due',
  'Finished',
  'Deprivation fifth when assigned',
] as const;
const REASONS: Record<string, string> = {
  ...BLOCKED_REASONS,
  ...NOT_DONE_REASONS,
  entered_in_error: 'Entered in error',
  duplicate: 'A duplicate',
};
const worded = (words: Record<string, string>, code: string | null): string =>
  code === null ? '' : (words[code] ?? code);

/** A heading and a line for each action. References, not people; no titles and no other words that anybody typed. */
export const sheetOf = (code: string, rows: readonly ExportedAction[]): Cell[][] => [
  [...HEAD],
  ...rows.map((row) => [
    showAction(row.number),
    showPerson(code, row.person),
    row.owner,
    row.organisation,
    worded(COHORTS, row.cohort),
    row.huddle ?? '',
    worded(ACTION_STATUSES, row.status),
    // A code that blocked it once says nothing of one that was done since.
    row.status === 'done' ? '' : worded(REASONS, row.reason),
    row.priority,
    row.assigned,
    row.due,
    row.finished ?? '',
    fifthWords(row.fifth),
  ]),
];

/** Comma-separated, with the mark by which Excel knows UTF-8. */
export const csvOf = (sheet: readonly Cell[][]): string => `\ufeff${sheet.map(csvLine).join('\r\n')}\r\n`;
