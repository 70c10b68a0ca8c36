import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { reportBug } from '../../src/core/bug.ts';
import type { App } from '../../src/core/context.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { pressButton } from '../card-door.ts';
import { hear } from '../chat-door.ts';
import { readsLikeEmergency } from '../emergency.ts';
import { emergencyFace } from '../emergency-card.ts';
import { helpFor } from '../help.ts';
import { plainWords } from '../plain-words.ts';
import {
  belongingTo,
  madeIn,
  type Post,
  passesGate,
  postOf,
  type Reply,
  requestOf,
  WITHHELD,
} from '../reply.ts';
import type { Turn } from '../turn.ts';
import { takeFile } from './files.ts';
import { UNKNOWN, whoSpeaks } from './identity.ts';
import type { Incoming } from './incoming.ts';
import { answerBug, answerCard, answerSentence } from './invoke.ts';
import { met, readMeetingEvent } from './meeting.ts';
import { bindTeam, noteActed } from './places.ts';
import { incomingOf, turnFor } from './turn-for.ts';

/** Something was typed, or a file sent. */
export async function heard(app: App, context: TurnContext): Promise<void> {
  const incoming = incomingOf(context);
  await say(
    context,
    await answered(app, 'bot.chat', async () => {
      // Before we even know who it is: somebody in danger needs no membership.
      const words = plainWords(incoming.text);
      if (readsLikeEmergency(words))
        return shownPost(undefined, { face: emergencyFace(incoming.place, words) });
      const turn = await turnFor(app, incoming, 'chat');
      if (typeof turn === 'string') return shownPost(undefined, { say: turn });
      const [file, ...more] = incoming.files;
      if (file === undefined) return shownPost(turn, await hear(turn, incoming.text));
      if (more.length > 0)
        return shownPost(turn, {
          say: 'One file at a time, please. Send me the first one again on its own.',
        });
      return shownPost(turn, await takeFile(turn, file));
    }),
  );
}

const execute = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) });
const submit = z.looseObject({ verb: z.string() });

/** An Action.Execute: the card that comes back replaces the one that was pressed, for everybody who sees it. */
export async function pressedExecute(app: App, context: TurnContext): Promise<void> {
  const incoming = incomingOf(context);
  try {
    const { action } = execute.parse(incoming.value);
    const post = await pressed(app, incoming, action.verb, action.data);
    if (post.card === undefined) return await answerSentence(context, post.text ?? '');
    if (!post.onlyForPresser) await replace(context, incoming, post);
    await answerCard(context, post.card);
  } catch (error) {
    if (error instanceof Refusal) await answerSentence(context, error.sentence);
    else await answerBug(context, reportBug(app.log, 'bot.card', error));
  }
}

/** An Action.Submit, from clients that do not know Execute: a message without text. */
export async function pressedSubmit(app: App, context: TurnContext): Promise<void> {
  const incoming = incomingOf(context);
  const post = await answered(app, 'bot.card', async () => {
    const { verb, ...data } = submit.parse(incoming.value);
    return pressed(app, incoming, verb, data);
  });
  if (post.card === undefined || !(await replace(context, incoming, post))) await say(context, post);
}

async function pressed(app: App, incoming: Incoming, verb: string, data: unknown): Promise<Post> {
  const id = requestOf(data) ?? incoming.id;
  const turn = await turnFor(app, { ...incoming, id, madeIn: madeIn(data) }, 'card');
  if (typeof turn === 'string') return postOf({ say: turn });
  const post = await shownPost(turn, await pressButton(turn, verb, data));
  await noteActed(app, incoming, turn);
  return post;
}

/** The bot was installed: the team is bound to its neighbourhood, a personal chat is kept, and whoever is new is greeted. */
export async function placed(app: App, context: TurnContext): Promise<void> {
  const incoming = incomingOf(context);
  if (!incoming.installed) return;
  const before = await whoSpeaks(app, incoming);
  const isKnown =
    'known' in before && (incoming.place === 'shared' || before.known.personalChat !== undefined);
  const post = await answered(app, 'bot.install', async () => {
    if (incoming.place === 'shared')
      return postOf({ say: (await bindTeam(app, incoming)) ? HELLO : UNKNOWN.team });
    const turn = await turnFor(app, incoming, 'chat');
    return typeof turn === 'string' ? postOf({ say: turn }) : shownPost(turn, { face: helpFor(turn) });
  });
  if (!isKnown) await say(context, post);
}
const HELLO =
  'Hello. I post each huddle’s agenda and summary here, and one reminder a day: references and counts only. Mention me and say **help**.';

/** Teams tells of a meeting: it began or ended, somebody came or went. Most of it is only noted. */
export async function inMeeting(app: App, context: TurnContext): Promise<void> {
  const incoming = incomingOf(context);
  const event = readMeetingEvent(context.activity, incoming);
  if (event === undefined) return;
  try {
    const reply = await met(app, incoming, event);
    if (reply === undefined) return;
    const turn = await turnFor(app, incoming, 'chat');
    await say(context, await shownPost(typeof turn === 'string' ? undefined : turn, reply));
  } catch (error) {
    // Nobody asked anything, so nobody is answered.
    reportBug(app.log, 'bot.meeting', error);
  }
}

/** A refusal is said as it stands, a bug by its number: never raw text. */
async function answered(app: App, where: string, work: () => Promise<Post>): Promise<Post> {
  try {
    return await work();
  } catch (error) {
    return postOf({ say: error instanceof Refusal ? error.sentence : reportBug(app.log, where, error) });
  }
}

async function shownPost(turn: Turn | undefined, reply: Reply): Promise<Post> {
  const post = postOf(reply);
  if (turn === undefined) return post;
  if (await passesGate(post, turn.place, turn.namesIn)) return belongingTo(post, turn.neighbourhood.id);
  turn.app.log.error('bot.withheld', { door: turn.door });
  return postOf({ say: WITHHELD });
}

const activityOf = ({ text, card, summary }: Post): Partial<Activity> => ({
  type: 'message',
  summary,
  ...(text !== undefined && { text, textFormat: 'markdown' }),
  ...(card && { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }),
});

const say = async (context: TurnContext, post: Post): Promise<void> => {
  const activity = activityOf(post);
  await context.sendActivity(activity);
  // What went through the SDK's generator functions stays in memory until the great collection: the card need not.
  activity.attachments?.splice(0);
};

/** Puts the card in the place of the pressed one; false when Teams no longer has that message. */
async function replace(context: TurnContext, { replyToId }: Incoming, post: Post): Promise<boolean> {
  if (replyToId === undefined) return false;
  try {
    await context.updateActivity({ ...activityOf(post), id: replyToId });
    return true;
  } catch {
    return false;
  }
}
