import type { App, Messenger } from '../../src/core/context.ts';
import { inTransaction } from '../../src/core/execute.ts';
import { sendFailure } from '../../src/core/outbox.ts';
import { channelOfHuddle } from '../../src/huddles/index.ts';
import { type Conversation, conversationById, conversationFor } from '../../src/neighbourhoods/index.ts';
import { renderMessage } from '../messages.ts';
import { namesHeld } from '../names-held.ts';
import { belongingTo, type Post, passesGate } from '../reply.ts';
import { type Connector, connectorFor, type Limits } from './connector.ts';
import { systemCall } from './identity.ts';

/**
 * Sends what the courier hands over: rendered now, not when it was written, so that it says what is true now; looked at by
 * the privacy gate once more when the place is shared; edited in place where an earlier post stands. `app` is asked late,
 * since the app holds its messenger.
 */
export function teamsMessenger(app: () => App, limits: Limits = {}): Messenger {
  let connector: Connector | undefined;
  return {
    async send(message) {
      const here = app();
      connector ??= connectorFor(here.config, limits);
      const to = await conversationOf(here, message);
      if (to === undefined || !to.reachable) throw sendFailure({ kind: 'unreachable' });
      const post = belongingTo(await renderMessage(here, message), message.neighbourhoodId);
      if (
        !(await passesGate(post, message.toMember === null ? 'shared' : 'personal', (words) =>
          namesHeld(here, message.neighbourhoodId, words),
        ))
      )
        throw sendFailure({ kind: 'withheld' });
      const activity = activityTo(to, post);
      const place = { conversationId: to.conversationId, tenantId: to.teamsTenantId };
      const { activityId: earlier } = message;
      if (earlier !== null && earlier !== '' && message.conversationId === to.id) {
        await message.turn(place);
        if (await connector.edit(to, earlier, { ...activity, id: earlier }))
          return { activityId: earlier, conversationId: to.id };
      }
      // New, or Teams no longer has the earlier one: the id of the new post takes its place.
      await message.turn(place);
      return { activityId: await connector.post(to, activity), conversationId: to.id };
    },
  };
}

/** Where the earlier post stands, if it can still be reached; else the member's chat, or the series' own channel, or the first. */
const conversationOf = (
  app: App,
  { neighbourhoodId, conversationId, toMember, aboutKind, aboutId }: Parameters<Messenger['send']>[0],
): Promise<Conversation | undefined> =>
  inTransaction(app, systemCall(neighbourhoodId), async (ctx) => {
    const earlier = conversationId === null ? undefined : await conversationById(ctx, conversationId);
    if (earlier?.reachable) return earlier;
    const chosen = toMember === null && aboutKind === 'huddle' ? await channelOfHuddle(ctx, aboutId) : null;
    const own = chosen === null ? undefined : await conversationById(ctx, chosen);
    return own?.reachable ? own : conversationFor(ctx, toMember);
  });

const activityTo = (to: Conversation, { text, card, summary }: Post) => ({
  type: 'message',
  channelId: 'msteams',
  from: { id: to.botId },
  conversation: { id: to.conversationId, tenantId: to.teamsTenantId },
  summary,
  ...(text !== undefined && { text, textFormat: 'markdown' }),
  ...(card && { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }),
  // A personal message rings; the channel's posts, edited all day, do not.
  ...(to.kind === 'personal' && { channelData: { notification: { alert: true } } }),
});
