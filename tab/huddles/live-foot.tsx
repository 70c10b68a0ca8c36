import { Button, Select } from '@fluentui/react-components';
import { NextRegular, PreviousRegular } from '@fluentui/react-icons';
import { type AgendaItem, DEFER_WORDS, type HuddleDetail } from '../../src/huddles/huddle.ts';
import type { Deed } from '../api.ts';
import { useSay } from '../shell/toast.tsx';
import { Pace } from './live-head.tsx';

type Reason = keyof typeof DEFER_WORDS;
const REASONS = Object.keys(DEFER_WORDS) as Reason[];

/** Back, defer, how much is left, and on to the next case. What the presser saw goes with it, so two presses skip nobody. */
export function LiveFoot({
  huddle,
  current,
  deed,
  close,
  deferring,
  setDeferring,
}: {
  huddle: HuddleDetail;
  current: AgendaItem | undefined;
  deed: Deed;
  close: () => void;
  /** "Defer: why?" is asked; by its button or its key. */
  deferring: boolean;
  setDeferring: (on: boolean) => void;
}) {
  const say = useSay();
  const waiting = huddle.items.filter(({ state }) => state === 'waiting').length;
  const begun = huddle.items.some(({ state }) => state !== 'waiting');
  const expectItemId = current?.id ?? null;
  const defer = async (reason: Reason): Promise<void> => {
    if (current === undefined) return;
    setDeferring(false);
    const answer = await deed('huddles.defer', { itemId: current.id, reason });
    if (answer.refused === undefined)
      say(`${current.ref} comes to the next huddle.`, () =>
        deed('huddles.goTo', { huddleId: huddle.id, itemId: current.id }),
      );
  };
  if (!huddle.mayRun) return <Pace huddle={huddle} />;
  return (
    <>
      <div className="row">
        <Button
          icon={<PreviousRegular />}
          disabled={!begun || deed.busy}
          onClick={() => void deed('huddles.back', { huddleId: huddle.id, expectItemId })}
        >
          Back
        </Button>
        {current !== undefined &&
          (deferring ? (
            <Select
              aria-label="Defer: why?"
              defaultValue=""
              autoFocus
              onChange={(_event, { value }) => {
                const reason = REASONS.find((one) => one === value);
                if (reason !== undefined) void defer(reason);
              }}
              onBlur={() => setDeferring(false)}
              onKeyDown={({ key }) => {
                if (key === 'Escape') setDeferring(false);
              }}
            >
              <option value="">Defer: why?</option>
              {REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {DEFER_WORDS[reason]}
                </option>
              ))}
            </Select>
          ) : (
            <Button appearance="subtle" onClick={() => setDeferring(true)}>
              Defer…
            </Button>
          ))}
      </div>
      <Pace huddle={huddle} />
      {waiting === 0 && current === undefined && huddle.live?.gate == null ? (
        <Button appearance="primary" onClick={close}>
          Close huddle
        </Button>
      ) : (
        <Button
          appearance="primary"
          icon={<NextRegular />}
          iconPosition="after"
          disabled={deed.busy || huddle.live?.gate != null}
          onClick={() => void deed('huddles.nextItem', { huddleId: huddle.id, expectItemId })}
        >
          {current === undefined && !begun ? 'First case' : waiting === 0 ? 'Finish the cases' : 'Next case'}
        </Button>
      )}
    </>
  );
}
