import type { Draft } from './draft.ts';

/**
 * Words that are typed and not saved outlive a reload and a case that was left while the connection was gone. Session
 * storage goes with the window, and what is saved is taken out at once.
 */
const PREFIX = 'huddle-draft:';
export type Group = 'sbar' | 'decision';
/** The writer is part of it: whoever signs in next in the same window must neither see nor save another’s words. */
type Place = { memberId: string; itemId: string; group: Group };

const keyOf = ({ memberId, itemId, group }: Place): string => `${PREFIX}${memberId}:${group}:${itemId}`;

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

/** Every draft of a member that waits, whichever case it belongs to. */
export function keptDrafts(memberId: string): Place[] {
  const mine = `${PREFIX}${memberId}:`;
  try {
    return Object.keys(sessionStorage)
      .filter((key) => key.startsWith(mine))
      .map((key) => key.slice(mine.length).split(':'))
      .map(([group, itemId = '']) => ({ memberId, group: group === 'sbar' ? 'sbar' : 'decision', itemId }));
  } catch {
    return [];
  }
}
