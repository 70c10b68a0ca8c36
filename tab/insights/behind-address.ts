import { WHICH, type Which } from '../../src/insights/which.ts';
import type { Input, Name } from '../api.ts';

export type Asked = Input<Extract<Name, 'insights.behind'>>;
const TEXTS = ['owner', 'organisation', 'cohort', 'series', 'reason', 'from', 'to'] as const;
const NUMBERS = ['age', 'fifth'] as const;

/** The address of the actions behind a figure; `words` says in the page's heading which figure that was. */
export function behind(asked: Asked, words: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  query.set('of', words);
  return `outstanding/actions?${query}`;
}

/** What an address asks for; anything that is none of ours is left out. */
export function askedIn(query: URLSearchParams): Asked {
  const which: Which = WHICH.find((one) => one === query.get('which')) ?? 'open';
  const texts = TEXTS.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const numbers = NUMBERS.flatMap((name) => {
    const value = query.get(name);
    return value === null || !/^\d$/.test(value) ? [] : [[name, Number(value)] as const];
  });
  return { which, ...Object.fromEntries([...texts, ...numbers]) };
}
