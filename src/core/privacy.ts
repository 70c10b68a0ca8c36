import { addDays, type Day, dayOf, isDay, machineNow } from './day.ts';
import { findNhsNumbers } from './nhs-number.ts';

/**
 * The gate for shared places (DOMAIN.md 6), pure: asked when a message is written and again before it is sent.
 * Says which kinds of identifier a text holds; never gives the identifier back. `names` are full names of people we
 * hold (from people.namesIn), already lower case.
 */
export type Identifier = 'nhs number' | 'birth date' | 'postcode' | 'phone number' | 'name';

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i;
const PHONE = /(?<![\d-])(?:\+44[\s-]?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?!\d)/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]*`;
const BORN = /\b(?:d\.?o\.?b\.?|born|birth date|date of birth)\b/i;
const DATES = new RegExp(
  `\\b(?:(?<d>\\d{1,2})[/.-](?<m>\\d{1,2})[/.-](?<y>\\d{4}|\\d{2})|(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<wd>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<wm>${MONTH})\\s+(?<wy>\\d{4}))\\b`,
  'gi',
);
/** A date longer ago than this is a birth date in these conversations; no due date and no huddle is. */
const LONG_AGO_DAYS = 730;

export function findIdentifiers(
  text: string,
  names: readonly string[] = [],
  today: Day = dayOf(machineNow()),
): Identifier[] {
  const lower = text.toLowerCase();
  const found: Identifier[] = [];
  if (findNhsNumbers(text).length > 0) found.push('nhs number');
  if (BORN.test(text) || holdsLongPastDay(text, today)) found.push('birth date');
  if (POSTCODE.test(text)) found.push('postcode');
  if (PHONE.test(text)) found.push('phone number');
  if (names.some((name) => lower.includes(name))) found.push('name');
  return found;
}

function holdsLongPastDay(text: string, today: Day): boolean {
  const before = addDays(today, -LONG_AGO_DAYS);
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  return [...text.matchAll(DATES)].some(({ groups = {} }) => {
    const month =
      groups.wm === undefined ? groups.m : String(MONTHS.indexOf(groups.wm.slice(0, 3).toLowerCase()) + 1);
    const year = groups.wy ?? groups.y ?? '';
    // Two digits: this century unless that lies ahead by more than a due date does.
    const full =
      year.length === 4 ? year : Number(year) <= Number(today.slice(2, 4)) + 1 ? `20${year}` : `19${year}`;
    const day = groups.iso ?? `${full}-${two(month)}-${two(groups.wd ?? groups.d)}`;
    return isDay(day) && day < before;
  });
}
