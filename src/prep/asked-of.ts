import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { dayAndTime } from '../huddles/index.ts';
import { itemsAhead } from './items-store.ts';

export type AskedItem = { itemId: string; ref: string; day: Day; question: string };
/** The cases of a huddle that a member presents and nobody has prepared, for the message that asks them. */
export const prepAskedOf = async (ctx: Context, huddleId: string, memberId: string): Promise<AskedItem[]> =>
  (await itemsAhead(ctx))
    .filter(
      (item) =>
        item.huddleId === huddleId &&
        item.presenterId === memberId &&
        item.prepVersion === null &&
        item.state === 'waiting' &&
        !item.excludedOrganisations.includes(item.presenterOrganisation ?? ''),
    )
    .map(({ itemId, ref, localStart, question }) => ({
      itemId,
      ref,
      day: dayAndTime(localStart).day,
      question,
    }));
