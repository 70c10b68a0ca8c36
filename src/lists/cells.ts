import type { Frailty } from './facts.ts';

/** What a cell was read as: `null` when it says nothing; a `problem` when it says something that cannot be used. */
export type Cell<T> = { value: T | null; problem?: string };

const BLANK = /^(?:|-+|n\/?a|null|none recorded|not recorded|not known|unknown|nk|\?|#n\/a)$/i;
export const isBlank = (text: string): boolean => text === '' || BLANK.test(text);
/** A cell that a spreadsheet would run as a formula when it is written out again. */
export const isFormula = (text: string): boolean => /^[=+\-@]./.test(text) && !/^[+-]?[\d.,\s]+$/.test(text);

const nothing = { value: null };
const not = (problem: string) => ({ value: null, problem });

const YES = /^(?:y|yes|1|true|t|x|✓|✔|positive|present)$/i;
const NO = /^(?:n|no|0|false|f|none|nil|negative|absent)$/i;
export function readYesNo(text: string): Cell<boolean> {
  if (text === '1' || text === 'Y' || YES.test(text)) return { value: true };
  if (text === '0' || text === 'N' || NO.test(text)) return { value: false };
  return isBlank(text) ? nothing : not('is neither yes nor no, so it is left out.');
}
/** A reason never to offer somebody: anything but a blank or a plain no counts, a date above all. */
export const readBar = (text: string): Cell<boolean> => ({ value: isBlank(text) ? null : !NO.test(text) });

const MOST = 10_000;
export function readCount(text: string): Cell<number> {
  if (text === '0') return { value: 0 };
  if (/^\d{1,6}(?:\.0+)?$/.test(text)) {
    const value = Math.trunc(Number(text));
    return value <= MOST ? { value } : not('is too large to be true, so it is left out.');
  }
  if (isBlank(text)) return nothing;
  if (/^(?:nil|none|zero)$/i.test(text)) return { value: 0 };
  return not('is not a whole number, so it is left out.');
}

/** The number that a graded scale begins with: "6", "CFS 6", "6 - …"; from `low` to `high`. */
export function readScale(text: string, low: number, high: number): Cell<number> {
  if (isBlank(text)) return nothing;
  const value = Number(/^\D*(\d{1,3})(?:\.0+)?(?!\d|\.\d)/.exec(text)?.[1] ?? Number.NaN);
  return value >= low && value <= high
    ? { value }
    : not(`is not a number from ${low} to ${high}, so it is left out.`);
}

const SEX: [RegExp, string][] = [
  [/^(?:f|female|woman|2)$/i, 'female'],
  [/^(?:m|male|man|1)$/i, 'male'],
  [/^(?:i|o|x|other|indeterminate|non-?binary|9)$/i, 'other'],
];
export function readSex(text: string): Cell<string> {
  if (text === 'F') return { value: 'female' };
  if (text === 'M') return { value: 'male' };
  return { value: SEX.find(([pattern]) => pattern.test(text))?.[1] ?? null };
}

export function readFrailty(text: string): Cell<Frailty> {
  if (isBlank(text)) return nothing;
  const lower = text.toLowerCase();
  if (/^(?:fit|robust|none|not frail|no frailty|pre-?frail)/.test(lower)) return { value: 'fit' };
  const found = (['severe', 'moderate', 'mild'] as const).filter((word) => lower.includes(word));
  if (/^fit\b/.test(lower)) return { value: 'fit' };
  const [only, another] = found;
  return only !== undefined && another === undefined
    ? { value: only }
    : not('is not fit, mild, moderate or severe, so it is left out.');
}

/** "0.37" or "0.370 (Severe)": the index, 0–1, and the word beside it. */
export function readEfi(text: string): Cell<number> & { frailty: Frailty | null } {
  if (isBlank(text)) return { value: null, frailty: null };
  const match = /^(0?\.\d+|0|1(?:\.0+)?|0\.)\s*(?:[([-]?\s*([a-z ]+)[)\]]?)?$/i.exec(text);
  if (match === null) return { ...not('is not an index from 0 to 1, so it is left out.'), frailty: null };
  return {
    value: Math.round(Number(match[1]) * 1000) / 1000,
    frailty: match[2] ? readFrailty(match[2].trim()).value : null,
  };
}

const DEMENTIA = /dementia|alzheimer/i;
const NOT_THEIRS =
  /^(?:no|not|nil|query|suspected|possible|\?|at risk|family|fh)\b|^\?|\bin (?:mother|father|family)\b/i;
/** Conditions in one cell, separated by "|", ";" or ",". Dementia is yes when one of them is a dementia of the person's own. */
export function readConditions(text: string): { conditions: string | null; hasDementia: boolean | null } {
  if (isBlank(text)) return { conditions: null, hasDementia: null };
  const list = text.split(/\s*[|;,\n]\s*/).filter((word) => word !== '');
  return {
    conditions: list.join('; ') || null,
    hasDementia: DEMENTIA.test(text) && list.some((word) => DEMENTIA.test(word) && !NOT_THEIRS.test(word)),
  };
}
