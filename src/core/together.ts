import type { Actor, App, Call } from './context.ts';
import type { Look } from './use-case.ts';

/** Asks, unless somebody is about to ask the same: then their answer is this one's too. */
export type Together = <T>(key: string, ask: () => Promise<T>) => Promise<T>;

/**
 * When something changes in a live huddle thirty tabs ask the same within a few milliseconds. Who comes while an answer is
 * under way waits for the next one, shared by all who came meanwhile: it is begun after each of them asked, so nobody is
 * told what was true before. An answer is kept for nobody who comes later.
 */
export function together(): Together {
  type Round = { current: Promise<unknown>; next?: Promise<unknown> };
  const rounds = new Map<string, Round>();
  const start = (key: string, ask: () => Promise<unknown>): Promise<unknown> => {
    const current = ask();
    const round: Round = { current };
    rounds.set(key, round);
    const over = (): void => {
      if (round.next === undefined) rounds.delete(key);
    };
    current.then(over, over);
    return current;
  };
  return <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const round = rounds.get(key);
    if (round === undefined) return start(key, ask) as Promise<T>;
    const again = (): Promise<unknown> => start(key, ask);
    round.next ??= round.current.then(again, again);
    // Whoever set `next` asked under the same key, and so for the same kind of answer.
    return round.next as Promise<T>;
  };
}

type Shared = { ask: Together; looked: Set<string> };
const ofApp = new WeakMap<App['transact'], Shared>();
/** What the askers of this app share: the answer under way, and which looks are known to be on record. */
export function sharedIn({ transact }: App): Shared {
  const made = ofApp.get(transact) ?? { ask: together(), looked: new Set() };
  ofApp.set(transact, made);
  return made;
}

const MOST_KNOWN = 20_000;
/**
 * The looks that are not on record yet, as far as this node knows. One in a huddle is one row a member, whatever the number
 * of times that their tab asks again; rows are never taken away, so what was committed once need not be tried again.
 */
export function unrecorded({ looked }: Shared, call: Call, looks: readonly Look[]) {
  const who = call.actor.kind === 'member' ? call.actor.memberId : '';
  const keyOf = ({ huddle, person, purpose }: Look): string =>
    huddle === undefined ? '' : [call.neighbourhoodId, who, huddle, person, purpose].join(' ');
  const fresh = looks.filter((look) => !looked.has(keyOf(look)));
  return {
    fresh,
    recorded(): void {
      if (looked.size > MOST_KNOWN) looked.clear();
      for (const key of fresh.map(keyOf)) if (key !== '') looked.add(key);
    },
  };
}

/** Everything that an answer for a whole organisation may depend on; a bound time too, since a test's clock stands still. */
export const alikeKey = (name: string, input: unknown, call: Call): string =>
  JSON.stringify([
    name,
    input,
    call.neighbourhoodId,
    call.door,
    call.where ?? 'personal',
    call.now ?? '',
    call.actor.kind,
    call.actor.kind === 'member' ? call.actor.organisationId : '',
    [...call.actor.grants].sort(),
  ]);

/** The asker as one of their organisation: an answer that is shared may not depend on who they are. */
export function oneOf(actor: Actor): Actor {
  if (actor.kind !== 'member') return actor;
  const refuse = (): never => {
    throw new Error('an answer for a whole organisation depends on who asks');
  };
  return Object.defineProperties(
    { ...actor },
    {
      memberId: { get: refuse },
      accountId: { get: refuse },
      name: { get: refuse },
      profession: { get: refuse },
      roles: { get: refuse },
    },
  );
}
