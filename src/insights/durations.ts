import { workingDaysBetween } from '../calendar/index.ts';
import type { Day } from '../core/day.ts';
import { ENOUGH } from './carried-out.ts';

export type Pairs = readonly { from: Day; to: Day; n: number }[];
/** Working days; null when there are too few to say: not enough yet. `n` is how many it rests on. */
export type Durations = { n: number; median: number | null; ninetieth: number | null };

/** Median and 90th percentile, by nearest rank, of the working days between two days, each pair counting `n` times. */
export function durationsOf(pairs: Pairs, closures: readonly Day[]): Durations {
  const counts = new Map<number, number>();
  let n = 0;
  for (const pair of pairs) {
    const days = Math.max(0, workingDaysBetween(pair.from, pair.to, closures));
    counts.set(days, (counts.get(days) ?? 0) + pair.n);
    n += pair.n;
  }
  if (n < ENOUGH) return { n, median: null, ninetieth: null };
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const at = (share: number): number => {
    const rank = Math.ceil(share * n);
    let seen = 0;
    for (const [days, count] of sorted) {
      seen += count;
      if (seen >= rank) return days;
    }
    return 0;
  };
  return { n, median: at(0.5), ninetieth: at(0.9) };
}
