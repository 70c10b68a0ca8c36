import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { dayOf, showDay } from '../../src/core/day.ts';
import { useAsk, useDeed } from '../api.ts';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useSay } from '../shell/toast.tsx';
import { useToday } from '../shell/who.tsx';

/** The asker's own calendar address: made, shown once, renewed, stopped. */
export function CalendarFeed() {
  const feed = useAsk('feeds.mine', {});
  const deed = useDeed();
  const say = useSay();
  const today = useToday();
  const [address, setAddress] = useState<string>();
  const renew = async (): Promise<void> => {
    const answer = await deed('feeds.renew', {});
    if (answer.refused === undefined) setAddress(answer.done.address);
    feed.again();
  };
  const stop = async (): Promise<void> => {
    const answer = await deed('feeds.stop', {});
    if (answer.refused !== undefined) return;
    setAddress(undefined);
    feed.again();
    say('Your calendar address is stopped. Nothing can be read at it any more.');
  };
  const has = feed.data !== undefined && feed.data !== null;
  return (
    <section className="panel" aria-labelledby="my-calendar">
      <h2 id="my-calendar">Your calendar</h2>
      <p className="quiet">
        Outlook, or the calendar on your phone, can show the huddles by itself and keep up with changes: when,
        how long, and the join link. Nothing of a case is in it.
      </p>
      <RefusalNotice from={deed} />
      {address !== undefined && (
        <div className="stack-tight" role="status">
          <label className="field-label" htmlFor="calendar-address">
            Your address. It is shown only now, so add it to your calendar at once.
          </label>
          <div className="row">
            <input
              id="calendar-address"
              className="address wide"
              readOnly
              value={address}
              onFocus={({ target }) => target.select()}
            />
            <Button
              icon={<CopyRegular />}
              onClick={() =>
                void navigator.clipboard.writeText(address).then(
                  () => say('Copied.'),
                  () => say('Press Ctrl+C to copy the address.'),
                )
              }
            >
              Copy
            </Button>
          </div>
          <p>
            In Outlook: Add calendar, then Subscribe from web. Whoever has the address can read it, so keep it
            to yourself.
          </p>
        </div>
      )}
      {has && address === undefined && (
        <p>
          You have an address since {showDay(dayOf(feed.data?.madeAt ?? ''), today)}.{' '}
          {feed.data?.lastReadOn === null
            ? 'No calendar has read it yet.'
            : `A calendar last read it on ${showDay(feed.data?.lastReadOn ?? today, today)}.`}
        </p>
      )}
      {feed.data !== undefined && (
        <div className="row">
          <Button disabled={deed.busy} onClick={() => void renew()}>
            {has ? 'Make a new address' : 'Make my calendar address'}
          </Button>
          {has && (
            <Button disabled={deed.busy} onClick={() => void stop()}>
              Stop it
            </Button>
          )}
          {has && <span className="quiet">A new address stops the old one.</span>}
        </div>
      )}
    </section>
  );
}
