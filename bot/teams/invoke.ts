import type { TurnContext } from 'botbuilder';
import type { Card } from '../cards.ts';

// The body types of Adaptive Cards' universal actions.
const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

const answer = async (
  context: TurnContext,
  statusCode: number,
  type: string,
  value: unknown,
): Promise<void> => {
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, body: { statusCode, type, value } },
  });
};

/** The new card for the one who pressed. Never returned through teams-ai: a `refresh` in it would then go to everybody. */
export const answerCard = (context: TurnContext, card: Card): Promise<void> =>
  answer(context, 200, CARD, card);
/** A sentence beside the card, which stays as it is, with what was typed in it. */
export const answerSentence = (context: TurnContext, sentence: string): Promise<void> =>
  answer(context, 200, MESSAGE, sentence);
export const answerBug = (context: TurnContext, sentence: string): Promise<void> =>
  answer(context, 500, ERROR, { code: 'Bug', message: sentence });
