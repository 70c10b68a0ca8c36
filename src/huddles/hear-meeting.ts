import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { addMinutes, milliseconds } from '../core/day.ts';
import { command, query } from '../core/use-case.ts';
import { memberBySignIn } from '../neighbourhoods/index.ts';
import { markAttendance } from './attend.ts';
import type { HuddleStatus } from './huddle.ts';
import { sendGuestsAway } from './live-store.ts';
import { heardOf, huddleOfMeeting, type InMeeting } from './meeting-store.ts';
import { changeHuddle, type HuddleRow, huddleById, lockedHuddle } from './store.ts';

const meeting = z.object({ conversationId: z.string().min(1), joinUrl: z.string().nullable() });
/** `isDue`: it is planned to begin in a few minutes, or should have begun. */
export type MeetingHuddle = { huddleId: string; status: HuddleStatus; isDue: boolean };
const DUE_MINUTES = 10;
const seen = (ctx: Context, huddle: HuddleRow): MeetingHuddle => ({
  huddleId: huddle.id,
  status: huddle.status,
  isDue: huddle.startsAt <= addMinutes(ctx.now, DUE_MINUTES),
});

/** The huddle that is held in a Teams meeting, by its chat or its join link; null when none is. */
export const huddleInMeeting = query({
  says: 'Find the huddle that is held in a meeting',
  needs: 'system',
  input: meeting,
  async run(asked, ctx): Promise<MeetingHuddle | null> {
    const huddleId = await huddleOfMeeting(ctx, asked);
    const huddle = huddleId === undefined ? undefined : await huddleById(ctx, huddleId);
    return huddle === undefined ? null : seen(ctx, huddle);
  },
});

/**
 * What Teams tells of a meeting: it began, it ended, somebody came, somebody went. Attendance follows; a guest is counted
 * and covers the stage; nothing is started or closed by it, since a person does that. `at` is Teams' own time, by which
 * what is told twice or too late is left aside. Null when no huddle is held in that meeting.
 */
export const hearMeeting = command({
  says: 'Hear who comes and goes in a meeting',
  needs: 'system',
  input: z.object({
    ...meeting.shape,
    what: z.enum(['start', 'end', 'join', 'leave']),
    at: z.iso.datetime(),
    people: z.array(z.object({ tenantId: z.string(), entraId: z.string().min(1) })).max(500),
  }),
  async run(
    { what, at, people, ...asked },
    ctx,
  ): Promise<{ huddle: MeetingHuddle | null; news: number; guests: number }> {
    const huddleId = await huddleOfMeeting(ctx, asked);
    const huddle = huddleId === undefined ? undefined : await lockedHuddle(ctx, huddleId);
    if (huddle === undefined) return { huddle: null, news: 0, guests: 0 };
    if (huddle.meeting !== asked.conversationId)
      await changeHuddle(ctx, huddle.id, { meeting: asked.conversationId });
    let news = (await isLater(ctx, huddle, what, at)) ? 1 : 0;
    if (what === 'end' && news > 0) await sendGuestsAway(ctx, huddle.id);
    let guests = 0;
    if (what === 'join' || what === 'leave')
      for (const person of people) {
        const { isNews, isGuest } = await note(ctx, huddle, person, what === 'join', at);
        news += isNews ? 1 : 0;
        guests += isGuest ? 1 : 0;
      }
    return { huddle: seen(ctx, huddle), news, guests };
  },
  about: (_asked, { huddle }) => (huddle === null ? undefined : { kind: 'huddle', id: huddle.huddleId }),
  touches: (_asked, { huddle, news }) => (huddle === null || news === 0 ? [] : [`huddle/${huddle.huddleId}`]),
  noted: ({ news }) => news > 0,
});

/** A start or an end that Teams had not told before; the first is kept. */
async function isLater(ctx: Context, huddle: HuddleRow, what: string, at: string): Promise<boolean> {
  if (what !== 'start' && what !== 'end') return false;
  const before = what === 'start' ? huddle.meetingBeganAt : huddle.meetingEndedAt;
  // A meeting that is left empty and joined again begins and ends anew; what is older was told before.
  if (before !== null && milliseconds(at) <= milliseconds(before)) return false;
  await changeHuddle(ctx, huddle.id, what === 'start' ? { meetingBeganAt: at } : { meetingEndedAt: at });
  return true;
}

async function note(
  ctx: Context,
  huddle: HuddleRow,
  person: InMeeting,
  here: boolean,
  at: string,
): Promise<{ isNews: boolean; isGuest: boolean }> {
  const member = await memberBySignIn(ctx, person);
  const memberId = member?.id ?? null;
  const isGuest = member === undefined;
  if (!(await heardOf(ctx, huddle.id, person, { memberId, here, at }))) return { isNews: false, isGuest };
  if (here && isGuest && huddle.stageShownBy !== null)
    await changeHuddle(ctx, huddle.id, { stageShownBy: null, stageUntil: null });
  if (member !== undefined && huddle.status === 'live')
    await markAttendance(ctx, huddle, member, here ? 'here' : 'left');
  return { isNews: true, isGuest };
}
