import type { RequestHandler, Response } from 'express';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { App, Here, MemberActor } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { type Instant, instantOf } from '../core/time.ts';
import { chosenOf, whoAsks } from '../neighbourhoods/index.ts';

/** Who asks over HTTP, and until when the token says so. */
export type Caller = { actor: MemberActor; neighbourhoodId: string; here: Here; endsAt: Instant };

/** Teams' single sign-on asks for this scope of our app registration; without it a token was made for something else. */
export const SCOPE = 'access_as_user';
/** Keys of an issuer change seldom; faults of its server should not keep a huddle waiting. */
const KEYS_TIMEOUT_MS = 5000;

const claimsWeNeed = z.object({
  tid: z.string().min(1),
  oid: z.string().min(1),
  exp: z.number(),
  scp: z.string().refine((scopes) => scopes.split(' ').includes(SCOPE)),
});

/**
 * The middleware that turns a bearer token into a caller. One verifier for the local issuer and for Entra ID: issuer,
 * audience and keys come from the configuration. The account (tenant and object id of the token) is a member of one
 * neighbourhood or more; the header `x-neighbourhood` (code or id) picks among several, else the one chosen last.
 * Answers 401 for a token that is absent, expired or not ours, and refuses those who are members of nothing.
 */
export function signIn(app: App): RequestHandler {
  const { issuer, audience, keysUrl } = app.config.tokens;
  const keys = createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: KEYS_TIMEOUT_MS });
  const verify = async (token: string): Promise<JWTPayload> =>
    (await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256', 'ES256'] })).payload;

  return async (request, response, next) => {
    const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const claims = token === undefined ? undefined : await understoodClaims(verify, token);
    if (claims === undefined) {
      response
        .status(401)
        .set('WWW-Authenticate', 'Bearer')
        .json({
          refused: {
            reason: 'forbidden',
            sentence: 'Your sign-in has ended. Close this page and open it again.',
          },
        });
      return;
    }
    response.locals.caller = await callerFor(app, claims, request.get('x-neighbourhood'));
    next();
  };
}

/** The caller that `signIn` found for this request. */
export function callerOf(response: Response): Caller {
  const caller: Caller | undefined = response.locals.caller;
  if (caller === undefined) throw new Error('a route that needs a caller stands in front of signIn');
  return caller;
}

type Claims = z.output<typeof claimsWeNeed>;

async function understoodClaims(
  verify: (token: string) => Promise<JWTPayload>,
  token: string,
): Promise<Claims | undefined> {
  try {
    return claimsWeNeed.safeParse(await verify(token)).data;
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || isOutOfReach(error))
      throw new Refusal('busy', 'I cannot check who you are just now. Try again in a minute.');
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** jose tells an issuer that does not answer by its plain base error, or passes on what `fetch` threw. */
const isOutOfReach = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC');

async function callerFor(app: App, claims: Claims, wanted: string | undefined): Promise<Caller> {
  const askers = await whoAsks(app.db, { tenantId: claims.tid, entraId: claims.oid });
  if (askers.length === 0)
    throw new Refusal(
      'forbidden',
      'You are not a member of a neighbourhood here yet. Ask your care coordinator to add you, then open this page again.',
    );
  const asker =
    wanted === undefined
      ? chosenOf(askers)
      : askers.find(({ neighbourhood: { id, code } }) => id === wanted || code === wanted.toUpperCase());
  if (asker === undefined)
    throw new Refusal(
      'missing',
      'I can’t find that neighbourhood among yours. Choose one of your own and try again.',
    );
  const { actor, neighbourhood, here } = asker;
  return { actor, neighbourhoodId: neighbourhood.id, here, endsAt: instantOf(claims.exp * 1000) };
}
