import { useCallback } from 'react';
import type { Action } from '../../src/actions/action.ts';
import { type Answer, useDeed } from '../api.ts';
import { useSay } from '../shell/toast.tsx';

/**
 * Says what a deed on an action came to, with Undo: it works while nothing else was done to that action. True when it was done.
 * `otherwise`: a deed with an undo of its own.
 */
export function useTold(): (
  answer: Answer<Action>,
  said: string,
  otherwise?: () => Promise<Answer<unknown>>,
) => boolean {
  const say = useSay();
  const undo = useDeed();
  return useCallback(
    (answer, said, otherwise) => {
      if (answer.refused !== undefined) return false;
      const { ref, version } = answer.done;
      say(said, otherwise ?? (() => undo('actions.undo', { ref, version })));
      return true;
    },
    [say, undo],
  );
}
