import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What was posted or edited: where, when (milliseconds), and what its notification says, which names the action. */
export type Arrived = {
  method: string;
  conversationId: string;
  activityId: string;
  summary: string;
  at: number;
};
/** `hang` never answers; `drop` takes the message and breaks the connection without a word. */
export type Answer = { status: number; headers?: Record<string, string> } | 'hang' | 'drop';
type Asked = { method: string; conversationId: string; attempt: number };

/**
 * Teams' connector as a server of our own: it speaks the REST of `v3/conversations` to whoever posts, the SDK or we, keeps
 * what arrived, counts in sliding windows as Teams does (answering 429 beyond them), and does what a test tells it.
 */
export async function faultyConnector(options: { delayMs?: () => number } = {}) {
  const arrived: Arrived[] = [];
  let tried = 0;
  let throttled = 0;
  let answers: (asked: Asked) => Answer | undefined = () => undefined;
  const server = createServer(async (request, response) => {
    tried += 1;
    const body = await bodyOf(request);
    const [, , , conversation = '', , activityId = ''] = new URL(
      request.url ?? '/',
      'http://x',
    ).pathname.split('/');
    const conversationId = decodeURIComponent(conversation);
    const method = request.method ?? '';
    const answer = answers({ method, conversationId, attempt: tried });
    if (answer === 'hang') return;
    const isAccepted = answer === undefined || answer === 'drop' || answer.status < 300;
    if (isAccepted && isOverLimit(arrived, conversationId)) {
      throttled += 1;
      return respond(response, 429, {}, { error: { code: 'Throttled' } });
    }
    const id = activityId === '' ? `m${arrived.length + 1}` : decodeURIComponent(activityId);
    if (isAccepted)
      arrived.push({
        method,
        conversationId,
        activityId: id,
        summary: String(body.summary ?? ''),
        at: performance.now(),
      });
    if (answer === 'drop') return void request.socket.destroy();
    await pause(options.delayMs?.() ?? 0);
    if (answer === undefined || answer.status < 300) return respond(response, 200, {}, { id });
    return respond(response, answer.status, answer.headers ?? {}, { error: { code: 'ByTheTest' } });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrived,
    tried: () => tried,
    throttled: () => throttled,
    answers(how: (asked: Asked) => Answer | undefined) {
      answers = how;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type FaultyConnector = Awaited<ReturnType<typeof faultyConnector>>;

/** Sliding windows, counted anew at each arrival: what Teams documents (PLATFORM.md). */
function isOverLimit(arrived: readonly Arrived[], conversationId: string): boolean {
  const now = performance.now();
  let all = 0;
  const own = [0, 0, 0];
  for (let n = arrived.length - 1; n >= 0; n -= 1) {
    const one = arrived[n];
    if (one === undefined || now - one.at >= 30_000) break;
    if (now - one.at < 1000) all += 1;
    if (one.conversationId !== conversationId) continue;
    [1000, 2000, 30_000].forEach((window, at) => {
      if (now - one.at < window) own[at] = (own[at] ?? 0) + 1;
    });
  }
  return all >= 30 || (own[0] ?? 0) >= 7 || (own[1] ?? 0) >= 8 || (own[2] ?? 0) >= 60;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: unknown,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
