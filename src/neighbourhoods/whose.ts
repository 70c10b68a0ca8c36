import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { lockMember } from './absence-store.ts';
import type { Member } from './member.ts';
import { memberOf } from './store.ts';

/** A member of this neighbourhood, held until the end: one at a time has their leave, deputy, telephone or departure changed. */
export async function heldMember(ctx: Context, id: string): Promise<Member> {
  await lockMember(ctx, id);
  return required(await memberOf(ctx, id), 'member of this neighbourhood');
}

/** Whether what is a member’s own (leave, deputy, telephone) may be changed here: one’s own, or anybody’s by a coordinator. */
export const maySayFor = (ctx: Context, memberId: string): boolean =>
  ctx.actor.grants.has('configure') || ('memberId' in ctx.actor && ctx.actor.memberId === memberId);

/** The member whose leave, deputy or telephone is changed: one’s own, or anybody’s by a coordinator. Held until the end. */
export async function whose(ctx: Context, memberId: string | undefined): Promise<Member> {
  const id = memberId ?? actingMember(ctx).memberId;
  if (!maySayFor(ctx, id))
    throw new Refusal('forbidden', 'You can say that for yourself. For somebody else, ask a coordinator.');
  const member = await heldMember(ctx, id);
  if (member.leftOn !== null) throw new Refusal('conflict', `${member.name} has left the team.`);
  return member;
}
