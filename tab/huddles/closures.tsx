import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Day, showDay, showTime } from '../../src/core/day.ts';
import { useAsk, useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday, useWho } from '../shell/who.tsx';
import { DaysField } from './days-field.tsx';

/** The days on which the neighbourhood itself is closed. What they move is shown before they are saved. */
export function Closures() {
  const { data } = useAsk('neighbourhoods.closures', {});
  const { may } = useWho();
  const today = useToday();
  const ahead = (data?.days ?? []).filter((day) => day >= today);
  return (
    <section className="panel" aria-labelledby="closures">
      <h2 id="closures">Days we are closed</h2>
      <p className="quiet">
        Besides England’s bank holidays. They are no working days, and each series does on them what it does
        on a bank holiday.
      </p>
      {data !== undefined &&
        (may('configure') ? (
          <SetClosures key={data.days.join()} days={data.days} />
        ) : (
          <p>
            {ahead.length === 0 ? 'None is planned.' : ahead.map((day) => showDay(day, today)).join(', ')}
          </p>
        ))}
    </section>
  );
}

function SetClosures({ days }: { days: Day[] }) {
  const deed = useDeed();
  const say = useSay();
  const today = useToday();
  const past = days.filter((day) => day < today);
  const [chosen, setChosen] = useState(days.filter((day) => day >= today));
  const wanted = [...past, ...chosen];
  const changed = wanted.join() !== days.join();
  const save = async (): Promise<void> => {
    const answer = await deed('neighbourhoods.setClosures', { days: wanted, was: days });
    if (answer.refused === undefined)
      say('The closed days are saved.', () => deed('neighbourhoods.setClosures', { days, was: wanted }));
  };
  return (
    <div className="form">
      <DaysField
        label="Closed on"
        hint="For example 24 Dec, or Friday"
        days={chosen}
        onDays={(next) => setChosen(next)}
      />
      {changed && <Moves days={wanted} />}
      <RefusalNotice from={deed} />
      {changed && (
        <div className="row">
          <Button appearance="primary" disabled={deed.busy} onClick={() => void save()}>
            Save the closed days
          </Button>
          <Button onClick={() => setChosen(days.filter((day) => day >= today))}>
            Leave them as they are
          </Button>
        </div>
      )}
    </div>
  );
}

/** What saving would do to the huddles in the diary. */
function Moves({ days }: { days: Day[] }) {
  const today = useToday();
  const { data } = useAsk('huddles.previewClosures', { days }, { keep: true });
  if (data === undefined) return null;
  return (
    <div role="status" className="stack-tight">
      <b>{data.length === 0 ? 'No huddle in the diary moves.' : 'This moves:'}</b>
      <ul className="plain stack-tight">
        {data.map((move) => (
          <li key={move.huddleId}>
            {move.name}, {showDay(move.day, today)} at {showTime(move.time)}{' '}
            {move.to === null ? 'falls away' : `goes to ${showDay(move.to, today)}`}
            {move.cases > 0 && (
              <span className="quiet"> · {move.cases === 1 ? '1 case' : `${move.cases} cases`} with it</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
