import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { liveHuddle } from './guard.ts';
import { onlookers } from './live-now.ts';
import { guestsIn, sendGuestsAway } from './live-store.ts';
import { attendanceOf } from './record-store.ts';
import { changeHuddle } from './store.ts';

const steps = {
  about: (asked: { huddleId: string }) => ({ kind: 'huddle' as const, id: asked.huddleId }),
  touches: (asked: { huddleId: string }, done: { changed: boolean }) =>
    done.changed ? [`huddle/${asked.huddleId}`] : [],
  noted: (done: { changed: boolean }) => done.changed,
};

/**
 * The presenter says that only the team sees the stage; until then, and again when somebody comes who is no member, it
 * shows references and nothing else [DOMAIN.md 6]. For the huddle, or until the next case. Refuses while a guest or
 * somebody whose role sees no cases is here; `guestsHaveLeft` says that Teams has not told us yet that the guests are gone.
 */
export const showStage = command({
  says: 'Say that only the team sees the stage',
  needs: 'huddles.record',
  where: 'personal',
  input: z.object({
    huddleId: z.uuid(),
    until: z.enum(['huddle', 'case']),
    guestsHaveLeft: z.boolean().exactOptional(),
  }),
  undo: 'huddles.coverStage',
  async run({ huddleId, until, guestsHaveLeft }, ctx) {
    const { memberId } = actingMember(ctx);
    const huddle = await liveHuddle(ctx, huddleId);
    if (guestsHaveLeft === true) await sendGuestsAway(ctx, huddleId);
    const [guests, rows] = await Promise.all([guestsIn(ctx, huddleId), attendanceOf(ctx, huddleId)]);
    const [onlooker] = onlookers(rows);
    if (onlooker !== undefined)
      throw new Refusal(
        'conflict',
        `${onlooker.name} is here and has no part in the cases. Ask them to step out and mark them as left, or leave the stage covered.`,
      );
    if (guests.length > 0)
      throw new Refusal(
        'conflict',
        `${guests.length === 1 ? '1 guest is' : `${guests.length} guests are`} in the meeting who ${guests.length === 1 ? 'is no member' : 'are no members'} of the team. Ask them to leave first.`,
      );
    const changed = huddle.stageShownBy === null || huddle.stageUntil !== until;
    if (changed) await changeHuddle(ctx, huddleId, { stageShownBy: memberId, stageUntil: until });
    return { huddleId, changed };
  },
  ...steps,
});

/** Takes the stage back to references only, for everybody at once. */
export const coverStage = command({
  says: 'Cover the stage again',
  needs: 'huddles.record',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx) {
    const huddle = await liveHuddle(ctx, huddleId);
    const changed = huddle.stageShownBy !== null;
    if (changed) await changeHuddle(ctx, huddleId, { stageShownBy: null, stageUntil: null });
    return { huddleId, changed };
  },
  ...steps,
});
