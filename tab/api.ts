import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Reason } from '../src/core/refusal.ts';
import type { InputOf, OutputOf } from '../src/core/use-case.ts';
import type { UseCases } from '../src/use-cases.ts';
import { isLost, unreached } from './line.ts';
import { token } from './teams.ts';
import { isStale } from './topics.ts';

type SliceName = keyof UseCases & string;
/** Every use case as the registry names it: 'actions.assign'. */
export type Name = { [S in SliceName]: `${S}.${keyof UseCases[S] & string}` }[SliceName];
type Of<N extends Name> = N extends `${infer S extends SliceName}.${infer V}`
  ? V extends keyof UseCases[S]
    ? UseCases[S][V]
    : never
  : never;
export type Input<N extends Name> = InputOf<Of<N>>;
export type Output<N extends Name> = OutputOf<Of<N>>;

/** An expected "no", as a value: the sentence is shown as it stands; `theirs` is the other side of a conflict. */
export type Refused = { reason: Reason | 'offline' | 'broken'; sentence: string; theirs?: unknown };
export type Answer<T> = { done: T; refused?: never } | { done?: never; refused: Refused };

export const OFFLINE: Refused = {
  reason: 'offline',
  sentence:
    'There is no connection just now. What you typed is still here. Try again when it is back: nothing is done twice.',
};
const BROKEN = 'Something went wrong. Nothing was saved. Please try again.';
/** The same mutation id goes with each try, so a change that did arrive is not made twice. */
const TRIES = 3;
/** Where the line is lost, nobody waits long to be told so; where the browser itself has no network, not at all. */
const LOST_MS = 3_000;
const pause = (ms: number): Promise<void> => new Promise((keep) => setTimeout(keep, ms));

/** Asks the server one thing. Throws only when the server cannot be reached. */
export async function post<N extends Name>(
  name: N,
  input: Input<N>,
  extra: { mutationId?: string; signal?: AbortSignal; shared?: boolean } = {},
): Promise<Answer<Output<N>>> {
  const send = async (anew: boolean): Promise<Response> =>
    fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(anew)}` },
      body: JSON.stringify({
        input,
        mutationId: extra.mutationId,
        ...(extra.shared === true ? { where: 'shared' } : {}),
      }),
      signal: extra.signal ?? null,
    });
  let response = await send(false);
  if (response.status === 401) response = await send(true);
  return answered(response);
}

/** Reads what the server answered: done, refused, or a sentence about a fault of ours. */
export async function answered<T>(response: Response): Promise<Answer<T>> {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return { done: body.done };
  return { refused: body.refused ?? { reason: 'broken', sentence: body.sentence ?? BROKEN } };
}

/** A command, until it is answered; refused at once where there is no network. Never queued: the room moves on. */
async function postSurely<N extends Name>(
  name: N,
  input: Input<N>,
  mutationId: string,
): Promise<Answer<Output<N>>> {
  for (let attempt = 1; ; attempt++) {
    const lost = isLost();
    try {
      return await post(name, input, {
        mutationId,
        ...(lost ? { signal: AbortSignal.timeout(LOST_MS) } : {}),
      });
    } catch {
      unreached();
      if (attempt === TRIES || (lost && !navigator.onLine)) return { refused: OFFLINE };
      await pause(400 * attempt);
    }
  }
}

export type Asked<N extends Name> = {
  data: Output<N> | undefined;
  refused: Refused | undefined;
  /** Nothing to show yet. */
  waiting: boolean;
  again(): void;
};

/**
 * Asks a query and keeps the answer fresh: hints, focus and reconnection ask it again. `when: false` waits;
 * `keep` shows the last answer while the next is fetched; `shared` asks as a shared place would (no identifiers).
 */
export function useAsk<N extends Name>(
  name: N,
  input: Input<N>,
  options: { when?: boolean; keep?: boolean; shared?: boolean; staleMs?: number } = {},
): Asked<N> {
  const result = useQuery<Answer<Output<N>>>({
    queryKey: options.shared === true ? [name, input, 'shared'] : [name, input],
    queryFn: ({ signal }) =>
      post(name, input, { signal, shared: options.shared === true }).catch((error: unknown) => {
        if (!signal.aborted) unreached();
        throw error;
      }),
    enabled: options.when !== false,
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(options.keep === true ? { placeholderData: (last: Answer<Output<N>> | undefined) => last } : {}),
  });
  const offline = result.isError && result.data === undefined ? OFFLINE : undefined;
  return {
    data: result.data?.done,
    refused: result.data?.refused ?? offline,
    waiting: result.isPending && !result.isError && options.when !== false,
    again: () => void result.refetch(),
  };
}

type State = { busy: boolean; refused: Refused | undefined; clear(): void };
export type Deed = State & (<N extends Name>(name: N, input: Input<N>) => Promise<Answer<Output<N>>>);
export type Do<N extends Name> = State & ((input: Input<N>) => Promise<Answer<Output<N>>>);
const QUIET = { busy: false, refused: undefined };

/** Any command as a function, for a place that has several: look at `busy` and `refused`. What it may have changed is asked again at once. */
export function useDeed(): Deed {
  const client = useQueryClient();
  const [state, setState] = useState<{ busy: boolean; refused: Refused | undefined }>(QUIET);
  // Nobody knows whether these were done: pressed again, they go under the same id.
  const unanswered = useRef(new Map<string, string>());
  const run = useCallback(
    async <N extends Name>(name: N, input: Input<N>): Promise<Answer<Output<N>>> => {
      setState({ busy: true, refused: undefined });
      const pressed = `${name} ${JSON.stringify(input)}`;
      const mutationId = unanswered.current.get(pressed) ?? crypto.randomUUID();
      const answer = await postSurely(name, input, mutationId);
      if (answer.refused?.reason === 'offline') unanswered.current.set(pressed, mutationId);
      else unanswered.current.delete(pressed);
      setState({ busy: false, refused: answer.refused });
      if (answer.refused?.reason !== 'invalid') changed(client, name.split('.')[0] ?? '');
      return answer;
    },
    [client],
  );
  return Object.assign(run.bind(undefined), { ...state, clear: () => setState(QUIET) });
}

/** One command as a function. */
export function useDo<N extends Name>(name: N): Do<N> {
  const deed = useDeed();
  const { busy, refused, clear } = deed;
  return Object.assign((input: Input<N>) => deed(name, input), { busy, refused, clear });
}

/** Asks again what a topic makes stale; without a topic, everything. */
export function changed(client: QueryClient, topic?: string): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => topic === undefined || isStale(String(queryKey[0]), queryKey[1], topic),
  });
}
