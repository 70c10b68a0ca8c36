import { z } from 'zod';
import type { Actor } from '../core/context.ts';
import type { Day, Instant } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { command, errand, query } from '../core/use-case.ts';
import { hashOf, newSecret, writeToken } from './address.ts';
import { feedOf, renewFeed, stopFeed } from './store.ts';

const memberIn = (actor: Actor): string => {
  if (actor.kind !== 'member')
    throw new Refusal('forbidden', 'Only a member of the team has a calendar. Sign in as one.');
  return actor.memberId;
};

/** Whether the asker has a calendar address, since when, and when a calendar program last asked. Never the address itself. */
export const myFeed = query({
  says: 'Show whether I have a calendar address',
  needs: 'huddles.see',
  where: 'personal',
  input: z.object({}),
  async run(_input, ctx): Promise<{ madeAt: Instant; lastReadOn: Day | null } | null> {
    const feed = await feedOf(ctx, memberIn(ctx.actor));
    return feed === undefined ? null : { madeAt: feed.madeAt, lastReadOn: feed.lastReadOn };
  },
});

/**
 * Makes the address of the asker's own calendar, or a new one: the old one stops. Shown this once, only its hash is kept; an
 * errand, since a command's answer would be kept for repeats.
 */
export const renewMyFeed = errand({
  says: 'Make a new calendar address',
  needs: 'huddles.see',
  where: 'personal',
  input: z.object({}),
  async run(_input, { app, actor, neighbourhoodId, step, note }) {
    const memberId = memberIn(actor);
    const secret = newSecret();
    const id = await step(async (ctx) => {
      const made = await renewFeed(ctx, memberId, hashOf(secret));
      await note(ctx, {});
      return made;
    });
    const path = `/calendar/${writeToken({ neighbourhoodId, id, secret })}.ics`;
    return { address: `${app.config.publicUrl}${path}` };
  },
  about: () => undefined,
});

/** Puts the asker's calendar address out of use. */
export const stopMyFeed = command({
  says: 'Stop my calendar address',
  needs: 'huddles.see',
  where: 'personal',
  input: z.object({}),
  run: async (_input, ctx) => ({ stopped: await stopFeed(ctx, memberIn(ctx.actor)) }),
});
