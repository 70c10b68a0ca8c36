import type { Context } from '../core/context.ts';
import type { Day } from '../core/day.ts';
import { changeItem, type ItemRow } from './agenda-store.ts';
import type { Lane } from './huddle.ts';
import type { Yes } from './late.ts';
import { writeGroup } from './record-store.ts';

/** Whether an item may be settled without the meeting. No new version: nobody who is editing it is disturbed. */
export async function setLane(ctx: Context, itemId: string, lane: Lane): Promise<void> {
  await ctx.db
    .updateTable('agendaItem')
    .set({ lane })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', itemId)
    .where('lane', '<>', lane)
    .execute();
}

export type Agreed = {
  situation: string;
  actionToDate: string;
  decision: string;
  rationale: string;
  outcome: string | null;
  reviewOn: Day | null;
  by: string;
  /** The chair's yes to a case that came late. */
  yes: Yes | null;
};
/**
 * Records an item as discussed without the meeting, in the same rows as what is said in one, so that minutes and history
 * show it. Its case is marked discussed when the huddle closes, like every other.
 */
export async function settleItem(ctx: Context, item: ItemRow, agreed: Agreed): Promise<void> {
  const { situation, actionToDate, decision, rationale, outcome, reviewOn, by, yes } = agreed;
  await writeGroup(ctx, item.id, {
    group: 'sbar',
    version: 0,
    by,
    fields: { situation, actionToDate, updateWords: undefined, nextSteps: undefined },
  });
  await writeGroup(ctx, item.id, {
    group: 'decision',
    version: 0,
    by,
    fields: {
      decision,
      rationale,
      outcome,
      reviewOn,
      // Everybody needed was asked, and nobody wanted to discuss it.
      dissentAsked: true,
      dissent: undefined,
      dissentBy: undefined,
      contingency: undefined,
      aware: undefined,
      feedbackBy: undefined,
      feedbackOn: undefined,
    },
  });
  await changeItem(ctx, item.id, {
    ...yes,
    state: 'discussed',
    finishedAt: ctx.now,
    deferReason: null,
    question: item.question,
  });
}

/** Takes that back: the item waits for the huddle again, and nothing stands as decided. */
export async function unsettleItem(ctx: Context, itemId: string): Promise<void> {
  await clearDiscussion(ctx, itemId);
  await changeItem(ctx, itemId, { state: 'waiting', finishedAt: null });
}

async function clearDiscussion(ctx: Context, itemId: string): Promise<void> {
  await ctx.db
    .deleteFrom('discussion')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .execute();
}

/** What was prepared stands on the table when the case is opened, and is nobody's record until somebody writes. */
export async function layOnTable(
  ctx: Context,
  itemId: string,
  prepared: { situation: string; actionToDate: string; nextSteps: string },
): Promise<void> {
  await ctx.db
    .insertInto('discussion')
    .values({ neighbourhoodId: ctx.neighbourhoodId, itemId, ...prepared })
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'itemId'])
        .doUpdateSet(prepared)
        .where('discussion.sbarVersion', '=', 0),
    )
    .execute();
}
