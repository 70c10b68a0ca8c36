import { addDays, type Day } from '../../src/core/day.ts';
import { Choice } from '../parts/fields.tsx';
import { go, useAddress, withQuery } from '../shell/address.ts';
import { useToday } from '../shell/who.tsx';

const WEEKS = [
  ['4', 'Four weeks'],
  ['13', 'Thirteen weeks'],
  ['26', 'Half a year'],
  ['52', 'A year'],
] as const;
type Weeks = (typeof WEEKS)[number][0];

/** The period that the address asks for: so many whole weeks that ended yesterday. */
export function usePeriod(): { from: Day; to: Day; weeks: Weeks } {
  const { query } = useAddress();
  const to = addDays(useToday(), -1);
  const weeks = WEEKS.find(([code]) => code === query.get('weeks'))?.[0] ?? '13';
  return { from: addDays(to, 1 - 7 * Number(weeks)), to, weeks };
}

export function PeriodChoice({ weeks }: { weeks: Weeks }) {
  const address = useAddress();
  return (
    <Choice
      label="Actions of the last"
      value={weeks}
      options={WEEKS}
      onChoose={(value) => go(withQuery(address, { weeks: value }), 'replace')}
    />
  );
}
