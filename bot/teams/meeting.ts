import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { App } from '../../src/core/context.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { instantOf, machineNow, milliseconds } from '../../src/core/time.ts';
import { neighbourhoodOfMeeting, whoAsks } from '../../src/neighbourhoods/index.ts';
import type { Face } from '../cards.ts';
import { closeOffer, startOffer } from '../huddles/meeting-faces.ts';
import type { Reply } from '../reply.ts';
import { runAndShow } from '../show.ts';
import { askAs, type Out, type Turn } from '../turn.ts';
import { systemCall } from './identity.ts';
import type { Incoming } from './incoming.ts';
import { bindMeeting, onlyOne } from './places.ts';
import { turnFor } from './turn-for.ts';

const NAMES = {
  'application/vnd.microsoft.meetingStart': 'start',
  'application/vnd.microsoft.meetingEnd': 'end',
  'application/vnd.microsoft.meetingParticipantJoin': 'join',
  'application/vnd.microsoft.meetingParticipantLeave': 'leave',
} as const;
type What = (typeof NAMES)[keyof typeof NAMES];

/** As Teams sends it, with a capital or without (documentation and SDK differ); what cannot be read is left aside. */
const told = z.object({
  JoinUrl: z.string().optional().catch(undefined),
  joinUrl: z.string().optional().catch(undefined),
  members: z
    .array(
      z.object({
        user: z.object({
          id: z.string().optional(),
          aadObjectId: z.string().optional(),
          tenantId: z.string().optional(),
        }),
      }),
    )
    .optional()
    .catch(undefined),
});
export type MeetingEvent = {
  what: What;
  at: string;
  joinUrl: string | null;
  people: { tenantId: string; entraId: string }[];
};

/** What a meeting's event says; undefined for any other event. */
export function readMeetingEvent(
  { name, timestamp }: Pick<TurnContext['activity'], 'name' | 'timestamp'>,
  { value, tenantId }: Pick<Incoming, 'value' | 'tenantId'>,
): MeetingEvent | undefined {
  const what = Object.entries(NAMES).find(([one]) => one === name)?.[1];
  if (what === undefined) return undefined;
  const { JoinUrl, joinUrl, members = [] } = told.safeParse(value).data ?? {};
  return {
    what,
    at: timestamp === undefined ? machineNow() : instantOf(milliseconds(sentAt(timestamp))),
    joinUrl: JoinUrl ?? joinUrl ?? null,
    people: members.flatMap(({ user }) => {
      // A guest from nowhere has no Entra id: then Teams' own id stands for the person.
      const entraId = user.aadObjectId ?? user.id;
      return entraId === undefined ? [] : [{ tenantId: user.tenantId ?? tenantId, entraId }];
    }),
  };
}

/** The SDK says it is a Date; read straight from the body it is the text that Teams sent. */
const sentAt = (timestamp: { toISOString(): string } | string): string =>
  typeof timestamp === 'string' ? timestamp : timestamp.toISOString();

/**
 * A meeting began or ended, somebody came or went. Attendance follows; a huddle that is due starts when the one who began
 * the meeting may run it, else the start is offered; at the end the close is offered. Undefined: nothing is said.
 */
export async function met(app: App, incoming: Incoming, event: MeetingEvent): Promise<Reply | undefined> {
  const found = await heldIn(app, incoming, event);
  if (found === undefined || found.news === 0 || found.huddle === null) return undefined;
  const { huddleId, status, isDue } = found.huddle;
  if (event.what === 'start' && (status === 'draft' || status === 'scheduled')) {
    const turn = await turnFor(app, incoming, 'chat');
    if (typeof turn === 'string')
      return {
        say: 'The meeting has begun. The chair or coordinator starts the huddle here: type **start huddle**.',
      };
    return (isDue && (await started(turn, huddleId))) || { face: await startOffer(huddleId, turn) };
  }
  if (event.what === 'end' && status === 'live') {
    const turn = await turnFor(app, incoming, 'chat');
    return typeof turn === 'string'
      ? {
          say: 'The meeting has ended and the huddle is still live. The chair closes it: type **close huddle**.',
        }
      : { face: await closeOffer(huddleId, turn) };
  }
  return undefined;
}

/** Begun by somebody who runs huddles, at its time: then it is live. What stands against it is for a person to see. */
async function started(turn: Turn, huddleId: string): Promise<{ face: Face } | undefined> {
  if (!turn.me.grants.has('huddles.run')) return undefined;
  try {
    return { face: await runAndShow(turn, 'huddles.start', { huddleId }) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

type Heard = Out<'huddles.hearMeeting'>;
/** Tells the neighbourhood whose huddle is held in this meeting: known by the chat, else by who is in it. */
async function heldIn(app: App, incoming: Incoming, event: MeetingEvent): Promise<Heard | undefined> {
  const { channelId: conversationId, tenantId } = incoming;
  const bound = await neighbourhoodOfMeeting(app.db, tenantId, conversationId);
  const tries = bound === null ? await neighbourhoodsOf(app, incoming, event) : [bound];
  for (const neighbourhoodId of tries) {
    const requestKey = `${conversationId}/${incoming.id}`;
    const ask = askAs(app, { ...systemCall(neighbourhoodId), requestKey });
    const heard = await ask('huddles.hearMeeting', { conversationId, ...event });
    if (heard.huddle === null) continue;
    if (bound === null) await bindMeeting(app, incoming, neighbourhoodId);
    return heard;
  }
  return undefined;
}

/** Where those are members who are in the meeting, the one first of whom Teams tells. */
async function neighbourhoodsOf(
  app: App,
  { entraId, tenantId }: Incoming,
  { people }: MeetingEvent,
): Promise<string[]> {
  const named = entraId === undefined ? people : [{ entraId, tenantId }, ...people];
  const found: string[] = [];
  for (const person of named) {
    const askers = await whoAsks(app.db, person);
    found.push(...askers.map(({ neighbourhood }) => neighbourhood.id));
  }
  const only = found.length === 0 ? await onlyOne(app) : undefined;
  return [...new Set(only === undefined ? found : [only])];
}
