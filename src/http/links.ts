import { type Request, Router } from 'express';
import type { App } from '../core/context.ts';
import { execute } from '../core/execute.ts';
import { systemGrants } from '../core/grants.ts';
import { machineNow, milliseconds } from '../core/time.ts';
import { readToken } from '../feeds/index.ts';
import { allUseCases } from '../use-cases.ts';
import { NOTHING_HERE } from './answer.ts';

const WINDOW_MS = 60_000;
/** Calendar programs ask a few times an hour; whoever asks so often for what is not there is guessing. */
const MOST_MISSES = 20;
const MOST_ADDRESSES = 10_000;
/** A feed's secret has 32 bytes, a huddle's link 16. */
const FEED_SECRET = 43;

/**
 * Addresses that open by what they are, without a sign-in, as calendar programs need them: `/calendar/<secret>.ics` is a
 * member's calendar or one huddle's file. Anything wrong is the same 404, and after twenty wrong ones in a minute 429.
 */
export function links(app: App): Router {
  const router = Router();
  const misses = countMisses();
  router.get('/calendar/:file', async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    if (misses.tooMany(request)) {
      response.set('Retry-After', '60').sendStatus(429);
      return;
    }
    const text = await fileAt(app, String(request.params.file));
    if (text === null) {
      misses.note(request);
      throw NOTHING_HERE;
    }
    response
      .set({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="huddles.ics"',
      })
      .send(text);
  });
  return router;
}

async function fileAt(app: App, file: string): Promise<string | null> {
  const token = file.endsWith('.ics') ? readToken(file.slice(0, -4)) : undefined;
  if (token === undefined) return null;
  const isFeed = token.secret.length === FEED_SECRET;
  const useCase = allUseCases.get(isFeed ? 'feeds.read' : 'feeds.readHuddle');
  if (useCase === undefined) throw new Error('the calendar is not registered');
  const { id, secret, neighbourhoodId } = token;
  const found = await execute(app, useCase, isFeed ? { feedId: id, secret } : { huddleId: id, secret }, {
    actor: { kind: 'system', grants: systemGrants },
    neighbourhoodId,
    door: 'clock',
  });
  return typeof found === 'string' ? found : null;
}

/** Counts, for each address that asks, what it asked for in vain in this minute; forgets all when the minute is over. */
function countMisses(): { tooMany(request: Request): boolean; note(request: Request): void } {
  let began = milliseconds(machineNow());
  let counts = new Map<string, number>();
  return {
    tooMany(request) {
      const now = milliseconds(machineNow());
      if (now - began > WINDOW_MS) {
        began = now;
        counts = new Map();
      }
      return (counts.get(from(request)) ?? 0) >= MOST_MISSES;
    },
    note(request) {
      const key = from(request);
      if (counts.size < MOST_ADDRESSES || counts.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}

/** Who asks: the address that the nearest proxy wrote down last, else the connection's own. */
const from = (request: Request): string =>
  request.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? request.socket.remoteAddress ?? '';
