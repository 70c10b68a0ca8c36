import type { Context } from '../core/context.ts';
import type { HuddleRow } from './store.ts';

/** The channel's one post about a huddle: written once, then rendered afresh in place (agenda, live, summary). */
export const tellChannel = (ctx: Context, huddleId: string): Promise<void> =>
  ctx.send({
    kind: 'huddle-post',
    cause: `summary:${huddleId}`,
    to: null,
    about: { kind: 'huddle', id: huddleId },
    editInPlace: true,
  });

/** Keeps a post that is out in step with its agenda; before the list goes out the channel hears nothing. */
export async function correctPost(
  ctx: Context,
  huddle: Pick<HuddleRow, 'id' | 'listOutAt' | 'startedAt'>,
): Promise<void> {
  if (huddle.listOutAt !== null || huddle.startedAt !== null) await tellChannel(ctx, huddle.id);
}
