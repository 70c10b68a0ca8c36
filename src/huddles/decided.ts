import { presentMember } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { Refusal, required } from '../core/refusal.ts';
import { memberOf } from '../neighbourhoods/index.ts';
import type { ItemRow } from './agenda-store.ts';
import type { Decision } from './record-store.ts';

type Asked = Partial<Omit<Decision, 'aware'>> & { personAware?: Decision['aware'] };

/**
 * What is decided, checked: days that lie ahead, members of this neighbourhood, and nobody who tells the person whom they
 * keep away. Words of dissent say that it was asked.
 */
export async function decided(ctx: Context, asked: Asked, item: ItemRow): Promise<Decision> {
  const { decision, rationale, dissent, dissentBy, contingency, outcome } = asked;
  const { reviewOn, feedbackBy, feedbackOn } = asked;
  if (reviewOn != null) refusePastReview(ctx, reviewOn);
  if (isPast(feedbackOn, ctx.today))
    throw new Refusal('invalid', 'That day has passed. By when is the person told?');
  if (dissentBy != null) required(await memberOf(ctx, dissentBy), 'member of this neighbourhood');
  if (feedbackBy != null) await presentMember(ctx, feedbackBy, item.excludedOrganisations);
  const dissentAsked = dissent !== undefined && dissent.trim() !== '' ? true : asked.dissentAsked;
  const aware = asked.personAware;
  return {
    ...{ decision, rationale, dissentAsked, dissent, dissentBy, contingency },
    ...{ outcome, reviewOn, aware, feedbackBy, feedbackOn },
  };
}

/** A case comes back on a day that lies ahead. */
export function refusePastReview(ctx: Context, reviewOn: Day): void {
  if (reviewOn <= ctx.today)
    throw new Refusal('invalid', 'That review date has passed. When should the case come back?');
}

const isPast = (day: Day | null | undefined, today: Day): boolean =>
  day !== undefined && day !== null && day < today;
