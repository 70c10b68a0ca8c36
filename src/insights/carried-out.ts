import { showCount } from '../core/count.ts';
import { type Day, showDay } from '../core/day.ts';
import type { Period } from './period.ts';

/** Below this many actions a percentage says nothing: "not enough yet" [D, DOMAIN.md 4]. */
export const ENOUGH = 10;

/**
 * What was published for twelve NHS multidisciplinary teams: 79 % of plans were carried out, 85 % for the least and 73 % for
 * the most deprived fifth.
 */
export const REFERENCE = {
  all: 79,
  leastDeprived: 85,
  mostDeprived: 73,
  source: 'Raine and others 2014, twelve NHS multidisciplinary teams (PMC4173750)',
} as const;

export type Outcomes = { due: number; done: number; personsChoice: number; notDone: number; open: number };
/** `fifth`: 1 = the most deprived, null = not known. `percent` is null where there are too few: not enough yet. */
export type Share = Outcomes & {
  fifth: number | null;
  percent: number | null;
  low: number | null;
  high: number | null;
};

export const FIFTHS = [1, 2, 3, 4, 5, null] as const;
export const fifthWords = (fifth: number | null): string =>
  fifth === null
    ? 'Not known'
    : fifth === 1
      ? 'Most deprived fifth'
      : fifth === 5
        ? 'Least deprived fifth'
        : `${['Second', 'Third', 'Fourth'][fifth - 2]} fifth`;

/** Wilson's 95 % interval of done out of due, in whole percents. */
function wilson(done: number, due: number): [low: number, high: number] {
  const z = 1.96;
  const p = done / due;
  const middle = p + (z * z) / (2 * due);
  const reach = z * Math.sqrt((p * (1 - p)) / due + (z * z) / (4 * due * due));
  const whole = 1 + (z * z) / due;
  return [Math.round((100 * (middle - reach)) / whole), Math.round((100 * (middle + reach)) / whole)];
}

/**
 * Actions carried out: done ÷ actions due in the period, less those entered in error and duplicates. Open and overdue ones
 * count as not done; a person's choice counts and is shown apart [DOMAIN.md 4].
 */
export function shareOf(outcomes: Outcomes, fifth: number | null): Share {
  const { done, due } = outcomes;
  if (due < ENOUGH) return { ...outcomes, fifth, percent: null, low: null, high: null };
  const [low, high] = wilson(done, due);
  return { ...outcomes, fifth, percent: Math.round((100 * done) / due), low, high };
}

/** True when Newcombe's 95 % interval of the difference of two shares leaves nought out: more than chance alone explains. */
export function differs(a: Outcomes, b: Outcomes): boolean {
  const bounds = ({ done, due }: Outcomes): [p: number, low: number, high: number] => {
    const [low, high] = wilson(done, due);
    return [done / due, low / 100, high / 100];
  };
  const [p, pLow, pHigh] = bounds(a);
  const [q, qLow, qHigh] = bounds(b);
  const low = p - q - Math.hypot(p - pLow, qHigh - q);
  const high = p - q + Math.hypot(pHigh - p, q - qLow);
  return low > 0 || high < 0;
}

/** One sentence that claims nothing the numbers do not carry. */
export function readingOf(all: Share, fifths: readonly Share[], { from, to }: Period, today: Day): string {
  const when = `due from ${showDay(from, today)} to ${showDay(to, today)}`;
  if (all.due === 0) return `No action was ${when}.`;
  const actions = all.due === 1 ? 'action' : 'actions';
  if (all.percent === null)
    return `Only ${all.due} ${actions} ${all.due === 1 ? 'was' : 'were'} ${when}: not enough yet for a figure.`;
  const of = (fifth: number | null): Share | undefined => fifths.find((one) => one.fifth === fifth);
  const [most, least, unknown] = [of(1), of(5), of(null)];
  const known =
    unknown !== undefined && unknown.due > 0
      ? `; of ${showCount(unknown.due)} the deprivation is not known`
      : '';
  const whole = `${all.percent} % of ${showCount(all.due)} ${actions} ${when} were carried out`;
  if (most?.percent == null || least?.percent == null)
    return `${whole}; there are not enough yet to compare the most and the least deprived fifths${known}.`;
  const both = `${most.percent} % for the most deprived fifth and ${least.percent} % for the least`;
  return differs(most, least) && most.percent !== least.percent
    ? `${whole}, ${both}: more of a difference than chance alone explains, though it does not say why${known}.`
    : `${whole}, ${both}: a difference that chance alone can explain${known}.`;
}
