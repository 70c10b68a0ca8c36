import type { Query, QueryClient } from '@tanstack/react-query';
import type { Action } from '../../src/actions/action.ts';

/**
 * Shows a change before the server has answered, wherever the action is on screen; for what can be undone only.
 * The answer, or a refusal, makes the pages ask again, so a wrong guess lasts a moment. What a page was just asking is let
 * go: its answer is from before, and would put back what has been pressed.
 */
export function guessAction(client: QueryClient, ref: string, change: Partial<Action>): void {
  void client.cancelQueries({ predicate: (query) => holdsActions(query) && query.state.data !== undefined });
  showAction(client, ref, change);
}

/** Shows what the server has answered, wherever the action is on screen, until the pages have asked again. */
export function showAction(client: QueryClient, ref: string, change: Partial<Action>): void {
  client.setQueriesData({ predicate: holdsActions }, (answer: unknown) => changedIn(answer, ref, change));
}

const holdsActions = ({ queryKey }: Query): boolean => /^(actions|huddles)\./.test(String(queryKey[0]));

function changedIn(value: unknown, ref: string, change: Partial<Action>): unknown {
  if (Array.isArray(value)) return value.map((one) => changedIn(one, ref, change));
  if (typeof value !== 'object' || value === null) return value;
  if ('ref' in value && value.ref === ref && 'ownerId' in value) return { ...value, ...change };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changedIn(one, ref, change)]));
}
