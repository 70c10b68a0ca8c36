import { type Action, ownerWords } from '../src/actions/action.ts';
import { actionById } from '../src/actions/index.ts';
import { caseById } from '../src/cases/index.ts';
import type { App, Outgoing } from '../src/core/context.ts';
import { type Day, showDay } from '../src/core/day.ts';
import { inTransaction } from '../src/core/execute.ts';
import { systemGrants } from '../src/core/grants.ts';
import { required } from '../src/core/refusal.ts';
import { actorOf, isProfessional, memberOf, neighbourhoodOf } from '../src/neighbourhoods/index.ts';
import { actionButtons } from './actions/cards.ts';
import { actionMerged, actionOverlap } from './actions/overlap-message.ts';
import { bySystem } from './by-system.ts';
import { type Face, press, said } from './cards.ts';
import { huddleCallFace, huddlePostNow } from './huddles/post-face.ts';
import { messages as insightMessages } from './insights/messages.ts';
import { myReadBackFace, ownerSummaryFace } from './minutes/cards.ts';
import { partnerSaid } from './partners/partner-said.ts';
import { callForCases, coverDeclined, deputyAsked, lateAsked, prepAsked, thirdTime } from './prep/asks.ts';
import { channelDigestFace, redFace, resumedFace, troubleFace } from './reminders/cards.ts';
import { digestFace } from './reminders/digest-face.ts';
import { type Post, postOf } from './reply.ts';
import { type Ask, askAs, type Turn, turnOf } from './turn.ts';

type ToChannel = (aboutId: string, reader: { app: App; today: Day; ask: Ask }) => Promise<Face>;
type ToMember = (aboutId: string, turn: Turn) => Promise<Face>;

/** Every kind of message in the outbox and how it reads when it goes out. What is asked is asked by the system. */
const CHANNEL: Record<string, ToChannel> = {
  'channel-digest': async (day, reader) =>
    channelDigestFace(await reader.ask('reminders.channelDigest', { day }), reader),
  'huddle-post': huddlePostNow,
  'call-for-cases': async (huddleId, reader) =>
    callForCases(await reader.ask('huddles.read', { huddleId }), reader),
  'huddle-call': async (huddleId, reader) =>
    huddleCallFace(await reader.ask('huddles.post', { huddleId }), reader),
};
const MEMBER: Record<string, ToMember> = {
  'action-assigned': actionAssigned,
  'action-overlap': actionOverlap,
  'action-merged': actionMerged,
  'case-proposed': caseProposed,
  'partner-said': partnerSaid,
  digest: async (day, turn) =>
    digestFace(await turn.ask('reminders.digest', { memberId: turn.me.memberId, day }), turn),
  'owner-summary': async (huddleId, turn) =>
    ownerSummaryFace(await turn.ask('minutes.ownerSummary', { huddleId, memberId: turn.me.memberId }), turn),
  'read-back': async (huddleId, turn) =>
    myReadBackFace(await turn.ask('minutes.readBack', { huddleId }), turn),
  'red-waiting': async (id, turn) => redFace(await actionToShow(id, turn), 'red-waiting', turn),
  'red-late': async (id, turn) => redFace(await actionToShow(id, turn), 'red-late', turn),
  'sending-trouble': async (_day, turn) => troubleFace(await turn.ask('reminders.trouble', {}), turn),
  'sending-resumed': async (since, turn) => resumedFace(since, turn),
  'prep-asked': prepAsked,
  'deputy-asked': deputyAsked,
  'cover-declined': coverDeclined,
  'late-asked': lateAsked,
  'third-time': thirdTime,
  ...insightMessages,
};

/** Every kind that can be rendered; the law of shared places goes through them. */
export const messageKinds: readonly string[] = [...Object.keys(CHANNEL), ...Object.keys(MEMBER)];

