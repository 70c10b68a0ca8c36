import { z } from 'zod';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { isSettled } from './agenda.ts';
import { itemsOf } from './agenda-store.ts';
import { liveHuddle, openHuddle, whenOf } from './guard.ts';
import { membersInMeeting } from './meeting-store.ts';
import { refill } from './opening.ts';
import { tellChannel } from './post.ts';
import { attendanceOf, keepAttendance } from './record-store.ts';
import { changeHuddle, huddleById, lockAgendas, openHuddles } from './store.ts';
import { dayAndTime } from './timetable.ts';

type Started = { huddleId: string; startedAt: string };
const topics = ({ huddleId }: { huddleId: string }): string[] => [`huddle/${huddleId}`, 'huddles'];

/**
 * Starts a huddle: live for everybody, no case open yet, since due actions and attendance come first. Pressed twice, or by
 * two at once, it starts once. Refuses while another huddle of the series is live, and on another day than planned unless
 * `early` says that the team is meeting now. Who starts it is here, and so are members whom Teams has in its meeting.
 */
export const startHuddle = command({
  says: 'Start a huddle',
  needs: 'huddles.run',
  input: z.object({ huddleId: z.uuid(), early: z.boolean().exactOptional() }),
  undo: 'huddles.undoStart',
  async run({ huddleId, early }, ctx): Promise<Started> {
    await lockAgendas(ctx);
    const { seriesId } = required(await huddleById(ctx, huddleId), 'huddle');
    const huddle = await openHuddle(ctx, huddleId);
    if (huddle.status === 'live') return { huddleId, startedAt: huddle.startedAt ?? ctx.now };
    const other = (await openHuddles(ctx, ctx.now, seriesId ?? undefined)).find(
      (one) => one.status === 'live' && one.seriesId === seriesId,
    );
    if (other !== undefined)
      throw new Refusal(
        'conflict',
        `The huddle of ${whenOf(other, ctx.today)} is still live. Close it first, then start this one.`,
      );
    if (dayAndTime(huddle.localStart).day !== ctx.today && early !== true)
      throw new Refusal(
        'conflict',
        `This huddle is planned for ${whenOf(huddle, ctx.today)}. If the team is meeting now, start it early.`,
      );
    if (huddle.status === 'draft') await refill(ctx, huddle);
    await changeHuddle(ctx, huddleId, { status: 'live', startedAt: ctx.now });
    const starter = ctx.actor.kind === 'member' ? [ctx.actor.memberId] : [];
    for (const memberId of new Set([...starter, ...(await membersInMeeting(ctx, huddleId))]))
      await keepAttendance(ctx, huddleId, memberId, 'here');
    await tellChannel(ctx, huddleId);
    return { huddleId, startedAt: ctx.now };
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked) => topics(asked),
});

/** Takes a start back that was pressed by mistake, as long as no case was opened. */
export const undoStart = command({
  says: 'Take back the start of a huddle',
  needs: 'huddles.run',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx) {
    await lockAgendas(ctx);
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    if (huddle.status === 'scheduled' || huddle.status === 'draft') return { huddleId };
    await liveHuddle(ctx, huddleId);
    // What was agreed without a meeting is recorded too, and nobody opened it.
    const begun = (await itemsOf(ctx, huddleId)).some(
      (item) => item.startedAt !== null || (item.isRecorded && !isSettled(item)),
    );
    if (begun)
      throw new Refusal(
        'conflict',
        'A case has been opened in this huddle already. Close the huddle instead.',
      );
    await changeHuddle(ctx, huddleId, { status: 'scheduled', startedAt: null });
    // Whoever was here is expected again, for the quorum and the disciplines that are planned with.
    for (const { memberId, state } of await attendanceOf(ctx, huddleId))
      if (state === 'here' || state === 'left') await keepAttendance(ctx, huddleId, memberId, 'coming');
    await tellChannel(ctx, huddleId);
    return { huddleId };
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked) => topics(asked),
});
