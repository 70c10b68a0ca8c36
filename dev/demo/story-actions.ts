import { type Day, daysBetween, instantAt } from '../../src/core/time.ts';
import type { Teller } from './story.ts';
import { BLOCKED, DONE } from './words.ts';

/** One action in nine is simply left by its owner. */
const LEFT_EVERY = 9;

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
    if (action.number % LEFT_EVERY === 0) continue;
    const owner = teller.as(action.owner, now);
    const daysLeft = daysBetween(day, action.due);
    if (action.status === 'offered' && random.chance(0.5)) await owner.actions.accept({ ref: action.ref });
    else if (action.status === 'accepted' && daysLeft < 5 && random.chance(0.04))
      await owner.actions.block({ ref: action.ref, because: random.pick(BLOCKED) });
    else if (action.status === 'accepted' && daysLeft <= 2 && random.chance(0.25))
      await owner.actions.complete({ ref: action.ref, note: random.pick(DONE) });
    else if (action.status === 'blocked' && daysLeft < -9 && random.chance(0.2))
      await owner.actions.notDone({
        ref: action.ref,
        reason: random.pick(['service_full', 'persons_choice', 'circumstances_changed'] as const),
      });
  }
}
