import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '../../src/actions/action.ts';
import { type Deed, useDeed } from '../api.ts';
import { guessAction, showAction } from './guess.ts';
import { useTold } from './use-told.ts';

type Settle = { deed: Deed; accept(): void; complete(note?: string): Promise<void> };

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
    async complete(note) {
      const done = { status: 'done', overdue: false } as const;
      guessAction(client, action.ref, done);
      const input = note === undefined || note === '' ? { ref: action.ref } : { ref: action.ref, note };
      const answer = await deed('actions.complete', input);
      if (told(answer, `${action.ref} is done.`)) showAction(client, action.ref, done);
    },
  };
}
