/** A group of fields that is written by several people at once: '' stands for nothing said. */
export type Fields = Readonly<Record<string, string>>;
/** What went out and has no answer yet. It is sent again as it was, under the same id: the server does it once. */
export type Sent = { mutationId: string; version: number; fields: Fields };
/** Somebody else changed the same field: their words, and those that both of us began from. */
export type Clash = { theirs: string; before: string };
/**
 * `base` is what the server held when it last spoke, `mine` is what stands in the fields, `clashes` are the fields that
 * somebody else changed as well. Nothing that was typed is ever dropped without being asked.
 */
export type Draft = {
  base: Fields;
  version: number;
  mine: Fields;
  clashes: Readonly<Record<string, Clash>>;
  sent: Sent | null;
};

export const startDraft = (fields: Fields, version: number): Draft => ({
  base: fields,
  version,
  mine: fields,
  clashes: {},
  sent: null,
});

export function typed(draft: Draft, field: string, words: string): Draft {
  const mine = { ...draft.mine, [field]: words };
  const { [field]: clash, ...others } = draft.clashes;
  return { ...draft, mine, clashes: clash?.theirs === words ? others : draft.clashes };
}

/** What is typed and not saved: only the fields that differ, so that two people in two fields never meet. */
export const unsaved = ({ base, mine }: Draft): Fields =>
  Object.fromEntries(Object.entries(mine).filter(([field, words]) => words !== base[field]));

export const isDirty = (draft: Draft): boolean =>
  draft.sent !== null || Object.keys(unsaved(draft)).length > 0;
export const hasClash = (draft: Draft): boolean => Object.keys(draft.clashes).length > 0;

/** The draft with what has to go out now: a request without an answer before anything newer; nothing while I must choose. */
export function sending(draft: Draft, mutationId: string): Draft & { sent: Sent | null } {
  if (draft.sent !== null || hasClash(draft)) return draft;
  const fields = unsaved(draft);
  if (Object.keys(fields).length === 0) return draft;
  return { ...draft, sent: { mutationId, version: draft.version, fields } };
}

/**
 * The server speaks of a later version: fields that I left alone become theirs, fields that only I changed stay mine, and
 * where both changed to something different, both are kept for me to choose. My own words that come back, whose answer
 * was lost or is late, are not somebody else's.
 */
export function heard(draft: Draft, theirs: Fields, version: number): Draft {
  if (version <= draft.version) return draft;
  const mine: Record<string, string> = {};
  const clashes: Record<string, Clash> = {};
  for (const [field, other] of Object.entries(theirs)) {
    const own = draft.mine[field] ?? '';
    const before = draft.base[field] ?? '';
    const touched = own !== before;
    mine[field] = touched ? own : other;
    const isNews = (other !== before && other !== draft.sent?.fields[field]) || field in draft.clashes;
    if (!touched || !isNews || other === own) continue;
    // Words of mine whose answer was lost, and on which they wrote on, are what both of us began from.
    const arrived = draft.sent?.fields[field] ?? '';
    const shared = other.startsWith(arrived) && own.startsWith(arrived) ? arrived : '';
    clashes[field] = {
      theirs: other,
      before: draft.clashes[field]?.before ?? (shared === '' ? before : shared),
    };
  }
  return { ...draft, base: theirs, version, mine, clashes };
}

/**
 * What was sent is saved, as this version. A version that others have passed meanwhile is not taken for ours: what they
 * wrote in between is still to be heard.
 */
export function saved(draft: Draft, version: number): Draft {
  const { sent } = draft;
  if (sent === null) return draft;
  if (version <= draft.version) return { ...draft, sent: null };
  const base = { ...draft.base, ...sent.fields };
  return { ...draft, base, sent: null, version: version === sent.version + 1 ? version : draft.version };
}

/** What was sent was not taken. */
export const refused = (draft: Draft): Draft => ({ ...draft, sent: null });

/** I choose in a clash: mine over theirs, theirs, or both one after the other. */
export function settle(draft: Draft, field: string, choice: 'mine' | 'theirs' | 'both'): Draft {
  const { [field]: clash, ...clashes } = draft.clashes;
  if (clash === undefined) return draft;
  const own = draft.mine[field] ?? '';
  const words = choice === 'mine' ? own : choice === 'theirs' ? clash.theirs : together(clash, own);
  return { ...draft, mine: { ...draft.mine, [field]: words }, clashes };
}

/** What both began from stands once; who wrote on from the other's words has both already. */
function together({ theirs, before }: Clash, own: string): string {
  if (own.startsWith(theirs)) return own;
  if (theirs.startsWith(own)) return theirs;
  const bothWentOn = before !== '' && theirs.startsWith(before) && own.startsWith(before);
  return `${theirs}\n${bothWentOn ? own.slice(before.length).trimStart() : own}`;
}

/** Where the caret stands after somebody else's change of the words round it: by the same letter as before. */
export function caretAfter(before: string, after: string, caret: number): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  if (caret <= same) return caret;
  let tail = 0;
  while (tail < most - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return caret >= before.length - tail ? caret + after.length - before.length : after.length - tail;
}

/** Who stands on the other side of a clash. */
export const whoWrote = (by: { id: string; name: string } | null, myself: string | undefined): string =>
  by === null ? 'Somebody else' : by.id === myself ? 'You, in another window,' : by.name;
