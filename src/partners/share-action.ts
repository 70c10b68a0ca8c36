import { z } from 'zod';
import { type Action, actionToShare, lockById, setPartner } from '../actions/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { actionRef } from '../core/ids.ts';
import { findIdentifiers } from '../core/privacy.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addMinutes, type Day, dayOf } from '../core/time.ts';
import { command, errand } from '../core/use-case.ts';
import { phoneOf } from '../neighbourhoods/index.ts';
import { namesIn } from '../people/index.ts';
import { DEFAULT_DAYS, LONGEST_DAYS } from './link.ts';
import { newToken } from './secret.ts';
import { addLink, changeLink, linksOf, lockLink, replaceLinks } from './store.ts';

const MINUTES_A_DAY = 24 * 60;
const partner = z
  .string()
  .trim()
  .min(1, 'Name the partner: Harbour Housing.')
  .max(80, 'Keep the partner’s name under 80 letters.');

export type Shared = { ref: string; linkId: string; partner: string; url: string; expiresOn: Day };

/**
 * A link to one action for a partner without an account; it takes the place of the one before, so the same again is how a
 * link is renewed. The address is in this answer only: a hash of it is kept. An errand, since a command’s answer would be
 * kept for repeats. Refuses what has ended, an owner with no telephone, and a name that could be a person’s.
 */
export const shareAction = errand({
  says: 'Give a partner a link to an action',
  needs: 'partners.share',
  where: 'personal',
  input: z.object({ ref: actionRef, partner, days: z.int().min(1).max(LONGEST_DAYS).default(DEFAULT_DAYS) }),
  run: (input, errandCtx): Promise<Shared> =>
    errandCtx.step(async (ctx) => {
      const me = actingMember(ctx);
      const held = await actionToShare(ctx, input.ref);
      if (findIdentifiers(input.partner, await namesIn(ctx, input.partner), ctx.today).length > 0)
        throw new Refusal('invalid', 'Name the organisation, not a person that we look after.');
      if ((await phoneOf(ctx, held.action.ownerId)) === null)
        throw new Refusal(
          'conflict',
          `The partner must be able to ring. Give ${held.action.owner}’s telephone on the Team page, or their organisation’s.`,
        );
      const { token, hash } = newToken(ctx.neighbourhoodId);
      const expiresAt = addMinutes(ctx.now, input.days * MINUTES_A_DAY);
      await replaceLinks(ctx, held.action.id, me.memberId);
      const { id } = await addLink(ctx, {
        actionId: held.action.id,
        partner: input.partner,
        secretHash: hash,
        createdBy: me.memberId,
        expiresAt,
      });
      const action = await setPartner(ctx, held, input.partner);
      const shared = {
        ref: action.ref,
        linkId: id,
        partner: input.partner,
        url: `${ctx.app.config.publicUrl}/p/${token}`,
        expiresOn: dayOf(expiresAt, ctx.zone),
        actionId: action.id,
      };
      await errandCtx.note(ctx, shared);
      const { actionId: _, ...answer } = shared;
      return answer;
    }),
  about: (_input, shared) => ({ kind: 'action', id: actionIdOf(shared) }),
  touches: () => ['actions', 'partners'],
});
const actionIdOf = (shared: object): string =>
  'actionId' in shared && typeof shared.actionId === 'string' ? shared.actionId : '';

const input = z.object({ linkId: z.uuid() });
const onLinked = {
  about: (_input: unknown, action: Action) => ({ kind: 'action' as const, id: action.id }),
  touches: () => ['actions', 'partners'],
};

/** A link and its action, both held until the end. */
async function linkHeld(ctx: Context, linkId: string) {
  const link = required(await lockLink(ctx, linkId), 'link');
  return { link, held: await lockById(ctx, link.actionId) };
}

/** The link opens nothing any more; its holder is told whom to ring. Withdrawn twice is withdrawn once. */
export const revokeLink = command({
  says: 'Withdraw a partner’s link',
  needs: 'partners.share',
  where: 'personal',
  input,
  async run({ linkId }, ctx): Promise<Action> {
    const { link, held } = await linkHeld(ctx, linkId);
    if (link.revokedAt !== null) return held.action;
    await changeLink(ctx, linkId, { revokedAt: ctx.now, revokedBy: actingMember(ctx).memberId });
    return setPartner(ctx, held, null);
  },
  ...onLinked,
  undo: 'partners.restore',
});

/** Takes a withdrawal back: the same address opens again. Refuses a link that was renewed or has run out. */
export const restoreLink = command({
  says: 'Let a partner’s link open again',
  needs: 'partners.share',
  where: 'personal',
  input,
  async run({ linkId }, ctx): Promise<Action> {
    const { link, held } = await linkHeld(ctx, linkId);
    if (link.revokedAt === null) return held.action;
    const others = (await linksOf(ctx, link.actionId)).some((one) => one.revokedAt === null);
    if (link.replaced || others || link.expiresAt <= ctx.now)
      throw new Refusal('conflict', 'That link cannot be opened again. Make a new one.');
    await changeLink(ctx, linkId, { revokedAt: null, revokedBy: null });
    return setPartner(ctx, held, link.partner);
  },
  ...onLinked,
});
