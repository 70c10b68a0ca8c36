/** What can be said of a text that should be an NHS number. `shown` is 3-3-4; a `problem` never repeats what was given. */
export type NhsNumberReading = {
  valid: boolean;
  number: string | null;
  shown: string | null;
  warning?: string;
  problem?: string;
};

const INVISIBLE_AND_DASHES = /[\s\p{Pd}\p{Cf}\u2212]+/gu;
const TEN_DIGITS = /^\d{10}$/;
const ROUNDED_BY_EXCEL = /^\d(?:\.\d+)?E\+?\d{1,2}$/i;

/** True when the tenth digit is right: weights 10…2, 11 − (sum mod 11), 11 → 0, 10 → never (NHS Data Dictionary). */
function checkDigitIsRight(tenDigits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += (tenDigits.charCodeAt(at) - 48) * (10 - at);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === tenDigits.charCodeAt(9) - 48;
}

function whyNot(digits: string): string {
  if (digits === '') return 'The NHS number is blank. Look it up in the clinical record and add it.';
  if (ROUNDED_BY_EXCEL.test(digits))
    return 'Excel has rounded the NHS number (it shows like 9.99E+09) and its digits are lost. Export the list again and keep that column as text.';
  if (/^\d+\.0+$/.test(digits))
    return 'The NHS number is written as a decimal (it ends in .0). Export the list again and keep that column as text.';
  if (!/^\d+$/.test(digits))
    return 'The NHS number holds something other than digits. Look it up in the clinical record.';
  if (/^0+$/.test(digits))
    return 'The NHS number is all zeros, which nobody has. Look it up in the clinical record.';
  if (digits.length === 9)
    return 'The NHS number has nine digits. A zero may have been lost from its start: check it against the clinical record.';
  if (digits.length !== 10)
    return `The NHS number has ${digits.length} ${digits.length === 1 ? 'digit' : 'digits'} and should have ten. Check it against the clinical record.`;
  return 'The NHS number’s check digit is wrong, so at least one digit is mistyped. Check it against the clinical record.';
}

function foreignRange(number: string): string | undefined {
  if (number >= '0101010000' && number <= '3112999999')
    return 'This number is in the Scottish (CHI) range. Check that it is an English NHS number.';
  if (number >= '3200000000' && number <= '3999999999')
    return 'This number is in the Northern Irish (H&C) range. Check that it is an English NHS number.';
  return undefined;
}

/**
 * The ten digits of a text that is a valid NHS number once spaces, dashes and invisible characters are gone, else null.
 * For hot loops: no message, no range check.
 */
export function nhsNumberIn(text: string): string | null {
  const digits = TEN_DIGITS.test(text) ? text : text.replace(INVISIBLE_AND_DASHES, '');
  return TEN_DIGITS.test(digits) && checkDigitIsRight(digits) && digits !== '0000000000' ? digits : null;
}

/** Ten digits as people read them: "999 000 0018". */
export const showNhsNumber = (number: string): string =>
  `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;

/** Reads one NHS number and says what is wrong with it, or what is odd about it (rules: DOMAIN.md 5, NHS number). */
export function checkNhsNumber(text: string): NhsNumberReading {
  const number = nhsNumberIn(text);
  if (number === null)
    return {
      valid: false,
      number: null,
      shown: null,
      problem: whyNot(text.replace(INVISIBLE_AND_DASHES, '')),
    };
  const warning = foreignRange(number);
  return { valid: true, number, shown: showNhsNumber(number), ...(warning === undefined ? {} : { warning }) };
}

/** True in the range that is never issued, the only one that practice (local) mode keeps. */
export const isPracticeNumber = (number: string): boolean =>
  TEN_DIGITS.test(number) && number.startsWith('999');

type Digits = { from: number; to: number; digits: string };

const asDigit = (character: string): string => {
  const plain = character > '\x7f' ? character.normalize('NFKC') : character;
  return plain.length === 1 && plain >= '0' && plain <= '9' ? plain : '';
};

/** The runs of digits of a text, full-width and other styled digits read as plain ones. */
function digitRuns(text: string): Digits[] {
  const runs: Digits[] = [];
  let last: Digits | undefined;
  let at = 0;
  for (const character of text) {
    const digit = asDigit(character);
    const end = at + character.length;
    if (digit !== '' && last !== undefined && last.to === at) {
      last.digits += digit;
      last.to = end;
    } else if (digit !== '') {
      last = { from: at, to: end, digits: digit };
      runs.push(last);
    }
    at = end;
  }
  return runs;
}

const SPACING = /^[\s\p{Pd}\p{Cf}\p{M}\u2212.·•_*~`'’()[\]]{0,4}$/u;
const ANY_BREAK = /^[^\p{L}\p{N}]{1,3}$/u;
const DATE_THEN_HOUR =
  /^(?:(?:19|20)\d\d[-.](?:0\d|1[0-2])[-.][0-3]\d|[0-3]\d[-.](?:0\d|1[0-2])[-.](?:19|20)\d\d)\D+[0-2]\d$/;

/**
 * Every NHS number in a text, in any spacing, for the privacy gate: whole runs of digits, ten in all, joined by
 * spaces, dashes or dots (by any mark when grouped 3-3-4), that pass the check digit. A run that belongs to a longer
 * number (a phone number of eleven digits) does not count, nor does a day followed by an hour. `index` and `length`
 * are UTF-16 units of the text as given; finds do not overlap.
 */
export function findNhsNumbers(text: string): { index: number; length: number; number: string }[] {
  const runs = digitRuns(text);
  const found: { index: number; length: number; number: string }[] = [];
  for (let first = 0; first < runs.length; first++) {
    const last = lastOfTen(runs, first);
    if (last === undefined) continue;
    const parts = runs.slice(first, last + 1);
    const number = parts.map((run) => run.digits).join('');
    const index = parts[0]?.from ?? 0;
    const length = (parts.at(-1)?.to ?? 0) - index;
    if (!isJoined(text, parts) || DATE_THEN_HOUR.test(text.slice(index, index + length))) continue;
    if (nhsNumberIn(number) === null) continue;
    found.push({ index, length, number });
    first = last;
  }
  return found;
}

function lastOfTen(runs: Digits[], first: number): number | undefined {
  let digits = 0;
  for (let at = first; at < runs.length; at++) {
    digits += runs[at]?.digits.length ?? 0;
    if (digits >= 10) return digits === 10 ? at : undefined;
  }
  return undefined;
}

function isJoined(text: string, parts: Digits[]): boolean {
  const grouped = parts.map((run) => run.digits.length).join('-') === '3-3-4';
  return parts.slice(1).every((run, at) => {
    const gap = text.slice(parts[at]?.to ?? 0, run.from);
    return SPACING.test(gap) || (grouped && ANY_BREAK.test(gap));
  });
}
