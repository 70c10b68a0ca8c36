import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { type Output, useAsk, useDeed } from '../api.ts';
import { Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';

type Mine = Output<'prep.mine'>;
const SHOWN = 5;

/** What the coming huddles ask of me, asked once for the panel that shows it. */
export const usePrep = () => {
  const { may } = useWho();
  return useAsk('prep.mine', {}, { when: may('huddles.take-part') });
};
export const asksOf = ({ present, opine, cover, late, third, agreed, calls }: Mine): number =>
  present.filter((one) => !one.prepared).length +
  [opine, cover, late, third, agreed, calls].reduce((sum, list) => sum + list.length, 0);

/** The lines of "Needs you" that come before a huddle: cover, late cases, prep, opinions, what is agreed, the call for cases. */
export function BeforeHuddles({ mine }: { mine: Mine }) {
  const today = useToday();
  const deed = useDeed();
  const say = useSay();
  const unprepared = mine.present.filter((one) => !one.prepared);
  const link = (itemId: string, ref: string) => (
    <a className="ref" href={href(`huddles/prep/${itemId}`)}>
      {ref}
    </a>
  );
  const okLate = async (itemId: string, ref: string): Promise<void> => {
    const answer = await deed('huddles.okLate', { itemId });
    if (answer.refused === undefined)
      say(`${ref} is taken.`, () => deed('huddles.okLate', { itemId, ok: false }));
  };
  return (
    <>
      <RefusalNotice from={deed} />
      <Lines title="Can you come?" list={mine.cover}>
        {(one) => (
          <li key={one.huddleId} className="row row-apart">
            <span>
              <a href={href(`huddles/${one.huddleId}`)}>{showDay(one.day, today)}</a> at {showTime(one.time)}
              {one.instead === null ? '' : `, for ${one.instead}`}
            </span>
            <span className="row">
              <Button
                size="small"
                appearance="primary"
                disabled={deed.busy}
                onClick={() => void deed('prep.answerCover', { huddleId: one.huddleId, yes: true })}
              >
                I’ll come
              </Button>
              <Button
                size="small"
                disabled={deed.busy}
                onClick={() => void deed('prep.answerCover', { huddleId: one.huddleId, yes: false })}
              >
                I can’t
              </Button>
            </span>
          </li>
        )}
      </Lines>
      <Lines title="Late cases wait for you" list={mine.late}>
        {(one) => (
          <li key={one.itemId} className="row row-apart">
            <span>
              <a className="ref" href={href(`huddles/${one.huddleId}`)}>
                {one.ref}
              </a>{' '}
              {one.question}
            </span>
            <Button size="small" disabled={deed.busy} onClick={() => void okLate(one.itemId, one.ref)}>
              Take it
            </Button>
          </li>
        )}
      </Lines>
      <Lines title="Carried over, yours to decide" list={mine.third}>
        {(one) => (
          <li key={one.itemId}>
            <a className="ref" href={href(`huddles/${one.huddleId}`)}>
              {one.ref}
            </a>{' '}
            <Tag tone="warn">{one.deferrals} times</Tag> {one.question}
          </li>
        )}
      </Lines>
      <Lines title="Prepare" list={unprepared}>
        {(one) => (
          <li key={one.itemId}>
            {link(one.itemId, one.ref)} <small>{showDay(one.day, today)}</small> {one.question}
          </li>
        )}
      </Lines>
      <Lines title="What does your discipline think?" list={mine.opine}>
        {(one) => (
          <li key={one.itemId}>
            {link(one.itemId, one.ref)} <small>{showDay(one.day, today)}</small> {one.question}
          </li>
        )}
      </Lines>
      <Lines title="Agreed, and yours to settle" list={mine.agreed}>
        {(one) => (
          <li key={one.huddleId}>
            <a href={href(`huddles/${one.huddleId}`)}>
              {one.cases === 1 ? '1 case' : `${one.cases} cases`} for {showDay(one.day, today)}
            </a>
            , {one.minutes} minutes to save
          </li>
        )}
      </Lines>
      <Lines title="Call for cases" list={mine.calls}>
        {(one) => (
          <li key={one.huddleId}>
            <a href={href(`huddles/${one.huddleId}`)}>{showDay(one.day, today)}</a> takes cases until{' '}
            {showDay(dayOf(one.cutOffAt), today)}, {showTime(timeOf(one.cutOffAt))}
          </li>
        )}
      </Lines>
    </>
  );
}

function Lines<Line>({
  title,
  list,
  children,
}: {
  title: string;
  list: readonly Line[];
  children: (line: Line) => ReactNode;
}) {
  if (list.length === 0) return null;
  return (
    <div className="stack">
      <h3>
        {title} <span className="quiet">{list.length}</span>
      </h3>
      <ul className="plain lines">{list.slice(0, SHOWN).map(children)}</ul>
      {list.length > SHOWN && <small className="quiet">and {list.length - SHOWN} more</small>}
    </div>
  );
}
