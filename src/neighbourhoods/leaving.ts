import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { changeMember } from './absence-store.ts';
import { membersWithRole } from './store.ts';
import { heldMember } from './whose.ts';

const input = z.object({ memberId: z.uuid() });

/**
 * Somebody left the team today: they can no longer sign in here, nothing new is given to them, and what they had open goes
 * to their deputy or a coordinator (it follows, in the same transaction). Refuses the last coordinator: somebody must hold
 * what nobody takes.
 */
export const memberLeft = command({
  says: 'Say that a member has left the team',
  needs: 'configure',
  input,
  async run({ memberId }, ctx) {
    const member = await heldMember(ctx, memberId);
    if (member.leftOn !== null) return { memberId, name: member.name, leftOn: member.leftOn };
    const others = (await membersWithRole(ctx, 'coordinator')).filter((one) => one.id !== memberId);
    if (member.roles.includes('coordinator') && others.length === 0)
      throw new Refusal(
        'conflict',
        `${member.name} is the only coordinator. Make somebody else a coordinator first: open actions go to them.`,
      );
    await changeMember(ctx, memberId, { leftOn: ctx.today });
    return { memberId, name: member.name, leftOn: ctx.today };
  },
  about: ({ memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['members', 'neighbourhood', 'actions'],
  undo: 'neighbourhoods.memberBack',
});

/** They are back, or had not left. What was passed on stays with whoever has it now. */
export const memberBack = command({
  says: 'Say that a member is back in the team',
  needs: 'configure',
  input,
  async run({ memberId }, ctx) {
    const member = await heldMember(ctx, memberId);
    if (member.leftOn !== null) await changeMember(ctx, memberId, { leftOn: null });
    return { memberId, name: member.name };
  },
  about: ({ memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['members'],
});
