import { json, Router } from 'express';
import { z } from 'zod';
import type { App } from '../core/context.ts';
import { execute } from '../core/execute.ts';
import { Refusal } from '../core/refusal.ts';
import { allUseCases } from '../use-cases.ts';
import { atOnce } from './at-once.ts';
import { openApi } from './openapi.ts';
import { callerOf, signIn } from './sign-in.ts';

/** The longest thing that people type is a discussion; files have a road of their own. */
const BODY_LIMIT = '256kb';
/** A page asks for six or seven things when it opens; a browser sends no more than six at a time. */
const AT_ONCE = 20;

const envelope = z.strictObject({
  input: z.unknown().exactOptional(),
  /** The stage in a meeting asks as a shared place would: it may see less, never more. */
  where: z.enum(['personal', 'shared']).default('personal'),
  mutationId: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .exactOptional(),
});

/**
 * The tab's whole API: `POST /api/<slice.useCase>` with `{input, mutationId?}` answers `{done}` or `{refused}`. The
 * mutation id makes a repeat safe; it counts for one member, so that nobody is given another's answer.
 */
export function api(app: App, caller = signIn(app)): Router {
  const router = Router();
  let page: string | undefined;

  router.get('/api/openapi.json', (_request, response) => {
    page ??= JSON.stringify(openApi(allUseCases));
    response.type('json').send(page);
  });

  router.post(
    '/api/:useCase',
    atOnce(AT_ONCE),
    caller,
    json({ limit: BODY_LIMIT }),
    async (request, response) => {
      const { actor, neighbourhoodId, here } = callerOf(response);
      const named = allUseCases.get(String(request.params.useCase));
      if (named === undefined)
        throw new Refusal('missing', 'This page is older than the app. Load it again and try once more.');
      const body = envelope.safeParse(request.body);
      if (!body.success)
        throw new Refusal('invalid', 'I could not read that request. Load the page again and try once more.');
      const { input, mutationId, where } = body.data;

      const output = await execute(app, named, input, {
        actor,
        neighbourhoodId,
        here,
        door: 'tab',
        where,
        requestKey: mutationId === undefined ? undefined : `${actor.memberId}:${mutationId}`,
      });
      response.json({ done: output ?? null });
    },
  );
  return router;
}
