import { actionById } from '../../src/actions/index.ts';
import { showDay } from '../../src/core/day.ts';
import { required } from '../../src/core/refusal.ts';
import { partnerUse } from '../../src/partners/index.ts';
import { actionButtons } from '../actions/face.ts';
import { bySystem } from '../by-system.ts';
import { type Face, press, said } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';

const DID = {
  accepted: 'was accepted',
  finished: 'is finished',
  asked: 'raises a question',
  opened: 'was opened',
};

/** To the member who answers for the action: what the partner did by their link. The question is shown here only. */
export async function partnerSaid(useId: string, turn: Turn): Promise<Face> {
  const use = required(await bySystem(turn, (ctx) => partnerUse(ctx, useId)), 'answer');
  const action = required(await bySystem(turn, (ctx) => actionById(ctx, use.actionId)), 'action');
  return {
    heading: `${action.ref} ${DID[use.what]} · due ${showDay(action.due, turn.today)}`,
    line: use.what === 'asked' ? 'The page cannot answer: ring them.' : 'Said by the partner’s link.',
    body: [
      said('Partner: ', { said: use.partner }),
      ...(use.question === null ? [] : [said('They ask: ', { said: use.question })]),
      ...(action.title === '' ? [] : [said({ said: action.title })]),
    ],
    buttons:
      use.what === 'finished'
        ? [...actionButtons(action, turn).slice(0, 3), openPage('Open', `actions/${action.ref}`, turn)]
        : [
            openPage('Open', `actions/${action.ref}`, turn),
            ...(turn.me.grants.has('partners.share')
              ? [press('The link', 'partners.ofAction', { ref: action.ref })]
              : []),
          ],
    summary: `${action.ref} ${DID[use.what]}`,
  };
}
