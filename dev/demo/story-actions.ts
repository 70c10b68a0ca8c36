import { type Day, daysBetween, instantAt } from '../../src/core/time.ts';
import type { Teller } from './story.ts';
import { BLOCKED, DONE } from './words.ts';

/**
 * What becomes of the open actions on a day: most are accepted within two days and done about when they are due, a few are
 * blocked or not done with a reason, and some are simply left, as in life (a fifth of decisions, DOMAIN.md 4).
 */
export async function settleActions(teller: Teller, day: Day): Promise<void> {
  const { random } = teller;
  const now = instantAt(day, '16:30');
  const open = await teller
    .as('Jo Bennett', now)
    .actions.list({ status: ['offered', 'accepted', 'in_progress', 'blocked'] });
  for (const action of open) {
    const owner = teller.as(action.owner, now);
    const daysLeft = daysBetween(day, action.due);
    if (action.status === 'offered' && random.chance(0.6)) await owner.actions.accept({ ref: action.ref });
    else if (action.status !== 'offered' && daysLeft <= 2 && random.chance(0.35))
      await owner.actions.complete({ ref: action.ref, note: random.pick(DONE) });
    else if (action.status === 'accepted' && daysLeft < 4 && random.chance(0.06))
      await owner.actions.block({ ref: action.ref, because: random.pick(BLOCKED) });
    else if (daysLeft < -6 && random.chance(0.12))
      await owner.actions.notDone({
        ref: action.ref,
        reason: random.pick(['service_full', 'persons_choice', 'circumstances_changed'] as const),
      });
  }
}
