import { z } from 'zod';
import { outstandingFigures } from '../actions/index.ts';
import type { Context } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { actorOf, memberOf } from '../neighbourhoods/index.ts';
import { escalations } from './escalation-store.ts';
import { periodOf } from './period.ts';
import { carriedOutIn } from './show-carried-out.ts';
import { toUnblock } from './show-unblock.ts';

const MOST = 5;

/** A manager's week in figures and references: what they may see, whoever asks. */
export const readManagerDigest = query({
  says: 'Show the Monday digest of a manager',
  needs: 'see',
  where: 'personal',
  input: z.object({ memberId: z.uuid(), day }),
  async run(input, asker) {
    if (
      asker.actor.kind === 'operator' ||
      (asker.actor.kind === 'member' && asker.actor.memberId !== input.memberId)
    )
      throw new Refusal(
        'forbidden',
        'A digest is for the manager it is written to. Look at Outstanding for the team’s.',
      );
    const member = required(await memberOf(asker, input.memberId), 'member');
    if (!member.roles.includes('manager'))
      throw new Refusal('forbidden', 'The Monday digest is for managers. Look at Actions for your own.');
    const ctx: Context = { ...asker, actor: actorOf(member, '') };
    const [figures, unblock, carriedOut, asked] = await Promise.all([
      outstandingFigures(ctx),
      toUnblock(ctx, MOST),
      carriedOutIn(ctx, periodOf({}, ctx.today)),
      escalations(ctx),
    ]);
    return {
      memberId: member.id,
      day: input.day,
      open: figures.open,
      overdue: figures.overdue,
      unaccepted: figures.unaccepted,
      blocked: figures.blocked,
      byOrganisation: figures.byOrganisation,
      unblock: unblock.map(({ action, because }) => ({
        ref: action.ref,
        caseRef: action.caseRef,
        owner: action.owner,
        because,
      })),
      reading: carriedOut.reading,
      waiting: asked.filter(({ answeredAt }) => answeredAt === null).length,
      answered: asked.filter(({ answeredAt, heard }) => answeredAt !== null && !heard).length,
    };
  },
});
