const ONES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ODD_ORDINALS: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

const cardinal = (number: number): string => {
  const [tens, ones] = [TENS[Math.floor(number / 10)] ?? '', ONES[number % 10] ?? ''];
  return number < 20 ? (ONES[number] ?? '') : number % 10 === 0 ? tens : `${tens}-${ones}`;
};
const ordinal = (number: number): string =>
  cardinal(number).replace(/[a-z]+$/, (word) => ODD_ORDINALS[word] ?? `${word.replace(/y$/, 'ie')}th`);
/** "st", "nd", "rd" or "th", of a number below a hundred. */
export const suffix = (number: number): string =>
  number > 10 && number < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');

/** No phrase that a person means is longer; the readers answer nothing to a text that is. */
export const LONGEST_PHRASE = 120;

/** Every number word below a hundred with its digits: "ten" → "10", "twenty-four" → "24", "first" → "1st". */
const DIGITS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 100 }, (_, number): [string, string][] => [
    [cardinal(number), String(number)],
    [ordinal(number), `${number}${suffix(number)}`],
  ]).flat(),
);
const longestFirst = [...DIGITS.keys()].sort((a, b) => b.length - a.length);
const NUMBER = new RegExp(`\\b(?:${longestFirst.join('|').replaceAll('-', '[ -]')})\\b`, 'g');

/**
 * What somebody typed, made plain for the readers of days, rules and times: lower case, straight apostrophes, single
 * spaces, no commas between words, no full stop after "Fri." or "Dec.", no punctuation at the ends, and numbers in digits
 * ("ten" → "10", "twenty-fourth" → "24th").
 */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[\s("'“]+|[\s)"'”.,;:!?]+$/g, '')
    .replace(/,(?=\s)/g, ' ')
    .replace(
      /\b(mon|tues?|weds?|thur?s?|fri|sat|sun|jan|feb|mar|apr|june?|july?|aug|sept?|oct|nov|dec)\.(?=\s)/g,
      '$1',
    )
    .replace(NUMBER, (word) => DIGITS.get(word.replace(' ', '-')) ?? word)
    .replace(/\s+/g, ' ');
