import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ACTION_STATUSES, type Action, isOpen, ownerWords } from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import { Due, PersonRef, Priority, Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useWho } from '../shell/who.tsx';
import { ActionDeeds } from './action-deeds.tsx';
import { useSettle } from './use-settle.ts';

/** One action: what, for whom, by when, and what its owner or those who oversee can do with it. */
export function ActionLine({
  action,
  withOwner = false,
  withCase = true,
}: {
  action: Action;
  withOwner?: boolean;
  withCase?: boolean;
}) {
  const { me, may } = useWho();
  const { deed, accept, complete } = useSettle(action);
  const [more, setMore] = useState(false);
  const mine = action.ownerId === me.member?.id;
  const offeredToMe = (mine && action.status === 'offered') || action.offeredTo?.id === me.member?.id;
  const mayAct = isOpen(action) && may('actions.do') && (mine || offeredToMe || may('actions.oversee'));
  return (
    <li className={isOpen(action) ? 'action' : 'action action-ended'}>
      <div className="action-words">
        <p>
          <a className="ref" href={href(`actions/${action.ref}`)}>
            {action.ref}
          </a>{' '}
          <span className="action-title">{action.title}</span>
        </p>
        <p className="row action-facts">
          {withCase && <PersonRef person={action.caseRef} />}
          {withOwner && <span>{ownerWords(action)}</span>}
          <Due day={action.due} late={action.overdue} />
          {action.priority === 'red' && <Priority priority="red" />}
          <StatusTag action={action} />
          {action.snoozedUntil !== null && <Tag>Snoozed to {showDay(action.snoozedUntil)}</Tag>}
        </p>
        {action.because !== null && action.status === 'blocked' && (
          <p className="quiet">Blocked: {action.because}</p>
        )}
      </div>
      {mayAct && (
        <div className="row action-buttons">
          {offeredToMe ? (
            <Button size="small" appearance="primary" onClick={accept} disabled={deed.busy}>
              Accept
            </Button>
          ) : (
            <Button
              size="small"
              icon={<CheckmarkRegular />}
              onClick={() => complete()}
              disabled={deed.busy}
              aria-label={`Done: ${action.ref}`}
            >
              Done
            </Button>
          )}
          <Button
            size="small"
            appearance="subtle"
            icon={more ? <ChevronUpRegular /> : <ChevronDownRegular />}
            aria-expanded={more}
            aria-label={`More for ${action.ref}`}
            onClick={() => setMore(!more)}
          />
        </div>
      )}
      <RefusalNotice from={deed} />
      {more && mayAct && <ActionDeeds action={action} done={() => setMore(false)} />}
    </li>
  );
}

/** Only what is out of the ordinary is said: an accepted action needs no mark. */
export function StatusTag({ action }: { action: Action }) {
  if (action.status === 'accepted') return null;
  const tone = action.status === 'blocked' ? 'warn' : action.status === 'done' ? 'good' : 'brand';
  return <Tag tone={tone}>{ACTION_STATUSES[action.status]}</Tag>;
}
