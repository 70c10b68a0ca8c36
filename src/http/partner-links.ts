import { type ErrorRequestHandler, type Request, type Response, Router, urlencoded } from 'express';
import { reportBug } from '../core/bug.ts';
import type { App, Call } from '../core/context.ts';
import { execute, inTransaction } from '../core/execute.ts';
import { partnerGrants, systemGrants } from '../core/grants.ts';
import { Refusal } from '../core/refusal.ts';
import { linkByHash, type PartnerView, partners, readToken } from '../partners/index.ts';
import { callerOf, countGuesses } from './guesses.ts';
import { linkPage, type Notice, otherPage, PAGE_POLICY } from './partner-page.ts';
import { newPress, readPress } from './press.ts';

const BODY_LIMIT = '8kb';
const WRONG = [
  'This link does not work',
  'It may not be whole: copy all of it, to the last letter. If it still does not open, ring whoever gave it to you.',
] as const;
const TOO_OFTEN = [
  'Please wait a little',
  'There were too many wrong links from here. Try again in ten minutes, or ring whoever gave you yours.',
] as const;
const TOLD: Record<'accept' | 'finish' | 'ask', string> = {
  accept: 'Thank you. The team knows that you will do it.',
  finish: 'Thank you. The team knows that it is done.',
  ask: 'Your question was sent.',
};
type Press = keyof typeof TOLD;
/** What the address says is told only where it is so. */
const HAPPENED: Record<Press, (view: PartnerView) => boolean> = {
  accept: ({ acceptedOn }) => acceptedOn !== null,
  finish: ({ state }) => state === 'finished',
  ask: ({ asked }) => asked > 0,
};
const isPress = (text: unknown): text is Press => typeof text === 'string' && Object.hasOwn(TOLD, text);

/**
 * `/p/<token>`: the page of a partner’s link, without account, cookies or scripts. Opening it (GET) only notes that it was
 * opened; what is done is done by a button pressed on it (POST with what the page gave it, from the same site), once.
 */
export function partnerLinks(app: App): Router {
  const router = Router();
  const guesses = countGuesses();
  const callOf = async (request: Request): Promise<{ call: Call; token: string } | undefined> => {
    const token = String(request.params.token);
    const read = readToken(token);
    if (read === undefined) return undefined;
    const { neighbourhoodId, hash } = read;
    const system: Call = {
      actor: { kind: 'system', grants: systemGrants },
      neighbourhoodId,
      door: 'link',
    };
    const linkId = await inTransaction(app, system, (ctx) => linkByHash(ctx, hash), 'read only');
    return linkId === undefined
      ? undefined
      : {
          token,
          call: { actor: { kind: 'partner', linkId, grants: partnerGrants }, neighbourhoodId, door: 'link' },
        };
  };

  router.use('/p', (_request, response, next) => {
    response.set({
      'Content-Security-Policy': PAGE_POLICY,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      // With none at all a browser would hide from us that a press comes from our own page.
      'Referrer-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
    });
    next();
  });
  router.all('/p/:token', urlencoded({ extended: false, limit: BODY_LIMIT }), async (request, response) => {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
      response.set('Allow', 'GET, HEAD, POST').sendStatus(405);
      return;
    }
    const address = callerOf(app, request);
    if (guesses.tooMany(address)) {
      show(response.set('Retry-After', '600'), 429, otherPage(...TOO_OFTEN));
      return;
    }
    const found = await callOf(request);
    if (found === undefined) {
      guesses.note(address);
      app.log.info('link.wrong');
      show(response, 404, otherPage(...WRONG));
      return;
    }
    if (request.method === 'POST') await pressed(app, request, response, found.call, found.token);
    // A browser or a mail program that only looks whether the address is there has not opened it.
    else if (request.method === 'HEAD') response.status(200).end();
    else {
      const view = await run(app, 'open', {}, found.call);
      const { told } = request.query;
      const isSo = isPress(told) && HAPPENED[told](view);
      showView(response, view, found.token, isSo ? { good: TOLD[told] } : {});
    }
  });
  router.use('/p', failed(app));
  return router;
}

const run = (app: App, use: 'open' | Press, input: object, call: Call): Promise<PartnerView> =>
  execute(app, { name: `partners.${use}`, useCase: partners[use] }, input, call);

async function pressed(
  app: App,
  request: Request,
  response: Response,
  call: Call,
  token: string,
): Promise<void> {
  const { press = '', question = '', do: wanted } = (request.body ?? {}) as Record<string, unknown>;
  const key = readPress(token, String(press));
  // A browser counts a line break as one letter and sends two; nothing is cut: what is too long is refused with its words kept.
  const typed = String(question).replaceAll('\r\n', '\n');
  if (!isFromHere(app, request) || key === undefined || !isPress(wanted)) {
    const view = await run(app, 'open', {}, call);
    showView(response, view, token, {
      bad: 'Nothing was done yet: this page had been open for long. Please press the button again.',
      typed,
    });
    return;
  }
  try {
    await run(app, wanted, wanted === 'ask' ? { question: typed } : {}, { ...call, requestKey: key });
    // The page is asked for anew, so that loading it again sends nothing a second time.
    response.redirect(303, `?told=${wanted}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const view = await run(app, 'open', {}, call);
    showView(response, view, token, { bad: error.sentence, typed });
  }
}

/** A browser says from where a form was sent; one that does not say is not believed. */
function isFromHere(app: App, request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  return (
    origin !== undefined &&
    (origin === new URL(app.config.publicUrl).origin || URL.parse(origin)?.host === request.get('host'))
  );
}

const STATUS: Partial<Record<PartnerView['state'], number>> = { withdrawn: 410, expired: 410 };
const showView = (response: Response, view: PartnerView, token: string, notice: Notice): void =>
  show(response, STATUS[view.state] ?? 200, linkPage(view, newPress(token), notice));
function show(response: Response, status: number, page: string): void {
  response.status(status).type('html').send(page);
}

const failed =
  (app: App): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500)
      show(response, status, otherPage('That could not be read', 'Go back, make it shorter, and try again.'));
    else show(response, 500, otherPage('Something went wrong', reportBug(app.log, 'link', error)));
  };
