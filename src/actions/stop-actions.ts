import type { CaseChange, CaseStatus } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import type { NotDoneReason } from './action.ts';
import { countsOfCase, stopOpenActions } from './write-store.ts';

/** What becomes of open actions when their case ends so. */
const STOPPED_BY: Partial<Record<CaseStatus, NotDoneReason>> = {
  deceased: 'died',
  declined_by_person: 'persons_choice',
  declined_by_mdt: 'no_longer_needed',
  moved_area: 'circumstances_changed',
};

/**
 * Follows a case that ends. Death, a move or a refusal stops its open actions, so that nobody is chased about them (hazard
 * H8). A discharge or step-down needs them finished first [DOMAIN.md 3, exit]; an accept with actions is not undone.
 */
export async function stopActions(ctx: Context, change: CaseChange): Promise<void> {
  const reason = STOPPED_BY[change.status];
  if (reason !== undefined) {
    await stopOpenActions(ctx, change.id, reason);
    return;
  }
  const { open, all } = await countsOfCase(ctx, change.id);
  if ((change.status === 'discharged' || change.status === 'stepped_down') && open > 0)
    throw new Refusal(
      'conflict',
      `${open} ${open === 1 ? 'action is' : 'actions are'} still open on ${change.ref}. Finish or cancel ${open === 1 ? 'it' : 'them'} first.`,
    );
  if ((change.status === 'withdrawn' || change.status === 'shortlisted') && all > 0)
    throw new Refusal(
      'conflict',
      `${change.ref} has actions already, so accepting it can’t be undone. Cancel them first, or close the case with a reason.`,
    );
}
