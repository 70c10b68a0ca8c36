import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import type { ActionDraft } from '../../src/huddles/live.ts';
import { Composer } from '../actions/composer.tsx';
import { useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';

/** Lines that are no action yet, for all to see: each wants an owner and a date, or is dropped, before the case is left. */
export function LiveDrafts({ huddle }: { huddle: HuddleDetail }) {
  const drafts = huddle.live?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <ul className="plain live-drafts" aria-label="Without an owner or a date">
      {drafts.map((draft) => (
        <Draft key={draft.id} draft={draft} isHere={draft.itemId === huddle.currentItemId} />
      ))}
    </ul>
  );
}

function Draft({ draft, isHere }: { draft: ActionDraft; isHere: boolean }) {
  const { may } = useWho();
  const deed = useDeed();
  const say = useSay();
  const drop = async (): Promise<void> => {
    const { refused } = await deed('huddles.dropDraft', { draftId: draft.id });
    if (refused === undefined)
      say(`“${draft.words}” is dropped.`, () =>
        deed('huddles.keepDraft', { itemId: draft.itemId, words: draft.words }),
      );
  };
  return (
    <li className="live-draft">
      <div className="row row-apart">
        <span>
          <b>{draft.words}</b>{' '}
          <small>
            {isHere ? '' : `${draft.ref} · `}
            {draft.by === null ? '' : `${draft.by.name} · `}who, and when?
          </small>
        </span>
        {may('actions.assign') && (
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={`Drop “${draft.words}”`}
            title="Drop it"
            disabled={deed.busy}
            onClick={() => void drop()}
          />
        )}
      </div>
      {may('actions.assign') && (
        <Composer
          caseRef={draft.ref}
          words={draft.words}
          label={`Owner and date for “${draft.words}”`}
          save={(line, settle) => settle('huddles.settleDraft', { draftId: draft.id, ...line })}
        />
      )}
      <RefusalNotice from={deed} />
    </li>
  );
}
