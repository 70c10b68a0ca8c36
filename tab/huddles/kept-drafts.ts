import { type Instant, machineNow, minutesBetween } from '../../src/core/day.ts';
import type { Draft } from './draft.ts';

export type Group = 'sbar' | 'decision';
/** Where words belong. The writer is part of it: whoever signs in next in this window neither sees nor sends them. */
export type Place = Writer & { huddleId: string; itemId: string; ref: string; group: Group };
export type Writer = { neighbourhoodId: string; memberId: string };
/** `problem`: why they could not be saved, in a sentence; the writer decides what becomes of them. */
export type Kept = Place & { draft: Draft; since: Instant; problem?: string };

const PREFIX = 'huddle-draft:';
/** A working day; shorter than the server knows a request again (48 hours), so a repeat is never done twice. */
const LIFE_MINUTES = 12 * 60;

const keyOf = ({ memberId, itemId, group }: Place): string => `${PREFIX}${memberId}:${group}:${itemId}`;

export type Drawer = ReturnType<typeof drawer>;

/**
 * Words that are typed and not saved (docs/decisions/0025). Memory is what counts; the window's session storage is a copy
 * that outlives a reload, goes with the window, and holds nothing that is saved, thrown away or older than a working day.
 */
export function drawer(storage: () => Storage, now: () => Instant = machineNow) {
  const kept = new Map<string, Kept>();
  const open = new Map<string, number>();
  const watchers = new Set<() => void>();
  let all: readonly Kept[] = [];

  const quietly = (deed: (storage: Storage) => void): void => {
    try {
      deed(storage());
    } catch {
      // A frame may be refused storage, or it is full: the words still stand in memory.
    }
  };
  const isOld = ({ since }: Kept): boolean => minutesBetween(since, now()) > LIFE_MINUTES;
  const throwOldAway = (): void => {
    for (const [key, one] of kept)
      if (!open.has(key) && isOld(one)) {
        kept.delete(key);
        quietly((stored) => stored.removeItem(key));
      }
  };
  const tell = (): void => {
    throwOldAway();
    all = [...kept].filter(([key]) => !open.has(key)).map(([, one]) => one);
    for (const watcher of watchers) watcher();
  };
  quietly((stored) => {
    for (const key of Object.keys(stored).filter((one) => one.startsWith(PREFIX))) {
      const one = read(stored.getItem(key) ?? '');
      if (one === undefined || isOld(one)) stored.removeItem(key);
      else kept.set(key, one);
    }
  });
  tell();

  return {
    keep(place: Place, draft: Draft, problem?: string): void {
      const key = keyOf(place);
      const { neighbourhoodId, memberId, huddleId, itemId, ref, group } = place;
      const since = kept.get(key)?.since ?? now();
      const why = problem === undefined ? {} : { problem };
      const one = { neighbourhoodId, memberId, huddleId, itemId, ref, group, draft, since, ...why };
      kept.set(key, one);
      quietly((stored) => stored.setItem(key, JSON.stringify(one)));
      if (!open.has(key)) tell();
    },
    drop(place: Place): void {
      if (!kept.delete(keyOf(place))) return;
      quietly((stored) => stored.removeItem(keyOf(place)));
      tell();
    },
    /** Somebody of the same neighbourhood signed in here: what another member left in this window goes. */
    forgetOthers({ neighbourhoodId, memberId }: Writer): void {
      for (const one of [...kept.values()])
        if (one.neighbourhoodId === neighbourhoodId && one.memberId !== memberId) this.drop(one);
    },
    find: (place: Place): Draft | undefined => kept.get(keyOf(place))?.draft,
    /** While the fields stand open they send their words themselves; gives back the way to close them. */
    stand(place: Place): () => void {
      const key = keyOf(place);
      open.set(key, (open.get(key) ?? 0) + 1);
      tell();
      return () => {
        const left = (open.get(key) ?? 1) - 1;
        if (left > 0) open.set(key, left);
        else open.delete(key);
        tell();
      };
    },
    /** A window may stand open for days: what is too old goes though nobody touches it. */
    sweep(): void {
      if (all.some(isOld)) tell();
    },
    isOpen: (place: Place): boolean => open.has(keyOf(place)),
    /** Words whose fields are not open any more; the same list until it changes. */
    left: (): readonly Kept[] => all,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

function read(text: string): Kept | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The one of this window. */
export const kept: Drawer = drawer(() => sessionStorage);
