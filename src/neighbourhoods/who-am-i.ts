import { z } from 'zod';
import { query } from '../core/use-case.ts';
import { neighbourhoodOf, organisationsOf } from './store.ts';

/**
 * Who is asking, where, with which grants and at what time: the tab asks this first. `now` is the neighbourhood's clock;
 * `practiceClock` says that it was moved.
 */
export const whoAmI = query({
  says: 'Show who I am and what I may do',
  needs: 'check',
  input: z.object({}),
  async run(_input, ctx) {
    const { actor } = ctx;
    const { id, code, name } = await neighbourhoodOf(ctx);
    const organisation =
      actor.kind === 'member'
        ? (await organisationsOf(ctx)).find((one) => one.id === actor.organisationId)?.name
        : undefined;
    return {
      member:
        actor.kind === 'member'
          ? {
              id: actor.memberId,
              name: actor.name,
              profession: actor.profession,
              organisation: organisation ?? '',
              organisationId: actor.organisationId,
              roles: [...actor.roles],
            }
          : null,
      neighbourhood: { id, code, name },
      grants: [...actor.grants],
      now: ctx.now,
      today: ctx.today,
      practiceClock: ctx.practiceClock,
      mode: ctx.app.config.mode,
    };
  },
});
