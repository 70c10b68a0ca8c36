import { Button } from '@fluentui/react-components';
import { DoorRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { gateWords } from '../../src/huddles/gate-words.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import type { StepOut } from '../../src/huddles/live.ts';
import type { Deed } from '../api.ts';
import { useKeys } from '../shell/keys.tsx';
import { useWho } from '../shell/who.tsx';

/** Before a case that somebody here may not be part of: it stays closed until the chair says that they have left. */
export function LiveGate({ huddle, gate, deed }: { huddle: HuddleDetail; gate: StepOut; deed: Deed }) {
  const { me } = useWho();
  const mine = gate.people.some(({ id }) => id === me.member?.id);
  const item = huddle.items.find(({ id }) => id === gate.itemId);
  const clear = gate.people.length + gate.guests === 0;
  const pass = (): void => void deed('huddles.passGate', { huddleId: huddle.id, itemId: gate.itemId });
  const words = clear ? 'Open the case' : 'They have left';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key belongs to this gate.
  const keys = useMemo(
    () => (huddle.mayRun ? [{ keys: 'l', says: `${words}: open the next case`, act: pass }] : []),
    [huddle.id, huddle.mayRun, gate.itemId, words],
  );
  useKeys('Live huddle', keys);
  return (
    <div className="live-gate">
      <DoorRegular aria-hidden fontSize={32} />
      <p className="question">{gateWords(gate)}</p>
      {mine && (
        <p>
          That is you: please step out until this case is done
          {item === undefined ? '' : `, about ${item.minutes} minutes`}. You will see here when to come back.
        </p>
      )}
      {huddle.mayRun ? (
        <div className="row">
          <Button appearance="primary" disabled={deed.busy} onClick={pass}>
            {words} <kbd>l</kbd>
          </Button>
          <Button
            disabled={deed.busy}
            onClick={() => void deed('huddles.defer', { itemId: gate.itemId, reason: 'somebody_absent' })}
          >
            Defer this case
          </Button>
        </div>
      ) : (
        !mine && <p className="quiet">The chair opens it when they have left.</p>
      )}
    </div>
  );
}
