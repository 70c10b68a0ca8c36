import { reportBug } from '../../src/core/bug.ts';
import type { App } from '../../src/core/context.ts';
import { execute } from '../../src/core/execute.ts';
import { allNeighbourhoods, neighbourhoodOfTeam, neighbourhoods } from '../../src/neighbourhoods/index.ts';
import { allUseCases } from '../../src/use-cases.ts';
import { type Known, systemCall, whoSpeaks } from './identity.ts';
import type { Incoming } from './incoming.ts';

const reference = ({ channelId, serviceUrl, tenantId, botId }: Incoming) => ({
  conversationId: channelId,
  serviceUrl,
  teamsTenantId: tenantId,
  botId,
});

const bind = async (app: App, neighbourhoodId: string, use: string, input: unknown): Promise<void> => {
  const named = allUseCases.get(use);
  if (named === undefined) throw new Error(`no use case ${use}`);
  await execute(app, named, input, systemCall(neighbourhoodId));
};

/**
 * Keeps where somebody's personal chat is, when it is new, has moved or was lost; each message tells. It is one chat for all
 * the neighbourhoods that they are a member of, and each of them must reach them.
 */
export async function keepPersonalChat(app: App, incoming: Incoming, known: Known): Promise<void> {
  if (incoming.place !== 'personal') return;
  const now = reference(incoming);
  for (const { neighbourhoodId, memberId, personalChat: kept } of known.memberships) {
    const same =
      kept?.reachable === true &&
      kept.conversationId === now.conversationId &&
      kept.serviceUrl === now.serviceUrl &&
      kept.botId === now.botId;
    if (!same) await bind(app, neighbourhoodId, 'neighbourhoods.bindPersonalChat', { ...now, memberId });
  }
}

/** The ledger notes that a button of one of our messages was pressed. What was done stands, whatever becomes of that. */
export async function noteActed(
  app: App,
  { replyToId, channelId }: Incoming,
  { neighbourhood }: { neighbourhood: { id: string } },
): Promise<void> {
  if (replyToId === undefined) return;
  await bind(app, neighbourhood.id, 'reminders.pressed', {
    conversationId: channelId,
    activityId: replyToId,
  }).catch((error: unknown) => reportBug(app.log, 'bot.pressed', error));
}

/**
 * Binds a team that is bound to nobody yet to the neighbourhood of the coordinator who installed the bot there or writes
 * there; a team that is bound stays so, with its address renewed. In practice mode the only neighbourhood takes it, whoever
 * installs. True when it is bound.
 */
export async function bindTeam(app: App, incoming: Incoming): Promise<boolean> {
  const { teamId } = incoming;
  if (teamId === undefined) return false;
  const neighbourhoodId =
    (await neighbourhoodOfTeam(app.db, teamId)) ?? (await coordinated(app, incoming)) ?? (await onlyOne(app));
  if (neighbourhoodId === undefined) return false;
  await bind(app, neighbourhoodId, 'neighbourhoods.bindChannel', { ...reference(incoming), teamId });
  return true;
}

/** Keeps one more channel of a team that is bound already, so that a series can have its posts there; gives its id. */
export async function keepChannel(
  app: App,
  incoming: Incoming & { teamId: string },
  neighbourhoodId: string,
): Promise<string> {
  const named = { name: 'neighbourhoods.bindChannel', useCase: neighbourhoods.bindChannel };
  const { id } = await execute(
    app,
    named,
    { ...reference(incoming), teamId: incoming.teamId },
    systemCall(neighbourhoodId),
  );
  return id;
}

/** Keeps that this meeting's chat belongs to a neighbourhood: its next events do not say whose meeting it is. */
export const bindMeeting = (app: App, incoming: Incoming, neighbourhoodId: string): Promise<void> =>
  bind(app, neighbourhoodId, 'neighbourhoods.bindMeeting', reference(incoming));

async function coordinated(app: App, incoming: Incoming): Promise<string | undefined> {
  const who = await whoSpeaks(app, { ...incoming, teamId: undefined });
  return 'known' in who && who.known.me.grants.has('configure') ? who.known.neighbourhood.id : undefined;
}

/** In practice mode, the only neighbourhood there is. */
export async function onlyOne(app: App): Promise<string | undefined> {
  if (app.config.mode !== 'local') return undefined;
  const all = await allNeighbourhoods(app.db);
  return all.length === 1 ? all[0]?.neighbourhoodId : undefined;
}
