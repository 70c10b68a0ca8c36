import type { TurnContext } from 'botbuilder';
import type { App } from '../../src/core/context.ts';
import { type Turn, turnOf } from '../turn.ts';
import { UNKNOWN, whoSpeaks } from './identity.ts';
import { type Incoming, readActivity } from './incoming.ts';
import { bindTeam, keepChannel, keepPersonalChat } from './places.ts';

export const incomingOf = (context: TurnContext): Incoming => {
  const incoming = readActivity(context.activity);
  if (incoming === undefined) throw new Error('an activity that the door let in cannot be read');
  return incoming;
};

/** The turn of a member we know; else the sentence for somebody we do not. A coordinator's first words bind their team. */
export async function turnFor(
  app: App,
  incoming: Incoming,
  door: Turn['door'],
  place = incoming.place,
): Promise<Turn | string> {
  let who = await whoSpeaks(app, incoming);
  if ('unknown' in who && who.unknown === 'team' && (await bindTeam(app, incoming)))
    who = await whoSpeaks(app, incoming);
  if ('unknown' in who) return UNKNOWN[who.unknown];
  await keepPersonalChat(app, incoming, who.known);
  const { conversationId, id, botId, teamId } = incoming;
  const inTeam = teamId !== undefined;
  const { neighbourhood } = who.known;
  return turnOf(app, who.known, {
    place,
    inTeam,
    door,
    key: `${conversationId}/${id}`,
    botId,
    ...(teamId !== undefined && {
      channel: () => keepChannel(app, { ...incoming, teamId }, neighbourhood.id),
    }),
  });
}
