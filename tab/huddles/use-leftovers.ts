import { useEffect, useSyncExternalStore } from 'react';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { hasClash, heard, isDirty, refused as notTaken, saved, sending, whoWrote } from './draft.ts';
import { type Kept, kept } from './kept-drafts.ts';
import { fieldsOf, sendRecord, theirsIn } from './record.ts';

const RETRY_MS = 4_000;
const SWEEP_MS = 10 * 60_000;

/**
 * The member's words whose fields are no longer open: a case that was left, a page that was loaded again, a huddle that
 * was closed. They are sent as soon as there is a connection; what is not taken waits here, with the reason.
 */
export function useLeftovers(): readonly Kept[] {
  const { live, me } = useWho();
  const say = useSay();
  const memberId = me.member?.id ?? '';
  const neighbourhoodId = me.neighbourhood.id;
  useEffect(() => kept.forgetOthers({ neighbourhoodId, memberId }), [neighbourhoodId, memberId]);
  useEffect(() => {
    const timer = setInterval(() => kept.sweep(), SWEEP_MS);
    return () => clearInterval(timer);
  }, []);
  const all = useSyncExternalStore(kept.watch, kept.left);
  const mine = all.filter((one) => one.memberId === memberId);
  const waiting = mine.filter(({ problem }) => problem === undefined);
  const names = waiting.map(({ itemId, group }) => `${group} ${itemId}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that there is something else to send.
  useEffect(() => {
    if (live !== 'live') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const send = async (): Promise<void> => {
      let again = false;
      for (const one of waiting) {
        if (stopped) return;
        const became = await deliver(one, memberId);
        if (became === 'saved') say(`What you wrote on ${one.ref} is saved.`);
        again ||= became === 'unreached';
      }
      if (again && !stopped) timer = setTimeout(() => void send(), RETRY_MS);
    };
    void send();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [live, names, memberId]);
  return mine;
}

/** Sends until everything is taken, is refused, or cannot be sent; what becomes of the words stands in `kept`. */
async function deliver(one: Kept, memberId: string): Promise<'saved' | 'asks' | 'unreached'> {
  let { draft } = one;
  while (isDirty(draft)) {
    draft = sending(draft, crypto.randomUUID());
    if (draft.sent === null) return 'asks';
    kept.keep(one, draft);
    const answer = await sendRecord(one.itemId, one.group, draft.sent);
    // The case was opened again meanwhile: its fields have the words, and send them themselves.
    if (kept.isOpen(one)) return 'asks';
    if (answer.refused === undefined) {
      draft = saved(draft, answer.done.version);
      continue;
    }
    const theirs = theirsIn(answer.refused.theirs);
    if (answer.refused.reason === 'offline') return 'unreached';
    draft = notTaken(draft);
    if (theirs === undefined) {
      kept.keep(one, draft, answer.refused.sentence);
      return 'asks';
    }
    const other = fieldsOf(theirs, one.group);
    draft = heard(draft, other.fields, other.version);
    if (hasClash(draft)) {
      kept.keep(one, draft, `${whoWrote(other.by, memberId)} wrote on ${one.ref} at the same time.`);
      return 'asks';
    }
  }
  kept.drop(one);
  return 'saved';
}
