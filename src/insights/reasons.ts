import { showCount } from '../core/count.ts';
export type Counted = { reason: string | null; n: number };
/** One bar of a Pareto chart: `share` and the sum of shares so far, in whole percents. */
export type ParetoRow = Counted & { words: string; share: number; upTo: number };

/** The most frequent first, "not said" where it falls, each with its share and the sum of shares so far. */
export function paretoOf(counted: readonly Counted[], words: Record<string, string>): ParetoRow[] {
  const total = counted.reduce((sum, { n }) => sum + n, 0);
  let before = 0;
  return [...counted]
    .sort((a, b) => b.n - a.n || String(a.reason).localeCompare(String(b.reason)))
    .map(({ reason, n }) => {
      before += n;
      return {
        reason,
        n,
        words: reason === null ? 'Not said' : (words[reason] ?? reason),
        share: Math.round((100 * n) / total),
        upTo: Math.round((100 * before) / total),
      };
    });
}

/** "Waiting for an answer and 2 other reasons make up 80 % of 41." The few that explain most, in one sentence. */
export function paretoReading(rows: readonly ParetoRow[], what: string, none: string): string {
  const [first] = rows;
  if (first === undefined) return none;
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const few = rows.findIndex(({ upTo }) => upTo >= 80);
  const others = few === 0 ? '' : few === 1 ? ' and one other reason' : ` and ${few} other reasons`;
  if (total === 1) return `${first.words}: the only one of those ${what}.`;
  return rows.length === 1
    ? `${first.words}: all ${showCount(total)} ${what}.`
    : `${first.words}${others} ${few === 0 ? 'makes' : 'make'} up ${rows[few]?.upTo ?? 100} % of the ${showCount(total)} ${what}.`;
}
