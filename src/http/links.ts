import { Router } from 'express';
import type { App } from '../core/context.ts';
import { execute } from '../core/execute.ts';
import { systemGrants } from '../core/grants.ts';
import { readToken } from '../feeds/index.ts';
import { allUseCases } from '../use-cases.ts';
import { NOTHING_HERE } from './answer.ts';
import { callerOf, countGuesses } from './guesses.ts';

/** A feed's secret has 32 bytes, a huddle's link 16. */
const FEED_SECRET = 43;

/**
 * Addresses that open by what they are, without a sign-in, as calendar programs need them: `/calendar/<secret>.ics` is a
 * member's calendar or one huddle's file. Anything wrong is the same 404, and after twenty wrong ones in ten minutes 429.
 */
export function links(app: App): Router {
  const router = Router();
  const guesses = countGuesses();
  router.get('/calendar/:file', async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    const caller = callerOf(app, request);
    if (guesses.tooMany(caller)) {
      response.set('Retry-After', '600').sendStatus(429);
      return;
    }
    const text = await fileAt(app, String(request.params.file));
    if (text === null) {
      guesses.note(caller);
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
