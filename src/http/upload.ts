import { finished } from 'node:stream/promises';
import { type Request, Router } from 'express';
import type { App } from '../core/context.ts';
import { execute } from '../core/execute.ts';
import { Refusal } from '../core/refusal.ts';
import { allUseCases } from '../use-cases.ts';
import { atOnce } from './at-once.ts';
import { callerOf, signIn } from './sign-in.ts';

const AT_ONCE = 2;
const DRAIN_MS = 30_000;

/**
 * `PUT /api/upload?name=<file name>` with the file as its body streams a list into staging (lists.receive) and answers
 * `{done: preview}` or `{refused}`. A refusal waits until the browser has sent the rest: it reads no answer before that.
 */
export function upload(app: App, caller = signIn(app)): Router {
  const router = Router();
  router.put('/api/upload', atOnce(AT_ONCE), caller, async (request, response) => {
    const { actor, neighbourhoodId } = callerOf(response);
    const receive = allUseCases.get('lists.receive');
    if (receive === undefined) throw new Error('lists.receive is not registered');
    const file = { name: nameOf(request.query.name), bytes: bytesOf(request) };
    try {
      response.json({ done: await execute(app, receive, {}, { actor, neighbourhoodId, door: 'tab', file }) });
    } catch (error) {
      await drained(request);
      throw error;
    }
  });
  return router;
}

const nameOf = (name: unknown): string =>
  (typeof name === 'string' ? name : '').split(/[/\\]/).at(-1)?.trim().slice(0, 200) || 'list.csv';

async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    // Leaving the loop early must not tear the connection down: the refusal still has to reach the browser.
    for await (const piece of request.iterator({ destroyOnReturn: false })) yield piece;
  } catch {
    throw new Refusal('invalid', 'The upload was stopped before its end. Nothing was kept.');
  }
}

async function drained(request: Request): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.resume();
  const late = AbortSignal.timeout(DRAIN_MS);
  await finished(request, { signal: late, writable: false }).catch(() => {});
}
