import type { Context } from '../core/context.ts';
import { tellChannel } from '../huddles/index.ts';
import { linesOf } from './read-read-back.ts';

type Step = { huddleId: string; currentItemId: string | null; waiting: number; moved: boolean };

/**
 * After each step of a live huddle: its one post in the channel shows where it is, and once the cases are through whoever is
 * here with an action that they have not confirmed is asked, once, in their own chat.
 */
export async function afterStep(ctx: Context, step: Step): Promise<void> {
  const { huddleId } = step;
  if (!step.moved) return;
  await tellChannel(ctx, huddleId);
  if (step.currentItemId !== null || step.waiting > 0) return;
  const asked = (await linesOf(ctx, huddleId, true)).filter((line) => line.state === 'to_confirm');
  for (const ownerId of new Set(asked.map((line) => line.ownerId)))
    await ctx.send({
      kind: 'read-back',
      cause: `read-back:${huddleId}:${ownerId}`,
      to: ownerId,
      about: { kind: 'huddle', id: huddleId },
    });
}

/** Is there still somebody to ask? After the close, or when all is confirmed, there is not. */
export const isReadBackWanted = async (ctx: Context, huddleId: string, memberId: string): Promise<boolean> =>
  (await linesOf(ctx, huddleId, true)).some(
    (line) => line.ownerId === memberId && line.state === 'to_confirm',
  );
