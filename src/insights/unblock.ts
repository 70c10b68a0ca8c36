import type { ActionPriority, ActionStatus } from '../actions/action.ts';

/** What the ranking knows of one open action. `waitsDays`: working days since it was assigned. `turns`: see below. */
export type Stuck = {
  status: ActionStatus;
  priority: ActionPriority;
  workingDaysLate: number;
  waitsDays: number;
  /** How often it was put off, handed on, declined or blocked again. */
  turns: number;
};
export type Ranked = { score: number; because: string[] };

/** An owner has this many working days to accept before it goes to the coordinator [D, DOMAIN.md 4]. */
const ACCEPT_WITHIN = 2;
const MOST_DAYS = 10;
const days = (n: number): string => (n === 1 ? '1 working day' : `${n} working days`);

/**
 * How much an action needs somebody this week, and why, in words: a point for each working day late (ten at most), five when
 * it is red, four when blocked, three when nobody accepted it within two working days, two for each time beyond the first
 * that it was put off, handed on or blocked (six at most) [D]. Nothing late, blocked or unaccepted: not in the list, whatever its
 * colour.
 */
export function rank({ status, priority, workingDaysLate, waitsDays, turns }: Stuck): Ranked | undefined {
  const unaccepted = status === 'offered' && waitsDays > ACCEPT_WITHIN;
  if (workingDaysLate === 0 && status !== 'blocked' && !unaccepted) return undefined;
  const points: [points: number, why: string][] = [
    [Math.min(workingDaysLate, MOST_DAYS), `${days(workingDaysLate)} late`],
    [priority === 'red' ? 5 : 0, 'red'],
    [status === 'blocked' ? 4 : 0, 'blocked'],
    [unaccepted ? 3 : 0, `not accepted for ${days(waitsDays)}`],
    [turns > 1 ? Math.min(2 * (turns - 1), 6) : 0, `put off, handed on or blocked ${turns} times`],
  ];
  return {
    score: points.reduce((sum, [each]) => sum + each, 0),
    because: points.flatMap(([each, why]) => (each > 0 ? [why] : [])),
  };
}
