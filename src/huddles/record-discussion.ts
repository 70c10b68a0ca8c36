import { z } from 'zod';
import { OUTCOME_CODES, setAware } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import type { ItemRow } from './agenda-store.ts';
import { decided } from './decided.ts';
import { liveHuddle, visibleItem } from './guard.ts';
import { type DiscussionRow, discussionOf, type Written, writeGroup } from './record-store.ts';
import { showDiscussion } from './show.ts';

const words = z.string().max(4000).exactOptional();
const SBAR = ['situation', 'actionToDate', 'update', 'nextSteps'] as const;
const DECISION = [
  ...['decision', 'rationale', 'dissent', 'contingency', 'outcome', 'reviewOn'],
  ...['dissentAsked', 'dissentBy', 'personAware', 'feedbackBy', 'feedbackOn'],
] as const;
const input = z
  .object({
    itemId: z.uuid(),
    group: z.enum(['sbar', 'decision']),
    version: z.int().min(0),
    situation: words,
    actionToDate: words,
    update: words,
    nextSteps: words,
    decision: words,
    rationale: words,
    dissentAsked: z.boolean().exactOptional(),
    dissent: words,
    dissentBy: z.uuid().nullable().exactOptional(),
    contingency: words,
    outcome: z.enum(OUTCOME_CODES).nullable().exactOptional(),
    reviewOn: day.nullable().exactOptional(),
    personAware: z.enum(['yes', 'no', 'best_interests']).nullable().exactOptional(),
    feedbackBy: z.uuid().nullable().exactOptional(),
    feedbackOn: day.nullable().exactOptional(),
  })
  .refine(
    (asked) => (asked.group === 'sbar' ? DECISION : SBAR).every((field) => asked[field] === undefined),
    'What is said and what is decided are saved one by one: they have a version each.',
  );
type Asked = z.output<typeof input>;

/**
 * Records what is said (Situation, Action to date, Update, Next steps) or what is decided on a case of a live huddle. The
 * two groups have a version each, so two people write at once; fields left out stay. A stale version is a conflict that
 * carries theirs, and nothing is overwritten; the same words again are no conflict. A closed huddle is locked. Whether the
 * person is aware is kept with the case as well.
 */
export const recordDiscussion = command({
  says: 'Record a discussion',
  needs: 'huddles.record',
  where: 'personal',
  input,
  async run(asked, ctx) {
    const { huddleId } = await visibleItem(ctx, asked.itemId);
    await liveHuddle(ctx, huddleId, 'share');
    const item = await visibleItem(ctx, asked.itemId);
    if (item.state === 'removed')
      throw new Refusal(
        'conflict',
        `${item.ref} was taken off this agenda. Put it back first, then save again.`,
      );
    const written = await groupOf(ctx, asked, item);
    const version = await writeGroup(ctx, item.id, written);
    if (version !== undefined) {
      const { personAware } = asked;
      if (personAware !== undefined && personAware !== null) await setAware(ctx, item.caseId, personAware);
      return { huddleId, itemId: item.id, version };
    }
    const theirs = await discussionOf(ctx, item.id);
    if (theirs !== undefined && saysTheSame(theirs, written))
      return { huddleId, itemId: item.id, version: versionOf(theirs, asked.group) };
    throw stale(item, asked.group, theirs);
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => [`huddle/${done.huddleId}`],
});

async function groupOf(ctx: Context, asked: Asked, item: ItemRow): Promise<Written> {
  const { group, version, situation, actionToDate, update, nextSteps } = asked;
  const by = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  return group === 'sbar'
    ? { group, version, by, fields: { situation, actionToDate, updateWords: update, nextSteps } }
    : { group, version, by, fields: await decided(ctx, asked, item) };
}

const versionOf = (row: DiscussionRow, group: Asked['group']): number =>
  group === 'sbar' ? row.sbarVersion : row.decisionVersion;
const saysTheSame = (row: DiscussionRow, { fields }: Written): boolean =>
  Object.entries(fields).every(([field, value]) => value === undefined || Reflect.get(row, field) === value);

function stale(item: ItemRow, group: Asked['group'], theirs: DiscussionRow | undefined): Refusal {
  const name = (group === 'sbar' ? theirs?.sbarName : theirs?.decisionName) ?? 'Somebody else';
  return new Refusal(
    'conflict',
    `${name} changed this on ${item.ref} while you were writing. Yours is kept here: look at theirs, then save again.`,
    showDiscussion(item.id, theirs),
  );
}
