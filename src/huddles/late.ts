import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import type { ItemRow } from './agenda-store.ts';
import { chairsOf, isTheChair } from './chair.ts';
import { called } from './leaving.ts';
import { type AttendanceRow, attendanceOf } from './record-store.ts';
import type { HuddleRow } from './store.ts';

type Late = Pick<ItemRow, 'late' | 'lateOkBy' | 'ref' | 'excludedOrganisations'>;

/** Those who chair here or in this team, are in the room, and may see the case. */
async function chairsHere(
  ctx: Context,
  huddle: HuddleRow,
  kept: readonly string[],
): Promise<AttendanceRow[]> {
  if (huddle.status !== 'live') return [];
  return (await attendanceOf(ctx, huddle.id)).filter(
    (row) =>
      row.state === 'here' &&
      !kept.includes(row.organisationId) &&
      (row.memberId === huddle.chairId || row.memberId === huddle.deputyId || row.roles.includes('chair')),
  );
}

/**
 * May say yes to a late case: the chair; in a live huddle without a chair in the room whoever runs it, so that an urgent
 * case is not held up by an absence. Never somebody from whom the person keeps it (`kept`).
 */
export async function maySayYes(ctx: Context, huddle: HuddleRow, kept: readonly string[]): Promise<boolean> {
  if (await isTheChair(ctx, huddle, kept)) return true;
  const { actor } = ctx;
  if (huddle.status !== 'live' || actor.kind !== 'member' || !actor.grants.has('huddles.run')) return false;
  return !kept.includes(actor.organisationId) && (await chairsHere(ctx, huddle, kept)).length === 0;
}

/** Those whom the asker can turn to for it: the chairs in the room, else whoever is asked as the chair. */
export async function whoSaysYes(ctx: Context, huddle: HuddleRow, kept: readonly string[]): Promise<string> {
  const here = await chairsHere(ctx, huddle, kept);
  return (here.length > 0 ? here : await chairsOf(ctx, huddle, kept)).map(({ name }) => name).join(' or ');
}

export type Yes = { lateOkBy: string; lateOkAt: string };
/** The yes as it is kept: who said it, and when. Null where nobody can have said it. */
export const yesOf = (ctx: Context): Yes | null =>
  ctx.actor.kind === 'member' ? { lateOkBy: ctx.actor.memberId, lateOkAt: ctx.now } : null;

/**
 * Opening a late case, or agreeing to it without a meeting, is the chair's yes and is kept as such [D, DOMAIN.md 8: late needs
 * an urgent reason and the chair]. Anybody else is refused while it waits for that yes, and told whom to ask.
 */
export async function yesByOpening(ctx: Context, huddle: HuddleRow, item: Late): Promise<Yes | null> {
  if (!item.late || item.lateOkBy !== null) return null;
  const kept = item.excludedOrganisations;
  if (await maySayYes(ctx, huddle, kept)) return yesOf(ctx);
  throw new Refusal(
    'conflict',
    `${called(ctx, item)} came after the cut-off and waits for the chair’s yes. Ask ${await whoSaysYes(ctx, huddle, kept)} to open it or to say yes on the agenda, then go on.`,
  );
}
