import { z } from 'zod';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { changeItem } from './agenda-store.ts';
import { openHuddle, visibleItem } from './guard.ts';
import { maySayYes, whoSaysYes, yesOf } from './late.ts';
import { correctPost } from './post.ts';

/**
 * The chair's yes to a case that came on after the cut-off, or (`ok` false) taking that back [D, DOMAIN.md 8: late needs an
 * urgent reason and the chair]. Said twice it is said once; not taken back once the case was opened. Anybody else is refused,
 * and told who can.
 */
export const okLate = command({
  says: 'Agree to a late case as the chair',
  needs: 'huddles.run',
  input: z.object({ itemId: z.uuid(), ok: z.boolean().exactOptional() }),
  undo: 'huddles.okLate',
  async run({ itemId, ok = true }, ctx) {
    const { huddleId } = await visibleItem(ctx, itemId);
    const huddle = await openHuddle(ctx, huddleId);
    const item = await visibleItem(ctx, itemId);
    const kept = item.excludedOrganisations;
    if (!(await maySayYes(ctx, huddle, kept)))
      throw new Refusal(
        'forbidden',
        `Only the chair says yes to a late case. Ask ${await whoSaysYes(ctx, huddle, kept)}.`,
      );
    if (item.state === 'removed')
      throw new Refusal('conflict', `${item.ref} was taken off this agenda. Put it back first.`);
    if (item.late && ok !== (item.lateOkBy !== null)) {
      if (!ok && item.startedAt !== null)
        throw new Refusal(
          'conflict',
          `${item.ref} has been opened in this huddle, so the yes stands. Defer it instead.`,
        );
      await changeItem(ctx, itemId, ok ? (yesOf(ctx) ?? {}) : { lateOkBy: null, lateOkAt: null });
      await correctPost(ctx, huddle);
    }
    return { itemId, huddleId, ref: item.ref, ok: !item.late || ok };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => [`huddle/${done.huddleId}`, `agenda/${done.huddleId}`],
});
