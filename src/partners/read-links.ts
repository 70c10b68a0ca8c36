import { z } from 'zod';
import { actionByNumber } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import { actionNumber, actionRef } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { dayOf } from '../core/time.ts';
import { query } from '../core/use-case.ts';
import { type PartnerLink, stateOf } from './link.ts';
import { type Link, linkById, linksOf, partnerUseById, usesOf } from './store.ts';

/** The links of an action, the newest first: to whom, until when, whether they were opened, and what was asked. */
export const linksOfAction = query({
  says: 'Show the links of an action',
  needs: 'partners.share',
  where: 'personal',
  input: z.object({ ref: actionRef }),
  async run(input, ctx): Promise<PartnerLink[]> {
    const action = required(await actionByNumber(ctx, actionNumber(input.ref)), 'action');
    const links = await linksOf(ctx, action.id);
    const uses = await usesOf(
      ctx,
      links.map(({ id }) => id),
    );
    return links.map((link) =>
      asLink(
        ctx,
        link,
        uses.filter((use) => use.linkId === link.id),
      ),
    );
  },
});

const asLink = (ctx: Context, link: Link, uses: Awaited<ReturnType<typeof usesOf>>): PartnerLink => {
  const opened = uses.filter(({ what }) => what === 'opened');
  const [first, last] = [opened[0], opened.at(-1)];
  const finished = uses.findLast(({ what }) => what === 'finished');
  return {
    id: link.id,
    partner: link.partner,
    createdOn: dayOf(link.createdAt, ctx.zone),
    createdBy: link.giver,
    expiresOn: dayOf(link.expiresAt, ctx.zone),
    state: link.replaced ? 'renewed' : stateOf(link, ctx.now),
    opened:
      first === undefined || last === undefined
        ? null
        : { times: opened.length, first: first.at, last: last.at },
    acceptedOn: link.acceptedAt === null ? null : dayOf(link.acceptedAt, ctx.zone),
    finishedOn: finished === undefined ? null : dayOf(finished.at, ctx.zone),
    questions: uses.flatMap(({ at, question }) => (question === null ? [] : [{ at, words: question }])),
  };
};

/** What a partner did by their link, for the message that tells its owner; undefined when there is no such thing. */
export async function partnerUse(ctx: Context, useId: string) {
  const use = await partnerUseById(ctx, useId);
  const link = use && (await linkById(ctx, use.linkId));
  return (
    use && link && { what: use.what, question: use.question, partner: link.partner, actionId: link.actionId }
  );
}
