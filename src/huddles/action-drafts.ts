import { z } from 'zod';
import type { ActionWithWarning } from '../actions/action.ts';
import { actions } from '../actions/index.ts';
import { lockAgendas } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { addDraft, draftById, dropDraftRow } from './draft-store.ts';
import { liveHuddle, visibleItem } from './guard.ts';

const input = z.object({ draftId: z.uuid() });
const topics = ({ huddleId }: { huddleId: string }): string[] => [`huddle/${huddleId}`];

/**
 * Keeps a line that was said as an action and has no owner or no date yet: everybody in the huddle sees it, and the case is
 * not left before it has both or is dropped. The same words on the same case are kept once.
 */
export const keepDraft = command({
  says: 'Keep an action that has no owner or date yet',
  needs: 'actions.assign',
  where: 'personal',
  input: z.object({
    itemId: z.uuid(),
    words: z
      .string()
      .trim()
      .min(1, 'What is to be done?')
      .max(300, 'Say it in at most 300 letters; details belong in the case.'),
  }),
  undo: 'huddles.dropDraft',
  async run({ itemId, words }, ctx) {
    const { huddleId } = await visibleItem(ctx, itemId);
    await liveHuddle(ctx, huddleId, 'share');
    const item = await visibleItem(ctx, itemId);
    if (item.state === 'removed')
      throw new Refusal('conflict', `${item.ref} was taken off this agenda. Put it back first.`);
    return { huddleId, itemId, draftId: await addDraft(ctx, itemId, words) };
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => topics(done),
});

/** Drops a line that is not to be an action after all. Dropped twice, or settled meanwhile, nothing happens. */
export const dropDraft = command({
  says: 'Drop an action that has no owner or date',
  needs: 'actions.assign',
  where: 'personal',
  input,
  undo: 'huddles.keepDraft',
  async run({ draftId }, ctx) {
    const draft = await visibleDraft(ctx, draftId);
    if (draft === undefined) return { huddleId: null, dropped: false };
    await liveHuddle(ctx, draft.huddleId, 'share');
    return { huddleId: draft.huddleId, dropped: await dropDraftRow(ctx, draftId) };
  },
  about: (_asked, { huddleId }) => (huddleId === null ? undefined : { kind: 'huddle', id: huddleId }),
  touches: (_asked, { huddleId }) => (huddleId === null ? [] : [`huddle/${huddleId}`]),
  noted: (done) => done.dropped,
});

/**
 * Makes an action of a line: with an owner, and a date or the default of its priority, as actions.assign has it. Two who
 * settle one line at once make one action; the second is told.
 */
export const settleDraft = command({
  says: 'Give an action its owner and date',
  needs: 'actions.assign',
  where: 'personal',
  input: z.object({
    ...input.shape,
    ...actions.assign.input.pick({ title: true, ownerId: true, due: true, priority: true }).shape,
  }),
  undo: 'actions.cancel',
  async run({ draftId, ...line }, ctx): Promise<ActionWithWarning & { huddleId: string }> {
    await lockAgendas(ctx, 'share');
    const draft = await visibleDraft(ctx, draftId);
    if (draft === undefined || !(await dropDraftRow(ctx, draftId)))
      throw new Refusal(
        'conflict',
        'Somebody has settled or dropped this line already. Look at the actions.',
      );
    const { huddleId, ref } = draft;
    await liveHuddle(ctx, huddleId, 'share');
    const action = await actions.assign.run({ ...line, caseRef: ref, huddleId }, ctx);
    return { ...action, huddleId };
  },
  about: (_asked, { id }) => ({ kind: 'action', id }),
  touches: (_asked, done) => [...topics(done), 'actions', `case/${done.caseRef}`],
});

/** A line that is still open, of a case that the asker may see. */
async function visibleDraft(ctx: Context, draftId: string) {
  const draft = await draftById(ctx, draftId);
  return draft && (await visibleItem(ctx, draft.itemId));
}
