import type { QueryClient } from '@tanstack/react-query';
import type { Action } from '../../src/actions/action.ts';

/**
 * Shows a change before the server has answered, wherever the action is on screen; for what can be undone only.
 * The answer, or a refusal, makes the pages ask again, so a wrong guess lasts a moment.
 */
export function guessAction(client: QueryClient, ref: string, change: Partial<Action>): void {
  client.setQueriesData(
    { predicate: ({ queryKey }) => /^(actions|huddles)\./.test(String(queryKey[0])) },
    (answer: unknown) => changedIn(answer, ref, change),
  );
}

function changedIn(value: unknown, ref: string, change: Partial<Action>): unknown {
  if (Array.isArray(value)) return value.map((one) => changedIn(one, ref, change));
  if (typeof value !== 'object' || value === null) return value;
  if ('ref' in value && value.ref === ref && 'ownerId' in value) return { ...value, ...change };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changedIn(one, ref, change)]));
}
