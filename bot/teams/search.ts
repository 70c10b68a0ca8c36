import type { MessagingExtensionResult, TurnContext } from 'botbuilder';
import { reportBug } from '../../src/core/bug.ts';
import type { App } from '../../src/core/context.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { cardOf } from '../cards.ts';
import { search } from '../search-door.ts';
import { incomingOf, turnFor } from './turn-for.ts';

/** The message extension's search: only the searcher sees the results, so it asks as in a personal place. */
export async function searched(
  app: App,
  context: TurnContext,
  typed: string,
): Promise<MessagingExtensionResult> {
  try {
    const incoming = incomingOf(context);
    const turn = await turnFor(app, incoming, 'chat', 'personal');
    if (typeof turn === 'string') return { type: 'message', text: turn };
    return {
      type: 'result',
      attachmentLayout: 'list',
      attachments: (await search(turn, typed, incoming.place === 'personal')).map(
        ({ title, text, face }) => ({
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: cardOf(face),
          preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } },
        }),
      ),
    };
  } catch (error) {
    return {
      type: 'message',
      text: error instanceof Refusal ? error.sentence : reportBug(app.log, 'bot.search', error),
    };
  }
}
