import { addDays, type Day, daysBetween } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';

export type Period = { from: Day; to: Day };
/** What is looked at when nobody says: thirteen weeks, a quarter, that ended yesterday, so that nothing in it is still to come. */
export const DEFAULT_DAYS = 91;
const MOST_DAYS = 1100;

/** The period from `from` to `to`, both days in it. Refuses one that is upside down or longer than three years. */
export function periodOf(input: { from?: Day; to?: Day }, today: Day): Period {
  const to = input.to ?? addDays(today, -1);
  const from = input.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to)
    throw new Refusal(
      'invalid',
      'The period ends before it begins. Choose a later end or an earlier beginning.',
    );
  if (daysBetween(from, to) > MOST_DAYS)
    throw new Refusal('invalid', 'That is longer than three years. Choose a shorter period.');
  return { from, to };
}
