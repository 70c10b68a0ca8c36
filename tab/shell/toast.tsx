import { Button } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Answer } from '../api.ts';
import { useKeys } from './keys.tsx';

type Undo = () => Promise<Answer<unknown>>;
type Said = { text: string; undo: Undo | undefined; at: number };
type Say = (text: string, undo?: Undo) => void;

const SayContext = createContext<Say>(() => {});
/** Says in a line what was done, with Undo where it can be undone; then it says whether it was. */
export const useSay = (): Say => useContext(SayContext);

const SHOWN_MS = 6_000;
const UNDO_SHOWN_MS = 15_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said>();
  const say = useMemo<Say>(
    () => (text, undo) => setSaid((last) => ({ text, undo, at: (last?.at ?? 0) + 1 })),
    [],
  );
  return (
    <SayContext value={say}>
      {children}
      <Toast said={said} say={say} close={() => setSaid(undefined)} />
    </SayContext>
  );
}

function Toast({ said, say, close }: { said: Said | undefined; say: Say; close: () => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (said === undefined || held) return;
    const timer = setTimeout(close, said.undo === undefined ? SHOWN_MS : UNDO_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said, held, close]);
  const undo = (): void => {
    close();
    void said?.undo?.().then(({ refused }) => say(refused?.sentence ?? 'Taken back.'));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `undo` belongs to what was said.
  const keys = useMemo(
    () => (said?.undo === undefined ? [] : [{ keys: 'z', says: 'Undo what was just done', act: undo }]),
    [said],
  );
  useKeys('Just now', keys);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only holds it open.
    <div
      className="toast-place"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status">
        {said !== undefined && (
          <div className="toast" key={said.at}>
            <span>{said.text}</span>
            {said.undo !== undefined && (
              <Button size="small" appearance="primary" onClick={undo}>
                Undo
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
