import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { OUTCOMES } from '../../src/cases/outcome.ts';
import type { AgreedItem } from '../../src/prep/agreed.ts';
import { useAsk, useDeed } from '../api.ts';
import { PersonRef, Tag } from '../parts/marks.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import './prep.css';

const minutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);

/** The cases on which everybody needed agrees: the chair settles them in one go. Not there while there are none. */
export function AgreedLane({ huddleId }: { huddleId: string }) {
  const { data } = useAsk('prep.agreed', { huddleId }, { keep: true });
  const deed = useDeed();
  const say = useSay();
  const [left, setLeft] = useState<readonly string[]>([]);
  if (data === undefined || data.items.length === 0) return null;
  const open = data.items.filter((item) => !item.settled);
  const chosen = open.filter((item) => !left.includes(item.itemId));
  const saves = chosen.reduce((sum, item) => sum + item.minutes, 0);
  const ids = (items: readonly AgreedItem[]): string[] => items.map((item) => item.itemId);
  const confirm = async (): Promise<void> => {
    const answer = await deed('prep.confirmAgreed', { huddleId, itemIds: ids(chosen) });
    if (answer.done === undefined) return;
    const { itemIds, minutesSaved } = answer.done;
    say(`${itemIds.length} agreed without a meeting: ${minutes(minutesSaved)} saved.`, () =>
      deed('prep.undoAgreed', { huddleId, itemIds }),
    );
  };
  const takeBack = async (item: AgreedItem): Promise<void> => {
    const answer = await deed('prep.undoAgreed', { huddleId, itemIds: [item.itemId] });
    if (answer.refused === undefined) say(`${item.ref} waits for the meeting again.`);
  };
  return (
    <section className="panel" aria-labelledby="agreed">
      <div className="panel-head">
        <h2 id="agreed">No meeting needed</h2>
        <small className="quiet">
          {data.minutesSaved > 0 && `${minutes(data.minutesSaved)} saved`}
          {data.minutesSaved > 0 && data.minutesSavedThisYear > data.minutesSaved && ', '}
          {data.minutesSavedThisYear > data.minutesSaved && `${minutes(data.minutesSavedThisYear)} in a year`}
        </small>
      </div>
      <ul className="plain lines">
        {data.items.map((item) => (
          <li key={item.itemId} className="agreed-item">
            {data.mayConfirm && !item.settled ? (
              <Checkbox
                checked={!left.includes(item.itemId)}
                aria-label={`Agree on ${item.ref}`}
                onChange={(_event, { checked }) =>
                  setLeft(checked === true ? left.filter((id) => id !== item.itemId) : [...left, item.itemId])
                }
              />
            ) : (
              <span />
            )}
            <div className="agenda-words">
              <p className="row">
                <PersonRef person={item.ref} />
                {item.outcome !== null && <Tag>{OUTCOMES[item.outcome].words}</Tag>}
                {item.settled && <Tag tone="good">agreed</Tag>}
                <small className="number">{item.minutes} min</small>
              </p>
              <p>{item.proposal}</p>
              <small>
                {item.agreedBy.length === 0 ? 'Proposed' : `Agreed by ${item.agreedBy.join('; ')}`} ·{' '}
                <a href={href(`huddles/prep/${item.itemId}`)}>all of it</a>
              </small>
            </div>
            {data.mayConfirm && item.settled && (
              <Button size="small" disabled={deed.busy} onClick={() => void takeBack(item)}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice from={deed} />
      {data.mayConfirm && open.length > 0 && (
        <div className="row">
          <Button
            appearance="primary"
            disabled={deed.busy || chosen.length === 0}
            onClick={() => void confirm()}
          >
            {chosen.length === open.length && open.length > 1
              ? `Agree to all ${open.length}`
              : `Agree to ${chosen.length}`}
          </Button>
          <small className="quiet">
            saves {minutes(saves)}; until the huddle closes it can be taken back
          </small>
        </div>
      )}
      {!data.mayConfirm && open.length > 0 && <p className="quiet">The chair settles these in one go.</p>}
    </section>
  );
}
