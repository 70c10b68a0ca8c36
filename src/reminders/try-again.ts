import type { Context } from '../core/context.ts';
import { sendParked } from './reach-store.ts';

/** Somebody wrote from a chat, or the bot was installed: what was parked for it goes now. Follows the binding of a chat. */
export async function sendParkedAgain(ctx: Context, chat: { id: string }): Promise<void> {
  if ((await sendParked(ctx, chat.id)) > 0) ctx.app.wakeCourier(ctx.neighbourhoodId);
}
