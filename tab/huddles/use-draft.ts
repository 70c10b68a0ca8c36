import { useEffect, useRef, useState } from 'react';
import type { Discussion } from '../../src/huddles/huddle.ts';
import type { Refused } from '../api.ts';
import { useWho } from '../shell/who.tsx';
import { type Draft, hasClash, heard, isDirty, saved, settle, startDraft, typed, unsaved } from './draft.ts';
import { dropDraft, type Group, keepDraft, keptDraft } from './kept-drafts.ts';
import { fieldsOf, sendRecord, theirsIn } from './record.ts';

const SETTLE_MS = 1_000;
const RETRY_MS = 4_000;

export type Writing = {
  draft: Draft;
  /** In a word or two: "Saved", "Saving…", "Not saved yet". */
  state: 'saved' | 'saving' | 'waiting' | 'clash';
  refused: Refused | undefined;
  type(field: string, words: string): void;
  choose(field: string, choice: 'mine' | 'theirs' | 'both'): void;
  /** Saves now, for when the case is left or a field is. */
  flush(): void;
};

/**
 * One group of fields of a discussion: saved a moment after the typing stops, kept through a lost connection, and merged
 * with what others write meanwhile (draft.ts).
 */
export function useDraft(talk: Discussion, group: Group): Writing {
  const { itemId } = talk;
  const memberId = useWho().me.member?.id ?? '';
  const server = fieldsOf(talk, group);
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = keptDraft({ memberId, itemId, group });
    return kept === undefined
      ? startDraft(server.fields, server.version)
      : heard(kept, server.fields, server.version);
  });
  const [busy, setBusy] = useState(false);
  // Theirs has just been taken in without a clash: mine goes again at once.
  const [rush, setRush] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const now = useRef(draft);
  now.current = draft;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says whether the server has news.
  useEffect(() => setDraft((mine) => heard(mine, server.fields, server.version)), [server.version]);

  const dirty = isDirty(draft);
  const clash = hasClash(draft);
  useEffect(() => {
    if (dirty) keepDraft({ memberId, itemId, group }, draft);
    else dropDraft({ memberId, itemId, group });
  }, [draft, dirty, memberId, itemId, group]);

  const save = useRef(async (): Promise<void> => {});
  save.current = async () => {
    const sent = unsaved(now.current);
    if (busy || Object.keys(sent).length === 0 || hasClash(now.current)) return;
    setBusy(true);
    setRush(false);
    const answer = await sendRecord(itemId, group, now.current.version, sent);
    setBusy(false);
    const theirs = theirsIn(answer.refused?.theirs);
    if (answer.refused === undefined) {
      // The case may have been left meanwhile; then no effect of ours runs any more.
      if (!isDirty(saved(now.current, sent, answer.done.version))) dropDraft({ memberId, itemId, group });
      setDraft((mine) => saved(mine, sent, answer.done.version));
    } else if (theirs !== undefined) {
      const other = fieldsOf(theirs, group);
      setDraft((mine) => heard(mine, other.fields, other.version));
      setRush(true);
    }
    setRefused(theirs === undefined ? answer.refused : undefined);
  };
  const failed = refused?.reason === 'offline';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the words starts the wait anew.
  useEffect(() => {
    if (!dirty || clash || busy || (refused !== undefined && !failed)) return;
    const timer = setTimeout(() => void save.current(), failed ? RETRY_MS : rush ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft, dirty, clash, busy, refused, failed, rush]);
  // The case is left: what is typed goes now; if it cannot, it is kept and sent later.
  useEffect(() => () => void save.current(), []);

  return {
    draft,
    state: clash ? 'clash' : busy ? 'saving' : dirty ? 'waiting' : 'saved',
    refused,
    type: (field, words) => {
      setRefused(undefined);
      setDraft((mine) => typed(mine, field, words));
    },
    choose: (field, choice) => setDraft((mine) => settle(mine, field, choice)),
    flush: () => void save.current(),
  };
}
