import { CheckmarkRegular, PlayRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { minutesBetween } from '../../src/core/day.ts';
import { type AgendaItem, DEFER_WORDS, type HuddleDetail } from '../../src/huddles/huddle.ts';
import type { Deed } from '../api.ts';
import { useNow, useWho } from '../shell/who.tsx';
import { AddCase } from './add-case.tsx';
import { MinutesBar } from './minutes-bar.tsx';
import { clock } from './pace-words.ts';

/** The agenda as it goes: done, on the table, to come, and what finds no room; a chair goes to any case from here. */
export function LiveAgenda({ huddle, deed }: { huddle: HuddleDetail; deed: Deed }) {
  const { may } = useWho();
  const room = huddle.items.filter(({ fits }) => fits);
  const noRoom = huddle.items.filter(({ fits }) => !fits);
  const line = (item: AgendaItem): ReactNode => (
    <Line
      key={item.id}
      item={item}
      huddle={huddle}
      go={() => void deed('huddles.goTo', { huddleId: huddle.id, itemId: item.id })}
    />
  );
  return (
    <>
      <MinutesBar huddle={huddle} />
      <ol className="plain live-list">{room.map(line)}</ol>
      {noRoom.length > 0 && (
        <>
          <p className="no-room">No room today</p>
          <ol className="plain live-list">{noRoom.map(line)}</ol>
        </>
      )}
      {huddle.mayRun && may('huddles.agenda') && (
        <details>
          <summary>Add an urgent case</summary>
          <AddCase huddle={huddle} />
        </details>
      )}
    </>
  );
}

function Line({ item, huddle, go }: { item: AgendaItem; huddle: HuddleDetail; go: () => void }) {
  const current = item.state === 'current';
  const words = (
    <>
      <span className="live-mark">
        {item.state === 'discussed' && <CheckmarkRegular aria-label="Discussed" />}
        {current && <PlayRegular aria-label="On the table" />}
        {item.state === 'deferred' && <span title="Deferred">–</span>}
      </span>
      <span className="number live-place">{item.position}</span>
      <span className="ref">{item.withheld ? 'not shown' : item.ref}</span>
      <span className="quiet live-more">
        {current ? (
          <Elapsed item={item} />
        ) : item.state === 'deferred' && item.deferReason !== null ? (
          DEFER_WORDS[item.deferReason]
        ) : item.seconds !== null && item.seconds > 0 ? (
          `${Math.max(1, Math.round(item.seconds / 60))}m`
        ) : item.late ? (
          'late'
        ) : item.why === 'urgent' ? (
          'urgent'
        ) : (
          ''
        )}
      </span>
    </>
  );
  return (
    <li className={`live-line live-${item.state}`} aria-current={current ? 'step' : undefined}>
      {huddle.mayRun && !current ? (
        <button type="button" onClick={go}>
          <span className="unseen">Go to </span>
          {words}
        </button>
      ) : (
        <div>{words}</div>
      )}
    </li>
  );
}

/** Minutes on the case on the table; over its share it says so, without alarm. */
function Elapsed({ item }: { item: AgendaItem }) {
  const now = useNow(1_000);
  const seconds = Math.max(
    0,
    Math.round(
      (item.seconds ?? 0) + (item.startedAt === null ? 0 : minutesBetween(item.startedAt, now) * 60),
    ),
  );
  const over = Math.round(seconds - item.minutes * 60);
  return over > 0 ? (
    <span className="number">
      <span className="unseen">over by </span>+{clock(over)}
    </span>
  ) : (
    <span className="number">{clock(seconds)}</span>
  );
}
