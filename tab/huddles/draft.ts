/** A group of fields that is written by several people at once: '' stands for nothing said. */
export type Fields = Readonly<Record<string, string>>;
/**
 * `base` is what the server held when it last spoke, `mine` is what stands in the fields, `clashes` are the fields that
 * somebody else changed as well: theirs, by field. Nothing that was typed is ever dropped without being asked.
 */
export type Draft = { base: Fields; version: number; mine: Fields; clashes: Fields };

export const startDraft = (fields: Fields, version: number): Draft => ({
  base: fields,
  version,
  mine: fields,
  clashes: {},
});

export const typed = (draft: Draft, field: string, words: string): Draft => ({
  ...draft,
  mine: { ...draft.mine, [field]: words },
});

/** What is typed and not saved: only the fields that differ, so that two people in two fields never meet. */
export const unsaved = ({ base, mine }: Draft): Fields =>
  Object.fromEntries(Object.entries(mine).filter(([field, words]) => words !== base[field]));

export const isDirty = (draft: Draft): boolean => Object.keys(unsaved(draft)).length > 0;
export const hasClash = (draft: Draft): boolean => Object.keys(draft.clashes).length > 0;

/**
 * The server speaks of a later version: fields that I left alone become theirs, fields that only I changed stay mine, and
 * where both changed to something different, both are kept for me to choose.
 */
export function heard(draft: Draft, theirs: Fields, version: number): Draft {
  if (version <= draft.version) return draft;
  const mine: Record<string, string> = {};
  const clashes: Record<string, string> = {};
  for (const [field, other] of Object.entries(theirs)) {
    const own = draft.mine[field] ?? '';
    const before = draft.base[field] ?? '';
    const touched = own !== before;
    mine[field] = touched ? own : other;
    if (touched && other !== before && other !== own) clashes[field] = other;
    else if (touched && field in draft.clashes && other !== own) clashes[field] = other;
  }
  return { base: theirs, version, mine, clashes };
}

/** What I sent is saved as this version; an answer that comes after a later one changes nothing. */
export const saved = (draft: Draft, sent: Fields, version: number): Draft =>
  version < draft.version ? draft : { ...draft, base: { ...draft.base, ...sent }, version };

/** I choose in a clash: mine over theirs, theirs, or both one after the other. */
export function settle(draft: Draft, field: string, choice: 'mine' | 'theirs' | 'both'): Draft {
  const { [field]: theirs = '', ...clashes } = draft.clashes;
  const own = draft.mine[field] ?? '';
  const words = choice === 'mine' ? own : choice === 'theirs' ? theirs : `${theirs}\n${own}`;
  return { ...draft, mine: { ...draft.mine, [field]: words }, clashes };
}
