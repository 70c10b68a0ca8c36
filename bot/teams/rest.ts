import * as plain from 'node:http';
import * as secure from 'node:https';
import type { Socket } from 'node:net';

export type Answer = { status: number; headers: plain.IncomingHttpHeaders; words: string };

/** Nobody answered. `left`: the call may have arrived all the same; else nobody was there to take it. */
export class NoAnswer extends Error {
  readonly left: boolean;
  constructor(left: boolean, cause: Error) {
    super('no answer', { cause });
    this.left = left;
  }
}

// Connections are used again, since a handshake with Teams takes longer than the call; but not one that lay idle for longer
// than this: what stands between forgets them without a word, and nobody would know whether a post arrived.
const KEPT = { keepAlive: true, timeout: 4000 };
const PLAIN = { request: plain.request, agent: new plain.Agent(KEPT), ready: 'connect' };
const SECURE = { request: secure.request, agent: new secure.Agent(KEPT), ready: 'secureConnect' };

/**
 * One call of a REST service with a JSON body, by Node's own client: once, and no redirect is followed. Throws `NoAnswer`
 * when there was none within `patienceMs`. `fetch` leaves behind, for each call, what the small garbage collections cannot
 * take away: they copy it, and everybody waits.
 */
export function exchange(
  method: 'POST' | 'PUT',
  url: string,
  said: { headers: Record<string, string>; body: string; patienceMs: number },
): Promise<Answer> {
  const { request, agent, ready } = URL.parse(url)?.protocol === 'https:' ? SECURE : PLAIN;
  return new Promise((answered, failed) => {
    let left = false;
    // What was answered is known by the answer's head, whatever becomes of the rest.
    let known: (() => void) | undefined;
    const call = request(url, {
      method,
      agent,
      headers: {
        ...said.headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(said.body),
      },
    });
    const patience = setTimeout(() => call.destroy(new Error('too late')), said.patienceMs);
    call.on('socket', (socket: Socket) => {
      if (call.reusedSocket) left = true;
      else
        socket.once(ready, () => {
          left = true;
        });
    });
    call.on('response', (response) => {
      let words = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        words += part;
      });
      known = () => answered({ status: response.statusCode ?? 0, headers: response.headers, words });
      response.on('error', known);
      response.on('close', known);
    });
    call.on('error', (error) => (known === undefined ? failed(new NoAnswer(left, error)) : known()));
    call.on('close', () => clearTimeout(patience));
    call.end(said.body);
  });
}
