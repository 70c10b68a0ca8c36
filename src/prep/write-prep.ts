import { z } from 'zod';
import { OUTCOME_CODES } from '../cases/index.ts';
import { actingMember } from '../core/acting.ts';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import {
  changeItem,
  correctPost,
  type ItemRow,
  isSettled,
  openHuddle,
  visibleItem,
} from '../huddles/index.ts';
import { judgeLane } from './judge-lane.ts';
import type { Prep } from './prep.ts';
import { prepared } from './read-prep.ts';
import { keepPrep } from './store.ts';

const words = z.string().trim().max(4000).exactOptional();
const input = z.object({
  itemId: z.uuid(),
  version: z.int().min(0),
  question: z
    .string()
    .trim()
    .min(1, 'Say in one line what the team is asked: a case is presented round a question.')
    .max(300, 'Keep the question to one line of at most 300 letters.'),
  situation: words,
  actionToDate: words,
  proposal: words,
  outcome: z.enum(OUTCOME_CODES).nullable().exactOptional(),
  reviewOn: day.nullable().exactOptional(),
});

/**
 * Prepares a case for its huddle: the question (mandatory [S: Raine 2015, a presentation is framed round a question]), the
 * situation, what was done to date, and what could be decided. Fields left out stay. `version` is the one on screen, 0 when
 * nothing was written: a stale one is a conflict that carries theirs, and nothing is overwritten (hazard H15). The item
 * stays on the agenda from then on, whatever the planner does.
 */
export const writePrep = command({
  says: 'Prepare a case for a huddle',
  needs: 'huddles.record',
  where: 'personal',
  input,
  async run({ itemId, version, question, ...asked }, ctx) {
    const me = actingMember(ctx);
    const { huddleId } = await visibleItem(ctx, itemId);
    const huddle = await openHuddle(ctx, huddleId);
    const item = await visibleItem(ctx, itemId);
    refuseUnlessOpen(item);
    if (asked.reviewOn != null && asked.reviewOn <= ctx.today)
      throw new Refusal('invalid', 'That review date has passed. When should the case come back?');
    const stands = await prepared(ctx, item);
    const { situation, actionToDate, proposal, outcome, reviewOn } = { ...stands, ...asked };
    const next = { question, situation, actionToDate, proposal, outcome, reviewOn };
    if (saysTheSame(stands, next) && stands.version > 0) return answer(stands, stands.version);
    const { question: _asked, ...kept } = next;
    const written = version === stands.version && (await keepPrep(ctx, itemId, version, kept, me.memberId));
    if (written === false || written === undefined)
      throw new Refusal(
        'conflict',
        `${stands.writtenBy?.name ?? 'Somebody else'} changed this on ${item.ref} while you were writing. Yours is kept here: look at theirs, then save again.`,
        await prepared(ctx, item),
      );
    await changeItem(ctx, itemId, {
      question,
      ...(item.placed === 'planner' ? { placed: 'hand' as const } : {}),
    });
    await judgeLane(ctx, itemId);
    await correctPost(ctx, huddle);
    return answer(stands, written);
  },
  about: (_asked, done) => ({ kind: 'huddle', id: done.huddleId }),
  touches: (_asked, done) => [`huddle/${done.huddleId}`, 'prep', `prep/${done.itemId}`],
});

const answer = ({ itemId, huddleId, ref }: Prep, version: number) => ({ itemId, huddleId, ref, version });

const saysTheSame = (one: Prep, other: { [key: string]: unknown }): boolean =>
  Object.entries(other).every(([field, value]) => Reflect.get(one, field) === value);

/** Prepared before it is discussed: what is on the table is written in the live room, what is agreed is taken back first. */
export function refuseUnlessOpen(item: ItemRow): void {
  if (item.state === 'waiting' || item.state === 'deferred') return;
  throw new Refusal(
    'conflict',
    isSettled(item)
      ? `${item.ref} was agreed without the meeting. Ask the chair to take that back first.`
      : item.state === 'removed'
        ? `${item.ref} was taken off this agenda. Put it back first, then save again.`
        : `${item.ref} is being discussed, or was. Write it in the huddle itself.`,
  );
}
