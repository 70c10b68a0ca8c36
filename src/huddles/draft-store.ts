import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';

/** Lines of a huddle that are no action yet, the oldest first. */
export const draftsOf = async (ctx: Context, huddleId: string) =>
  (
    await ctx.db
      .selectFrom('actionDraft as draft')
      .innerJoin('agendaItem as item', (join) =>
        join
          .onRef('item.neighbourhoodId', '=', 'draft.neighbourhoodId')
          .onRef('item.id', '=', 'draft.itemId'),
      )
      .innerJoin('mdtCase', (join) =>
        join
          .onRef('mdtCase.neighbourhoodId', '=', 'item.neighbourhoodId')
          .onRef('mdtCase.id', '=', 'item.caseId'),
      )
      .leftJoin('member', (join) =>
        join
          .onRef('member.neighbourhoodId', '=', 'draft.neighbourhoodId')
          .onRef('member.id', '=', 'draft.createdBy'),
      )
      .where('draft.neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('item.huddleId', '=', huddleId)
      .where('item.state', '<>', 'removed')
      .select(['draft.id', 'draft.itemId', 'draft.words', 'draft.createdBy', 'member.name'])
      .select(['mdtCase.person', 'mdtCase.excludedOrganisations'])
      .orderBy('draft.createdAt')
      .orderBy('draft.id')
      .execute()
  ).map(({ person, ...row }) => ({ ...row, ref: showPerson(ctx.code, person) }));
export type DraftRow = Awaited<ReturnType<typeof draftsOf>>[number];

export const draftById = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('actionDraft')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .select(['id', 'itemId'])
    .executeTakeFirst();
export async function addDraft(ctx: Context, itemId: string, words: string): Promise<string> {
  const same = await ctx.db
    .selectFrom('actionDraft')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .where('words', '=', words)
    .select('id')
    .executeTakeFirst();
  if (same !== undefined) return same.id;
  const { id } = await ctx.db
    .insertInto('actionDraft')
    .values({
      neighbourhoodId: ctx.neighbourhoodId,
      itemId,
      words,
      createdAt: ctx.now,
      createdBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
/** True for the one who took it away. */
export const dropDraftRow = async (ctx: Context, id: string): Promise<boolean> =>
  (await ctx.db
    .deleteFrom('actionDraft')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()) !== undefined;
export const dropDraftsOf = async (ctx: Context, itemId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('actionDraft')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('itemId', '=', itemId)
    .execute();
};
