import type { Context } from '../core/context.ts';
import { membersWithRole } from '../neighbourhoods/index.ts';
import type { HuddleRow } from './store.ts';

type Chaired = Pick<HuddleRow, 'id' | 'chairId' | 'deputyId'>;

/**
 * Whom to ask as the chair of a huddle: its own, else everybody who chairs in this team, else its coordinators. About a case,
 * nobody of an organisation that its person keeps away (`kept`).
 */
export async function chairsOf(
  ctx: Context,
  huddle: Chaired,
  kept: readonly string[] = [],
): Promise<{ id: string; name: string }[]> {
  const holding = async (role: 'chair' | 'coordinator') =>
    (await membersWithRole(ctx, role)).filter((member) => !kept.includes(member.organisationId));
  const chairs = await holding('chair');
  const own = chairs.filter((member) => member.id === huddle.chairId);
  if (own.length > 0) return own;
  return chairs.length > 0 ? chairs : holding('coordinator');
}

/** Speaks as the chair here: chairs this huddle or stands in for who does, or chairs in this team; else who is asked instead. */
export async function isTheChair(
  ctx: Context,
  huddle: Chaired,
  kept: readonly string[] = [],
): Promise<boolean> {
  if (ctx.actor.kind !== 'member' || !ctx.actor.grants.has('huddles.run')) return false;
  const { memberId, roles, organisationId } = ctx.actor;
  if (kept.includes(organisationId)) return false;
  if (memberId === huddle.chairId || memberId === huddle.deputyId || roles.includes('chair')) return true;
  return (await chairsOf(ctx, huddle, kept)).some((one) => one.id === memberId);
}

/** Tells a chair who may see the case that it waits for them: it came late (`late`), or was carried over for the third time (`third`). */
export async function askChair(
  ctx: Context,
  huddle: Chaired,
  { itemId, excludedOrganisations }: { itemId: string; excludedOrganisations: readonly string[] },
  about: 'late' | 'third',
): Promise<void> {
  for (const chair of await chairsOf(ctx, huddle, excludedOrganisations))
    await ctx.send({
      kind: about === 'late' ? 'late-asked' : 'third-time',
      cause: `${about}:${itemId}:${chair.id}`,
      to: chair.id,
      about: { kind: 'item', id: itemId },
    });
}
