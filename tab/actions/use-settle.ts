import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '../../src/actions/action.ts';
import { type Deed, useDeed } from '../api.ts';
import { guessAction } from './guess.ts';
import { useTold } from './use-told.ts';

type Settle = { deed: Deed; accept(): void; complete(note?: string): void };

/** One key each: accept an action, or say that it is done; shown at once, and done can be undone. */
export function useSettle(action: Action): Settle {
  const deed = useDeed();
  const client = useQueryClient();
  const told = useTold();
  return {
    deed,
    accept() {
      guessAction(client, action.ref, { status: 'accepted', offeredTo: null });
      void deed('actions.accept', { ref: action.ref }).then((answer) =>
        told(answer, `${action.ref} is yours.`),
      );
    },
    complete(note) {
      guessAction(client, action.ref, { status: 'done', overdue: false });
      const input = note === undefined || note === '' ? { ref: action.ref } : { ref: action.ref, note };
      void deed('actions.complete', input).then((answer) => told(answer, `${action.ref} is done.`));
    },
  };
}
