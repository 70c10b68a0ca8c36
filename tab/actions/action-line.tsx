import { Button, Checkbox } from '@fluentui/react-components';
import { CheckmarkRegular, ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import {
  ACTION_STATUSES,
  type Action,
  awaits,
  CANCEL_REASONS,
  isOpen,
  leaveWords,
  NOT_DONE_REASONS,
  ownerWords,
} from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import { Due, lateBy, PersonRef, Priority, Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { ActionDeeds } from './action-deeds.tsx';
import { useSettle } from './use-settle.ts';

/** One action: what, for whom, by when, and what its owner or those who oversee can do with it. */
export function ActionLine({
  action,
  withOwner = false,
  withCase = true,
  pick,
}: {
  action: Action;
  withOwner?: boolean;
  withCase?: boolean;
  /** In a list where several are chosen, to do one thing with all of them. */
  pick?: { isPicked: boolean; toggle(): void } | undefined;
}) {
  const { me, may } = useWho();
  const { deed, accept, complete } = useSettle(action);
  const [more, setMore] = useState(false);
  const mine = action.ownerId === me.member?.id;
  const offeredToMe = awaits(action, me.member?.id);
  const today = useToday();
  const isMe = (id: string | null | undefined): boolean => id != null && id === me.member?.id;
  const covers = isMe(action.leave?.deputyId);
  const helps = action.helpers.some(({ id }) => isMe(id));
  const mayAct =
    isOpen(action) && may('actions.do') && (mine || offeredToMe || covers || may('actions.oversee'));
  const mayReopen =
    (action.status === 'done' || action.status === 'not_done') &&
    may('actions.do') &&
    (mine || may('actions.oversee'));
  const away = leaveWords(action, today);
  return (
    <li className={isOpen(action) ? 'action' : 'action action-ended'}>
      <div className="action-words">
        <p className={pick === undefined ? undefined : 'action-picked'}>
          {pick !== undefined && (
            <Checkbox
              checked={pick.isPicked}
              aria-label={`Choose ${action.ref}`}
              onChange={() => pick.toggle()}
            />
          )}
          <a className="ref" href={href(`actions/${action.ref}`)}>
            {action.ref}
          </a>{' '}
          <span className="action-title">{action.title}</span>
        </p>
        <p className="row action-facts">
          {withCase && <PersonRef person={action.caseRef} />}
          {(withOwner || helps || covers || action.partner !== null) && <span>{ownerWords(action)}</span>}
          <Due day={action.due} lateBy={lateBy(action)} />
          {action.priority === 'red' && <Priority priority="red" />}
          <StatusTag action={action} />
          {helps && <Tag>You help</Tag>}
          {covers && <Tag tone="warn">You cover</Tag>}
          {action.snoozedUntil !== null && <Tag>Snoozed to {showDay(action.snoozedUntil)}</Tag>}
        </p>
        <More
          about={[
            action.because === null ? undefined : `Blocked by: ${action.because}`,
            action.unblocks === null ? undefined : `What would unblock it: ${action.unblocks}`,
            action.helpers.length === 0
              ? undefined
              : `Helping: ${action.helpers.map(({ name }) => name).join(', ')}`,
            away === undefined ? undefined : `${action.owner} is ${away}.`,
            endWords(action),
            action.mergedInto === null ? undefined : `Merged into ${action.mergedInto}`,
          ]}
        />
      </div>
      {(mayAct || mayReopen) && (
        <div className="row action-buttons">
          {mayReopen ? null : offeredToMe ? (
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
      {more && (mayAct || mayReopen) && <ActionDeeds action={action} done={() => setMore(false)} />}
    </li>
  );
}

function More({ about }: { about: readonly (string | undefined)[] }) {
  const said = about.filter((words) => words !== undefined);
  return said.map((words) => (
    <p key={words} className="quiet action-about">
      {words}
    </p>
  ));
}

/** Why an action ended so, in words; undefined for one that is open or done. */
export const endWords = ({ status, reason }: Action): string | undefined =>
  status === 'not_done'
    ? NOT_DONE_REASONS[reason as keyof typeof NOT_DONE_REASONS]
    : status === 'cancelled'
      ? CANCEL_REASONS[reason as keyof typeof CANCEL_REASONS]
      : undefined;

/** Only what is out of the ordinary is said: an accepted action needs no mark. */
export function StatusTag({ action }: { action: Action }) {
  if (action.status === 'accepted') return null;
  const tone = action.status === 'blocked' ? 'warn' : action.status === 'done' ? 'good' : 'brand';
  return <Tag tone={tone}>{ACTION_STATUSES[action.status]}</Tag>;
}
