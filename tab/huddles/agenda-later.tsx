import { showDay } from '../../src/core/day.ts';
import { WHY_WORDS } from '../../src/huddles/huddle.ts';
import { disciplineWords } from '../../src/neighbourhoods/member.ts';
import { useAsk } from '../api.ts';
import { PersonRef, Tag } from '../parts/marks.tsx';
import { useToday } from '../shell/who.tsx';

const SHOWN = 8;

/** What is due and not on this agenda, with the day on which each is seen, and how the planner got there. */
export function AgendaLater({ huddleId }: { huddleId: string }) {
  const today = useToday();
  const { data } = useAsk('huddles.plan', { huddleId }, { keep: true });
  if (data === undefined) return null;
  return (
    <details className="agenda-later">
      <summary>
        {data.later.length === 0 ? 'How the planner sees it' : `${data.later.length} not this time`}
      </summary>
      <ul className="plain">
        {data.says.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {data.later.length > 0 && (
        <ul className="plain lines">
          {data.later.slice(0, SHOWN).map((one) => (
            <li key={one.ref} className="row">
              <PersonRef person={one.ref} />
              <Tag>{WHY_WORDS[one.why]}</Tag>
              {one.waitsFor.map((code) => (
                <Tag key={code} tone="warn">
                  waits for {disciplineWords(code)}
                </Tag>
              ))}
              {one.pastLimit && <Tag tone="bad">waited too long</Tag>}
              <small>{one.seenBy === null ? 'no huddle ahead' : `on ${showDay(one.seenBy, today)}`}</small>
            </li>
          ))}
          {data.later.length > SHOWN && (
            <li className="quiet">and {data.later.length - SHOWN} more, in their order</li>
          )}
        </ul>
      )}
    </details>
  );
}
