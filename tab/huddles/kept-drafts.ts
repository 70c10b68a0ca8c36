import type { Draft } from './draft.ts';

/**
 * Words that are typed and not saved outlive a reload and a case that was left while the connection was gone. Session
 * storage goes with the window, and what is saved is taken out at once.
 */
const PREFIX = 'huddle-draft:';
export type Group = 'sbar' | 'decision';
type Place = { itemId: string; group: Group };

const keyOf = ({ itemId, group }: Place): string => `${PREFIX}${group}:${itemId}`;

export function keepDraft(place: Place, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // A frame may be refused storage: the words still stand in the fields.
  }
}

export function dropDraft(place: Place): void {
  try {
    sessionStorage.removeItem(keyOf(place));
  } catch {
    // See above.
  }
}

export function keptDraft(place: Place): Draft | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(place));
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every draft that waits, whichever case it belongs to. */
export function keptDrafts(): Place[] {
  try {
    return Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length).split(':'))
      .map(([group, itemId = '']) => ({ group: group === 'sbar' ? 'sbar' : 'decision', itemId }));
  } catch {
    return [];
  }
}
