import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { grantsOf } from '../core/grants.ts';
import { command, query } from '../core/use-case.ts';
import { memberBySignIn } from '../neighbourhoods/index.ts';
import { markAttendance } from './attend.ts';
import type { HuddleStatus } from './huddle.ts';
import { sendGuestsAway } from './live-store.ts';
import { heardOf, huddleOfMeeting, type InMeeting } from './meeting-store.ts';
import { changeHuddle, type HuddleRow, huddleById, lockedHuddle } from './store.ts';

const meeting = z.object({ conversationId: z.string().min(1), joinUrl: z.string().nullable() });
export type MeetingHuddle = { huddleId: string; status: HuddleStatus };

/** The huddle that is held in a Teams meeting, by its chat or its join link; null when none is. */
export const huddleInMeeting = query({
  says: 'Find the huddle that is held in a meeting',
  needs: 'system',
  input: meeting,
  async run(asked, ctx): Promise<MeetingHuddle | null> {
    const huddleId = await huddleOfMeeting(ctx, asked);
    const huddle = huddleId === undefined ? undefined : await huddleById(ctx, huddleId);
    return huddle === undefined ? null : { huddleId: huddle.id, status: huddle.status };
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
    if (what === 'end') await sendGuestsAway(ctx, huddle.id);
    let news = 0;
    let guests = 0;
    if (what === 'join' || what === 'leave')
      for (const person of people) {
        const { isNews, isGuest } = await note(ctx, huddle, person, what === 'join', at);
        news += isNews ? 1 : 0;
        guests += isGuest ? 1 : 0;
      }
    return { huddle: { huddleId: huddle.id, status: huddle.status }, news, guests };
  },
  about: (_asked, { huddle }) => (huddle === null ? undefined : { kind: 'huddle', id: huddle.huddleId }),
  touches: (_asked, { huddle, news }) => (huddle === null || news === 0 ? [] : [`huddle/${huddle.huddleId}`]),
  noted: ({ news }) => news > 0,
});

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
  const seesCases = member !== undefined && grantsOf(member.roles).has('cases.see');
  if (here && !seesCases && huddle.stageShownBy !== null)
    await changeHuddle(ctx, huddle.id, { stageShownBy: null, stageUntil: null });
  if (member !== undefined && huddle.status === 'live')
    await markAttendance(ctx, huddle, member, here ? 'here' : 'left');
  return { isNews: true, isGuest };
}
