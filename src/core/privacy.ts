import { findNhsNumbers } from './nhs-number.ts';

/**
 * The gate for shared places (DOMAIN.md 6), pure: asked when a message is written and again before it is sent.
 * Says which kinds of identifier a text holds; never gives the identifier back. `names` are full names of people we
 * hold (from people.namesIn), already lower case.
 */
export type Identifier = 'nhs number' | 'birth date' | 'postcode' | 'phone number' | 'name';

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i;
const PHONE = /(?<![\d-])(?:\+44[\s-]?|\(?0)\d(?:[\s()-]?\d){8,9}(?!\d)/;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const BORN = /\b(?:d\.?o\.?b\.?|born|birth date|date of birth)\b/i;
// A date more than two years back is a birth date in these conversations; a due date never is.
const PAST_DATE = new RegExp(
  `\\b(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:19\\d\\d|20[01]\\d)|(?:19\\d\\d|20[01]\\d)-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}\\s+(?:19\\d\\d|20[01]\\d))\\b`,
  'i',
);

export function findIdentifiers(text: string, names: readonly string[] = []): Identifier[] {
  const lower = text.toLowerCase();
  const found: Identifier[] = [];
  if (findNhsNumbers(text).length > 0) found.push('nhs number');
  if (BORN.test(text) || PAST_DATE.test(text)) found.push('birth date');
  if (POSTCODE.test(text)) found.push('postcode');
  if (PHONE.test(text)) found.push('phone number');
  if (names.some((name) => lower.includes(name))) found.push('name');
  return found;
}
