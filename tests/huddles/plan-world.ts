import { addDays } from '../../src/core/day.ts';
import type { Waiting } from '../../src/huddles/agenda.ts';
import { type Coming, planAgenda, type Standing } from '../../src/huddles/plan-agenda.ts';

export const DAY = '2026-12-01';
export const NOBODY: ReadonlySet<string> = new Set();
export const EVERYBODY: ReadonlySet<string> = new Set(['gp', 'geriatrics', 'pharmacy']);
export const weeks = (count: number, set: Partial<Coming> = {}): Coming[] =>
  Array.from({ length: count }, (_, at) => ({
    day: addDays(DAY, 7 * (at + 1)),
    capacity: 30,
    attending: EVERYBODY,
    ...set,
  }));
export const waiting = (caseId: string, set: Partial<Waiting> = {}): Waiting => ({
  caseId,
  priority: 'amber',
  lastDiscussedOn: null,
  deferrals: 0,
  reviewOn: null,
  since: '2026-11-01',
  needs: [],
  ...set,
});
export const standing = (caseId: string, set: Partial<Standing> = {}): Standing => ({
  ...waiting(caseId),
  itemId: `item-${caseId}`,
  minutes: 4,
  why: 'new',
  placed: 'planner',
  settled: false,
  ...set,
});
export const review = (caseId: string, lastDiscussedOn: string, reviewOn: string): Waiting =>
  waiting(caseId, { lastDiscussedOn, reviewOn, since: reviewOn });
export const plan = (
  cases: { standing?: Standing[]; waiting?: Waiting[]; coming?: Coming[]; attending?: ReadonlySet<string> },
  capacity = 30,
  minutesACase = 4,
) =>
  planAgenda({
    day: DAY,
    capacity,
    minutesACase,
    standing: cases.standing ?? [],
    waiting: cases.waiting ?? [],
    attending: cases.attending ?? EVERYBODY,
    coming: cases.coming ?? weeks(20),
  });
export const ids = (items: readonly { caseId: string }[]): string[] => items.map((item) => item.caseId);
