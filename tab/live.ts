import { EventSource } from 'eventsource';
import { machineNow, milliseconds } from '../src/core/day.ts';
import { type LineState, lineIs, onUnreached } from './line.ts';
import { token } from './teams.ts';

type Heard = { topics: string[] } | { state: LineState } | { ask: 'state' | 'look' };

/** The server beats every 15 s; two missed beats and the line is dead, whatever the browser thinks. */
const SILENCE_MS = 40_000;
const CHECK_MS = 5_000;
const AGAIN_MS = [1_000, 2_000, 5_000, 10_000] as const;

/**
 * Hears what changed, from the server's one stream. A browser keeps one connection however many of our frames are open
 * (seven would hang every call): the frame that holds the lock listens and passes on to the rest. `who` keeps two members
 * in one browser apart. Gives back the way to stop.
 */
export function startLive(
  who: string,
  on: { topics(topics: string[]): void; state(state: LineState): void },
): () => void {
  const channel = new BroadcastChannel(`huddle-live:${who}`);
  const stop = new AbortController();
  const look = new EventTarget();
  let leading = false;
  let state: LineState = 'connecting';

  const tell = (heard: Heard): void => channel.postMessage(heard);
  const enter = (next: LineState): void => {
    if (next === state) return;
    state = next;
    lineIs(next);
    on.state(next);
    if (leading) tell({ state: next });
  };
  channel.onmessage = ({ data }: MessageEvent<Heard>) => {
    if ('topics' in data) on.topics(data.topics);
    else if ('state' in data) enter(data.state);
    else if (data.ask === 'look') look.dispatchEvent(new Event('look'));
    else if (leading) tell({ state });
  };
  tell({ ask: 'state' });
  const deaf = onUnreached(() => {
    look.dispatchEvent(new Event('look'));
    if (!leading) tell({ ask: 'look' });
  });

  navigator.locks
    .request(`huddle-live:${who}`, { signal: stop.signal }, async () => {
      leading = true;
      // Whoever listened before is gone; what came meanwhile reached none of us.
      enter('connecting');
      for (let failures = 0; !stop.signal.aborted; failures++) {
        await listen(stop.signal, look, {
          open: () => {
            failures = 0;
            enter('live');
          },
          lost: () => enter('lost'),
          topics: (topics) => {
            on.topics(topics);
            tell({ topics });
          },
        });
        await pause(AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? 10_000, stop.signal);
      }
    })
    .catch(() => {});
  return () => {
    stop.abort();
    deaf();
    channel.close();
  };
}

type Line = { open(): void; lost(): void; topics(topics: string[]): void };

/** One connection, until it breaks. Bytes count as life, since a heartbeat may be a comment that nobody is told of. */
function listen(signal: AbortSignal, look: EventTarget, line: Line): Promise<void> {
  return new Promise((ended) => {
    let alive = milliseconds(machineNow());
    const source = new EventSource('/api/live', {
      fetch: async (url, init) => {
        const headers = { ...init.headers, authorization: `Bearer ${await token()}` };
        const response = await fetch(url, { ...init, headers });
        return noting(response, () => {
          alive = milliseconds(machineNow());
        });
      },
    });
    const end = (): void => {
      clearInterval(watch);
      window.removeEventListener('offline', broken);
      look.removeEventListener('look', broken);
      source.close();
      signal.removeEventListener('abort', end);
      ended();
    };
    const broken = (): void => {
      line.lost();
      end();
    };
    const watch = setInterval(() => {
      if (milliseconds(machineNow()) - alive >= SILENCE_MS) broken();
    }, CHECK_MS);
    source.onopen = () => line.open();
    source.onmessage = ({ data }) => line.topics(topicsIn(data));
    source.onerror = broken;
    // The browser may know before the silence is long enough; a server on this machine is found again at once.
    window.addEventListener('offline', broken);
    look.addEventListener('look', broken);
    signal.addEventListener('abort', end);
  });
}

function topicsIn(data: string): string[] {
  const said: unknown = JSON.parse(data);
  if (typeof said !== 'object' || said === null || !('topics' in said) || !Array.isArray(said.topics))
    return [];
  return said.topics.filter((topic) => typeof topic === 'string');
}

function noting(response: Response, alive: () => void) {
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, onward) {
        alive();
        onward.enqueue(chunk);
      },
    }),
  );
  const { url, status, redirected, headers } = response;
  return { body: body ?? null, url, status, redirected, headers };
}

/** Until it is time, or the browser says that the network is back. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((keep) => {
    if (signal.aborted) return keep();
    const on = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', on);
      signal.removeEventListener('abort', on);
      keep();
    };
    const timer = setTimeout(on, ms);
    window.addEventListener('online', on);
    signal.addEventListener('abort', on);
  });
