import { useEffect, useRef, useState } from 'react';
import { type Instant, machineNow } from '../../src/core/day.ts';
import type { Discussion, Named } from '../../src/huddles/huddle.ts';
import type { Refused } from '../api.ts';
import { useWho } from '../shell/who.tsx';
import {
  type Draft,
  hasClash,
  heard,
  isDirty,
  refused as notTaken,
  saved,
  sending,
  settle,
  startDraft,
  typed,
} from './draft.ts';
import { type Group, kept } from './kept-drafts.ts';
import { fieldsOf, sendRecord, theirsIn } from './record.ts';

const SETTLE_MS = 1_000;
const RETRY_MS = 4_000;

/** How it stands with the words of one field; `kept`: here, and not with the server. */
export type FieldState =
  | { is: 'quiet' | 'typing' | 'saving' | 'kept' | 'refused' | 'clash' }
  | { is: 'saved'; at: Instant };
export type Writing = {
  draft: Draft;
  /** Who wrote last in this group, as far as we heard. */
  by: Named | null;
  /** The field that stands worst speaks for the group. */
  state: 'saved' | 'saving' | 'waiting' | 'kept' | 'clash';
  refused: Refused | undefined;
  stateOf(field: string): FieldState;
  type(field: string, words: string): void;
  choose(field: string, choice: 'mine' | 'theirs' | 'both'): void;
  /** Saves now, for when a field is left. */
  flush(): void;
};

/**
 * One group of fields of a discussion: saved a moment after the typing stops, kept through a lost connection and sent once
 * when it is back, and merged with what others write meanwhile (draft.ts). What is not saved when the case is left is sent
 * by use-leftovers.ts. `about` names the case for the writer, should its words have to wait.
 */
export function useDraft(talk: Discussion, group: Group, about: { huddleId: string; ref: string }): Writing {
  const { itemId } = talk;
  const { me, live } = useWho();
  const place = {
    ...about,
    neighbourhoodId: me.neighbourhood.id,
    memberId: me.member?.id ?? '',
    itemId,
    group,
  };
  const server = fieldsOf(talk, group);
  const [draft, setDraft] = useState<Draft>(() => {
    const before = kept.find(place);
    return before === undefined
      ? startDraft(server.fields, server.version)
      : heard(before, server.fields, server.version);
  });
  const [busy, setBusy] = useState(false);
  // Theirs has just been taken in without a clash: mine goes again at once.
  const [rush, setRush] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [savedAt, setSavedAt] = useState<Readonly<Record<string, Instant>>>({});
  const now = useRef(draft);
  now.current = draft;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says whether the server has news.
  useEffect(() => setDraft((mine) => heard(mine, server.fields, server.version)), [server.version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a discussion is shown anew for each case.
  useEffect(() => kept.stand(place), []);
  const dirty = isDirty(draft);
  const clash = hasClash(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    if (dirty) kept.keep(place, draft);
    else kept.drop(place);
  }, [draft, dirty]);

  const save = useRef(async (): Promise<void> => {});
  save.current = async () => {
    const next = sending(now.current, crypto.randomUUID());
    if (busy || next.sent === null) return;
    const { sent } = next;
    setBusy(true);
    setRush(false);
    setDraft((mine) => ({ ...mine, sent }));
    // Before it goes: after a reload the same request must be repeated, not another.
    kept.keep(place, next);
    const answer = await sendRecord(itemId, group, sent);
    setBusy(false);
    const theirs = theirsIn(answer.refused?.theirs);
    if (answer.refused === undefined) {
      const at = machineNow();
      setSavedAt((times) => ({
        ...times,
        ...Object.fromEntries(Object.keys(sent.fields).map((field) => [field, at])),
      }));
      setDraft((mine) => saved(mine, answer.done.version));
    } else if (theirs !== undefined) {
      const other = fieldsOf(theirs, group);
      setDraft((mine) => heard(notTaken(mine), other.fields, other.version));
      setRush(true);
    } else if (answer.refused.reason !== 'offline') setDraft(notTaken);
    setRefused(theirs === undefined ? answer.refused : undefined);
  };
  const failed = refused?.reason === 'offline';
  useEffect(() => {
    if (!dirty || (clash && draft.sent === null) || busy || (refused !== undefined && !failed)) return;
    const timer = setTimeout(() => void save.current(), failed ? RETRY_MS : rush ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft, dirty, clash, busy, refused, failed, rush]);
  useEffect(() => {
    if (live === 'live') void save.current();
  }, [live]);

  const stateOf = (field: string): FieldState => {
    const words = draft.mine[field] ?? '';
    const at = savedAt[field];
    if (field in draft.clashes) return { is: 'clash' };
    if (words === draft.base[field]) return at === undefined ? { is: 'quiet' } : { is: 'saved', at };
    if (failed || live === 'lost') return { is: 'kept' };
    if (refused !== undefined) return { is: 'refused' };
    return { is: busy && draft.sent?.fields[field] === words ? 'saving' : 'typing' };
  };
  return {
    draft,
    by: server.by,
    state: clash
      ? 'clash'
      : dirty && (failed || live === 'lost')
        ? 'kept'
        : busy
          ? 'saving'
          : dirty
            ? 'waiting'
            : 'saved',
    refused,
    stateOf,
    type: (field, words) => {
      if (!failed) setRefused(undefined);
      setDraft((mine) => typed(mine, field, words));
    },
    choose: (field, choice) => setDraft((mine) => settle(mine, field, choice)),
    flush: () => void save.current(),
  };
}
