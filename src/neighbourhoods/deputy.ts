import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { grantsOf } from '../core/grants.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { changeMember } from './absence-store.ts';
import type { Member } from './member.ts';
import { memberOf } from './store.ts';
import { whose } from './whose.ts';

/** Makes one member another's deputy: somebody else, still of the team, who takes on actions; the refusals say which is not so. */
export async function nameDeputy(ctx: Context, member: Member, deputyId: string): Promise<Member> {
  const deputy = required(await memberOf(ctx, deputyId), 'member of this neighbourhood');
  if (deputy.id === member.id)
    throw new Refusal('invalid', `${member.name} cannot be their own deputy. Who covers?`);
  if (deputy.leftOn !== null)
    throw new Refusal('conflict', `${deputy.name} has left the team. Choose somebody else.`);
  if (!grantsOf(deputy.roles).has('actions.do'))
    throw new Refusal('forbidden', `${deputy.name}’s role takes on no actions. Choose somebody else.`);
  await changeMember(ctx, member.id, { deputyId });
  return deputy;
}

/** Who covers for somebody on leave, and takes over when they go: one’s own deputy, or a coordinator names it. Null: nobody. */
export const setDeputy = command({
  says: 'Name a deputy',
  needs: 'see',
  input: z.object({ memberId: z.uuid().exactOptional(), deputyId: z.uuid().nullable() }),
  async run({ memberId, deputyId }, ctx) {
    const member = await whose(ctx, memberId);
    const deputy = deputyId === null ? null : await nameDeputy(ctx, member, deputyId);
    if (deputy === null) await changeMember(ctx, member.id, { deputyId: null });
    return {
      memberId: member.id,
      name: member.name,
      deputyId,
      deputy: deputy?.name ?? null,
      before: member.deputyId,
    };
  },
  about: (_input, { memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['neighbourhood', 'actions'],
});
