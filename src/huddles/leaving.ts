import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import type { ItemRow } from './agenda-store.ts';
import { draftsOf } from './draft-store.ts';
import { mustDecide } from './live-now.ts';
import { isWithheld } from './show.ts';

/** A case as the asker may hear of it. */
export const called = (ctx: Context, item: Pick<ItemRow, 'ref' | 'excludedOrganisations'>): string =>
  isWithheld(ctx, item.excludedOrganisations) ? 'This case' : item.ref;
const lines = (count: number): string =>
  count === 1
    ? 'has an action without an owner or a date. Give it both, or drop it'
    : `has ${count} actions without an owner or a date. Give each both, or drop it`;

/**
 * A case cannot be left with an action that lacks an owner or a date, whichever way it is left [DOMAIN.md 4]; and after
 * three discussions without a new action it is not called discussed before somebody keeps it with a reason, steps it down,
 * or agrees an action [DOMAIN.md 3].
 */
export async function refuseLeaving(ctx: Context, item: ItemRow, isDiscussed: boolean): Promise<void> {
  const open = (await draftsOf(ctx, item.huddleId)).filter((draft) => draft.itemId === item.id);
  if (open.length > 0)
    throw new Refusal('conflict', `${called(ctx, item)} ${lines(open.length)}, then go on.`);
  if (isDiscussed && (await mustDecide(ctx, item)))
    throw new Refusal(
      'conflict',
      `${called(ctx, item)} has now been discussed three times without a new action. Agree an action, keep it with a reason, or step it down; then go on.`,
    );
}

/** A huddle does not close over actions that nobody owns: the record is locked afterwards. */
export async function refuseOpenDrafts(ctx: Context, huddleId: string): Promise<void> {
  const [first, ...more] = await draftsOf(ctx, huddleId);
  if (first === undefined) return;
  const same = more.filter((draft) => draft.itemId === first.itemId).length + 1;
  throw new Refusal('conflict', `${called(ctx, first)} ${lines(same)}, then close the huddle.`);
}
