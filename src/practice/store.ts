import type { Context } from '../core/context.ts';

/** Sets the practice clock of every node: milliseconds from the machine's time. */
export const setOffset = async (ctx: Context, offsetMs: number): Promise<void> => {
  await ctx.db.updateTable('practiceClock').set({ offsetMs }).execute();
};
