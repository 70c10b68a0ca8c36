import { Application } from '@microsoft/teams-ai';
import { INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import { type Express, json, type Request, type Response } from 'express';
import { reportBug } from '../../src/core/bug.ts';
import type { App } from '../../src/core/context.ts';
import { adapterFor, replyBy, type SigningKeys } from './adapter.ts';
import { connectorFor } from './connector.ts';
import { formAsked, formSent } from './create.ts';
import { heard, inMeeting, placed, pressedExecute, pressedSubmit } from './deeds.ts';
import { isAllowedHost, readActivity } from './incoming.ts';
import { searched } from './search.ts';

/** Teams' own limit for what it sends is far below; a card's data and a message fit many times. */
const BODY_LIMIT = '512kb';

/**
 * The door for Teams: `mount` adds POST /api/messages. Only addresses on `config.serviceHosts` are ever answered; a call
 * that Teams did not sign gets 401; nothing that goes wrong shows its raw text.
 */
export function botDoor(app: App, keys: SigningKeys = {}): { mount(web: Express): void } {
  const adapter = adapterFor(app.config, keys);
  const connector = connectorFor(app.config);
  const bot = new Application({
    adapter,
    botAppId: app.config.bot.appId,
    removeRecipientMention: true,
  });
  // Order matters: presses before words, since a Submit is a message too; unknown things last.
  bot.adaptiveCards.actionExecute(/.*/, async (context) => {
    await pressedExecute(app, context);
    return '';
  });
  bot.messageExtensions.query('search', (context, _state, query) =>
    searched(app, context, String(query.parameters.text ?? '')),
  );
  bot.messageExtensions.fetchTask('assign', (context) => formAsked(app, context));
  bot.messageExtensions.submitAction('assign', (context, _state, data) => formSent(app, context, data));
  bot.activity('installationUpdate', (context) => placed(app, context));
  bot.activity('event', (context) => inMeeting(app, context));
  bot.activity('message', (context) =>
    context.activity.value === undefined || context.activity.value === null || context.activity.text
      ? heard(app, context)
      : pressedSubmit(app, context),
  );

  const receive = async (request: Request, response: Response): Promise<void> => {
    const incoming = readActivity(request.body);
    if (incoming === undefined) {
      response.status(400).json({ sentence: 'That is no activity that I can read.' });
      return;
    }
    if (!isAllowedHost(incoming.serviceUrl, app.config.serviceHosts, app.config.mode)) {
      app.log.error('bot.address-refused');
      response.status(403).json({ sentence: 'I do not answer to that address.' });
      return;
    }
    let entered = false;
    let invoke: unknown;
    try {
      await adapter.processActivityDirect(
        request.get('authorization') ?? '',
        request.body,
        async (context: TurnContext) => {
          entered = true;
          replyBy(connector, context);
          await bot.run(context);
          invoke = context.turnState.get(INVOKE_RESPONSE_KEY)?.value;
        },
      );
      answer(response, incoming.type, invoke);
    } catch (error) {
      // The SDK stops before our logic only when it does not trust the caller; a wrong signature it calls a fault of its own.
      if (!entered) response.status(401).json({ sentence: 'That was not signed by Teams.' });
      else response.status(500).json({ sentence: reportBug(app.log, 'bot', error) });
    }
  };
  return { mount: (web) => void web.post('/api/messages', json({ limit: BODY_LIMIT }), receive) };
}

function answer(response: Response, type: string, invoke: unknown): void {
  if (typeof invoke === 'object' && invoke !== null && 'status' in invoke)
    response.status(Number(invoke.status)).json('body' in invoke ? invoke.body : {});
  // An invoke that nobody answered: Teams is told that we do not know it, instead of waiting.
  else response.status(type === 'invoke' ? 501 : 200).end();
}
