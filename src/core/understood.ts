import type { z } from 'zod';
import { Refusal } from './refusal.ts';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * The input of a use case once it has been checked. Refuses (`invalid`) with a sentence for each thing that is wrong: the
 * schema’s own words where there are some, else ours, so that nobody reads a library's. What was typed is never repeated.
 * The sign of no meaning that a database keeps in no text (NUL) is taken out first, wherever it stands.
 */
export function understood<T extends z.ZodType>(input: T, raw: unknown): z.output<T> {
  const parsed = input.safeParse(withoutNul(raw ?? {}), { error: sentenceFor });
  if (parsed.success) return parsed.data;
  const sentences = new Set(parsed.error.issues.map((issue) => issue.message));
  throw new Refusal('invalid', [...sentences].join(' '));
}

/** The same with no NUL in any text; what holds none is not copied, and what is neither text nor a plain list or object stays. */
function withoutNul(raw: unknown): unknown {
  if (typeof raw === 'string') return raw.includes('\0') ? raw.replaceAll('\0', '') : raw;
  if (Array.isArray(raw)) {
    const clean = raw.map(withoutNul);
    return clean.some((one, at) => one !== raw[at]) ? clean : raw;
  }
  if (typeof raw !== 'object' || raw === null) return raw;
  const kind = Object.getPrototypeOf(raw);
  if (kind !== null && kind !== Object.prototype) return raw;
  const clean = Object.entries(raw).map(([key, one]) => [key, one, withoutNul(one)] as const);
  return clean.some(([, one, now]) => one !== now)
    ? Object.fromEntries(clean.map(([key, , now]) => [key, now]))
    : raw;
}

// "ownerId" reads as "owner", "reviewOn" as "review on", "cases.2.ref" as "ref".
const named = ({ path }: Issue): string => {
  const name = (path ?? []).filter((part) => typeof part === 'string').at(-1);
  if (name === undefined) return 'That';
  return `“${name
    .replace(/(?<=[a-z])Ids?$/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim()}”`;
};
const UNITS: Record<string, string> = { string: 'characters', array: 'entries', set: 'entries' };

function sentenceFor(issue: Issue): string {
  const it = named(issue);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `${it} is missing.` : `${it} is not something I can read.`;
    case 'too_small': {
      if (issue.origin === 'string' && Number(issue.minimum) <= 1) return `${it} is empty.`;
      return `${it} must be at least ${issue.minimum}${unit(issue.origin)}.`;
    }
    case 'too_big':
      return `${it} must be at most ${issue.maximum}${unit(issue.origin)}.`;
    case 'invalid_value':
      return `${it} must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'date'
        ? `${it} must be a date such as 2026-12-04.`
        : `${it} does not look right. Check it and try again.`;
    case 'unrecognized_keys':
      return 'Something was sent that I do not know. Load the page again and try once more.';
    default:
      return `${it} is not something I can read. Check it and try again.`;
  }
}
const unit = (origin: string): string => (UNITS[origin] === undefined ? '' : ` ${UNITS[origin]}`);
