import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { CASE_STATUSES, isOpenCase } from '../../src/cases/case.ts';
import { OUTCOMES } from '../../src/cases/outcome.ts';
import type { AgendaItem, HuddleDetail } from '../../src/huddles/huddle.ts';
import { useAsk, useDeed } from '../api.ts';
import { PersonRef, Tag } from '../parts/marks.tsx';
import { useKeys } from '../shell/keys.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useWho } from '../shell/who.tsx';
import { ReadBack } from './read-back.tsx';

const ENDS = { STEP_DOWN: 'stepped_down', DISCHARGE: 'discharged' } as const;
const endOf = ({ outcome }: AgendaItem): (typeof ENDS)[keyof typeof ENDS] | undefined =>
  outcome === 'STEP_DOWN' || outcome === 'DISCHARGE' ? ENDS[outcome] : undefined;

/** After the last case: step-down decisions, one key each, then the read-back. */
export function LiveClosing({ huddle }: { huddle: HuddleDetail }) {
  const ending = huddle.items.filter((item) => !item.withheld && endOf(item) !== undefined);
  return (
    <div className="stack live-blocks">
      {ending.length > 0 && (
        <section className="stack" aria-label="Step-down decisions">
          <h2>Step-down decisions</h2>
          <ul className="plain lines">
            {ending.map((item) => (
              <StepDown key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
      <ReadBack huddle={huddle} />
    </div>
  );
}

function StepDown({ item }: { item: AgendaItem }) {
  const { may } = useWho();
  const deed = useDeed();
  const say = useSay();
  const { data } = useAsk('cases.read', { ref: item.ref });
  const to = endOf(item);
  const isOpen = data !== undefined && isOpenCase(data.status);
  const move = async (): Promise<void> => {
    if (data === undefined || to === undefined) return;
    const { done } = await deed('cases.move', {
      id: data.id,
      version: data.version,
      to,
      why: 'Decided in the huddle',
    });
    if (done !== undefined)
      say(`${item.ref}: ${CASE_STATUSES[done.status].toLowerCase()}.`, () =>
        deed('cases.undoMove', { id: done.id, version: done.version }),
      );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key belongs to the first case that is still open.
  const keys = useMemo(
    () =>
      isOpen && may('cases.edit')
        ? [{ keys: 'y', says: 'Yes: step the case down, as decided', act: () => void move() }]
        : [],
    [isOpen, data?.version],
  );
  useKeys('Step-down decisions', keys);
  return (
    <li className="stack">
      <div className="row row-apart">
        <span className="row">
          <PersonRef person={item.ref} />
          {item.outcome !== null && OUTCOMES[item.outcome].words}
        </span>
        {data !== undefined && !isOpen && <Tag tone="good">{CASE_STATUSES[data.status]}</Tag>}
        {isOpen && may('cases.edit') && (
          <Button size="small" disabled={deed.busy} onClick={() => void move()}>
            {to === 'discharged' ? 'Discharge now' : 'Step down now'} <kbd>y</kbd>
          </Button>
        )}
      </div>
      <RefusalNotice from={deed} />
    </li>
  );
}
