import type { Request } from 'express';
import type { App } from '../core/context.ts';
import { machineNow, milliseconds } from '../core/time.ts';

const WINDOW_MS = 10 * 60_000;
/** Somebody who copies a link badly tries a few times; a guesser would need 2¹²⁸ tries and gets these [D]. */
const MOST_FROM_ONE = 20;
const MOST_IN_ALL = 1000;

/**
 * Counts addresses that were not there, from each caller and in all, on this node, for ten minutes. Who has used up theirs
 * is turned away before anything is looked up, and everybody is while there is a flood.
 */
export function countGuesses() {
  let began = milliseconds(machineNow());
  let all = 0;
  const from = new Map<string, number>();
  const fresh = (): void => {
    const now = milliseconds(machineNow());
    if (now - began < WINDOW_MS) return;
    began = now;
    all = 0;
    from.clear();
  };
  return {
    tooMany(caller: string): boolean {
      fresh();
      return all >= MOST_IN_ALL || (from.get(caller) ?? 0) >= MOST_FROM_ONE;
    },
    note(caller: string): void {
      fresh();
      all++;
      from.set(caller, (from.get(caller) ?? 0) + 1);
    },
  };
}

/**
 * One household or office: an IPv4 address, or the first half of an IPv6 one, since each of those has many. What stands in
 * front of us may add the port, which is another for each connection.
 */
export function callerAddress(address: string): string {
  const plain = address
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  if (!plain.includes(':')) return plain;
  // "::" stands for as many noughts as are missing, perhaps in the first half.
  const [first = [], last] = plain.split('::').map((half) => half.split(':').filter(Boolean));
  const noughts = last === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array<string>(noughts).fill('0'), ...(last ?? [])].slice(0, 4).join(':');
}

/** Who asks. In production something in front of us speaks https, and adds whom it heard at the end. */
export function callerOf(app: App, request: Request): string {
  const told =
    app.config.mode === 'production' ? request.get('x-forwarded-for')?.split(',').at(-1) : undefined;
  return callerAddress((told ?? request.socket.remoteAddress ?? '').trim());
}
