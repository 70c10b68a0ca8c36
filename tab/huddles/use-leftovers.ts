import { useEffect } from 'react';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { unsaved } from './draft.ts';
import { dropDraft, keptDraft, keptDrafts } from './kept-drafts.ts';
import { sendRecord } from './record.ts';

/** Words of cases that were left while nothing could be saved: sent as soon as the connection is back. */
export function useLeftovers(currentItemId: string | null): void {
  const { live, me } = useWho();
  const memberId = me.member?.id ?? '';
  const say = useSay();
  useEffect(() => {
    if (live !== 'live') return;
    const send = async (): Promise<void> => {
      for (const place of keptDrafts(memberId).filter(({ itemId }) => itemId !== currentItemId)) {
        const draft = keptDraft(place);
        if (draft === undefined) continue;
        const answer = await sendRecord(place.itemId, place.group, draft.version, unsaved(draft));
        if (answer.refused === undefined) {
          dropDraft(place);
          say('What you wrote before the connection was lost is saved.');
        } else if (answer.refused.reason === 'conflict' && answer.refused.theirs !== undefined)
          say('On a case before this one somebody wrote at the same time as you. Go back to it to see both.');
        else if (answer.refused.reason !== 'offline') {
          dropDraft(place);
          say(answer.refused.sentence);
        }
      }
    };
    void send();
  }, [live, currentItemId, memberId, say]);
}
