import type { Context, MemberActor } from './context.ts';
import { Refusal } from './refusal.ts';

/** The member who acts; refuses as `forbidden` for the operator and the clock, who accept no person and do no action. */
export function actingMember(ctx: Context): MemberActor {
  if (ctx.actor.kind !== 'member')
    throw new Refusal('forbidden', 'Only a member of the team can do that. Sign in as one and try again.');
  return ctx.actor;
}
