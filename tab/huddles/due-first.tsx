import { Button } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { type Action, isOpen } from '../../src/actions/action.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { ActionDeeds } from '../actions/action-deeds.tsx';
import { useSettle } from '../actions/use-settle.ts';
import { Due, lateBy, PersonRef } from '../parts/marks.tsx';
import { useKeys } from '../shell/keys.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import '../actions/actions.css';

/** The huddle begins with what is due and overdue: one after the other, one key each. */
export function DueFirst({ huddle }: { huddle: HuddleDetail }) {
  const [passed, setPassed] = useState<readonly string[]>([]);
  // Until the server has answered, an older answer may come in between and show it open: the next key is not for it.
  const [underWay, setUnderWay] = useState<readonly string[]>([]);
  const left = huddle.dueActions.filter(
    (action) => isOpen(action) && ![...passed, ...underWay].includes(action.ref),
  );
  const [now, ...later] = left;
  const settled = huddle.dueActions.length - left.length;
  return (
    <div className="stack">
      <p className="question">First: what was due?</p>
      {huddle.dueActions.length === 0 && (
        <p className="quiet">No action is due or overdue. Go to the first case.</p>
      )}
      {huddle.dueActions.length > 0 && (
        <p className="quiet" role="status">
          {now === undefined
            ? 'All looked at. Go to the first case.'
            : `${settled} of ${huddle.dueActions.length} looked at`}
        </p>
      )}
      {now !== undefined && (
        <OnTheTable
          key={now.ref}
          action={now}
          pass={() => setPassed((refs) => [...refs, now.ref])}
          settling={(answered) => {
            setUnderWay((refs) => [...refs, now.ref]);
            void answered.finally(() => setUnderWay((refs) => refs.filter((ref) => ref !== now.ref)));
          }}
        />
      )}
      {later.length > 0 && (
        <ul className="plain lines">
          {later.map((action) => (
            <li key={action.ref} className="row">
              <span className="ref">{action.ref}</span> {action.title}{' '}
              <span className="quiet">{action.owner}</span>
              <Due day={action.due} lateBy={lateBy(action)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OnTheTable({
  action,
  pass,
  settling,
}: {
  action: Action;
  pass: () => void;
  settling: (answered: Promise<void>) => void;
}) {
  const { deed, complete } = useSettle(action);
  const [more, setMore] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys belong to this action.
  const keys = useMemo(
    () => [
      { keys: 'd', says: 'This action is done', act: () => settling(complete()) },
      { keys: 'k', says: 'It stays open: next action', act: pass },
      { keys: 'o', says: 'Something else: blocked, other owner, other date', act: () => setMore(true) },
    ],
    [action.ref],
  );
  useKeys('Due actions', keys);
  return (
    <div className="due-now">
      <p>
        <span className="ref">{action.ref}</span> {action.title}
      </p>
      <p className="row action-facts">
        <PersonRef person={action.caseRef} />
        <span>{action.owner}</span>
        <Due day={action.due} lateBy={lateBy(action)} />
        {action.because !== null && <span>blocked: {action.because}</span>}
      </p>
      <div className="row">
        <Button
          appearance="primary"
          icon={<CheckmarkRegular />}
          disabled={deed.busy}
          onClick={() => settling(complete())}
        >
          Done <kbd>d</kbd>
        </Button>
        <Button onClick={pass}>
          Stays open <kbd>k</kbd>
        </Button>
        <Button aria-expanded={more} onClick={() => setMore(!more)}>
          Other… <kbd>o</kbd>
        </Button>
      </div>
      <RefusalNotice from={deed} />
      {more && <ActionDeeds action={action} done={pass} />}
    </div>
  );
}
