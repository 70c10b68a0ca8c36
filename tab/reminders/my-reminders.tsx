import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { showTime } from '../../src/core/day.ts';
import { useAsk, useDeed } from '../api.ts';
import { Words } from '../parts/fields.tsx';
import { Lines } from '../parts/skeletons.tsx';
import { href } from '../shell/address.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';

/** When my one message of the day comes, what is in it, and whether it can reach me. */
export function MyReminders() {
  const { data, refused, waiting, again } = useAsk('reminders.mine', {});
  return (
    <section className="panel" aria-labelledby="when">
      <h2 id="when">When I am reminded</h2>
      <RefusalNotice from={{ refused }} again={again} />
      {waiting && <Lines />}
      {data !== undefined && (
        <>
          {!data.reachable && (
            <p className="banner banner-warn" role="status">
              <b>I cannot write to you in Teams.</b> Open the Huddle app’s chat once and say hello. Until then
              everything is on <a href={href('actions')}>your actions</a>.
            </p>
          )}
          <p>
            One message a day at <b>{showTime(data.time)}</b>, on your working days, with all of your actions
            that are due: two working days before, on the day, and one and three working days after. When one
            is five working days late your coordinator hears too; after ten, the manager.
          </p>
          <p className="quiet">
            Quiet from {showTime(data.latest)} to {showTime(data.earliest)}, at weekends, on bank holidays and
            on your days off. While you are on leave your deputy hears. To put one action off, press{' '}
            <b>Snooze</b> on it and say why.
          </p>
          <ChooseTime key={data.time} time={data.time} earliest={data.earliest} latest={data.latest} />
        </>
      )}
    </section>
  );
}

function ChooseTime({ time, earliest, latest }: { time: string; earliest: string; latest: string }) {
  const [wanted, setWanted] = useState(time);
  const deed = useDeed();
  const say = useSay();
  const save = async (): Promise<void> => {
    const answer = await deed('reminders.chooseTime', { time: wanted });
    if (answer.refused !== undefined) return;
    const before = answer.done?.before ?? time;
    say(`You are reminded at ${showTime(wanted)}.`, () => deed('reminders.chooseTime', { time: before }));
  };
  return (
    <form
      className="row choose-time"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Words
        label="Time of my message"
        type="time"
        value={wanted}
        onText={setWanted}
        hint={`Between ${showTime(earliest)} and ${showTime(latest)}`}
      />
      <Button type="submit" appearance="primary" disabled={deed.busy || wanted === time || wanted === ''}>
        Save
      </Button>
      <RefusalNotice from={deed} />
    </form>
  );
}
