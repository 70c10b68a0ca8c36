import { showDay } from '../../src/core/day.ts';
import type { ReadBackLine } from '../../src/minutes/read-back.ts';
import { type Said, said } from '../cards.ts';
import type { Turn } from '../turn.ts';

const STATES: Record<ReadBackLine['state'], string> = {
  confirmed: '✓ confirmed',
  to_confirm: 'to confirm',
  offered: 'asked by message',
  ended: 'done with',
};

/** "A-121 · N7-0042 · Priya Shah · due Fri 27 Nov · to confirm"; the action's words only where they came along. */
export const readBackRow = (line: ReadBackLine, { today }: Pick<Turn, 'today'>): Said =>
  said(
    { strong: line.ref },
    ` · ${line.caseRef} · ${line.owner} · due ${showDay(line.due, today)} · ${STATES[line.state]}`,
    ...(line.heardBy === null ? [] : [` (said aloud, noted by ${line.heardBy})`]),
    ...(line.title === '' ? [] : [' · ', { said: line.title }]),
  );