/** Renders a message as it is true now. One that is late says so, and one for somebody on leave whom it is for. */
export async function renderMessage(app: App, message: Outgoing): Promise<Post> {
  const face = await faceOf(app, message);
  const { lateByMinutes } = message;
  const notices = [
    ...(message.insteadOf == null ? [] : [await onBehalfOf(app, message, message.insteadOf)]),
    ...(lateByMinutes === null ? [] : [`This comes ${late(lateByMinutes)} late.`]),
  ];
  return postOf({
    face:
      notices.length === 0
        ? face
        : {
            ...face,
            notice: { text: notices.join(' '), tone: lateByMinutes === null ? 'Attention' : 'Warning' },
          },
  });
}
const onBehalfOf = (app: App, { neighbourhoodId }: Outgoing, memberId: string): Promise<string> =>
  inTransaction(app, systemCall(neighbourhoodId), async (ctx) => {
    const { name } = required(await memberOf(ctx, memberId), 'member');
    return `For ${name}, who is on leave: you hear it instead.`;
  });
const systemCall = (neighbourhoodId: string) =>
  ({ actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' }) as const;
const late = (minutes: number): string =>
  minutes < 90
    ? `${minutes} minutes`
    : minutes < 36 * 60
      ? `${Math.round(minutes / 60)} hours`
      : `${Math.round(minutes / 1440)} days`;

async function faceOf(app: App, { kind, neighbourhoodId, toMember, aboutId, id }: Outgoing): Promise<Face> {
  const system = systemCall(neighbourhoodId);
  if (toMember === null) {
    const words = CHANNEL[kind];
    if (words === undefined) throw new Error(`no card for messages of kind ${kind} to a channel`);
    const today = await inTransaction(app, system, async (ctx) => ctx.today);
    return words(aboutId, { app, today, ask: askAs(app, { ...system, where: 'shared' }) });
  }
  const words = MEMBER[kind];
  if (words === undefined) throw new Error(`no card for messages of kind ${kind} to a member`);
  // The reader's own turn, for the buttons that they may press.
  const reader = await inTransaction(app, system, async (ctx) => {
    const member = required(await memberOf(ctx, toMember), 'member');
    return {
      me: actorOf(member, ''),
      isProfessional: isProfessional(member),
      neighbourhood: await neighbourhoodOf(ctx),
      now: ctx.now,
      today: ctx.today,
    };
  });
  return words(
    aboutId,
    turnOf(
      app,
      reader,
      { place: 'personal', inTeam: false, door: 'clock', key: id, botId: '' },
      system.actor,
    ),
  );
}

const actionToShow = async (id: string, turn: Turn): Promise<Action> =>
  required(await bySystem(turn, (ctx) => actionById(ctx, id)), 'action');

async function actionAssigned(aboutId: string, turn: Turn): Promise<Face> {
  const action = await actionToShow(aboutId, turn);
  const mine = action.ownerId === turn.me.memberId && action.offeredTo === null;
  const isOffered = action.offeredTo?.id === turn.me.memberId;
  // Who hears instead of somebody on leave is neither owner nor asked.
  const to = mine || isOffered ? 'you' : (action.offeredTo?.name ?? action.owner);
  const by = isOffered ? ` by ${ownerWords({ ...action, offeredTo: null })}` : '';
  return {
    heading: `${action.ref} · ${mine || action.offeredTo === null ? 'for' : 'offered to'} ${to}${by} · due ${showDay(action.due, turn.today)}`,
    line: `For ${action.caseRef}. ${action.status === 'offered' || !mine ? 'Do you take it on?' : ''}`.trim(),
    body: [said({ said: action.title })],
    buttons: actionButtons(action, turn),
    summary: `${action.ref} is for ${to}, due ${showDay(action.due, turn.today)}`,
  };
}

async function caseProposed(aboutId: string, turn: Turn): Promise<Face> {
  const proposed = required(await bySystem(turn, (ctx) => caseById(ctx, aboutId)), 'case');
  return {
    heading: `${proposed.ref} is proposed to you`,
    line: 'If you know the person, see who it is and accept. If not, decline with your advice.',
    body: [said({ strong: 'Question: ' }, { said: proposed.question })],
    buttons: [
      press(
        'Accept…',
        'form:cases.accept',
        { ref: proposed.ref, cohort: proposed.cohort, question: proposed.question },
        { look: 'positive' },
      ),
      press('Who is it?', 'form:people.open', {
        ref: proposed.ref,
        purpose: 'accept',
        cohort: proposed.cohort,
      }),
      press('Decline', 'form:cases.decline', { id: aboutId, ref: proposed.ref }),
    ],
  };
}
