import { showDay } from '../../src/core/day.ts';
import { TIMES_TO_CHAIR } from '../../src/huddles/because.ts';
import { agendaItem } from '../../src/huddles/index.ts';
import { bySystem } from '../by-system.ts';
import { type Face, press, said } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';

/** A case came on after the cut-off: the chair says yes, or takes it off. */
export async function lateAsked(itemId: string, turn: Turn): Promise<Face> {
  const item = await bySystem(turn, (ctx) => agendaItem(ctx, itemId));
  const when = showDay(item.day, turn.today);
  if (item.state === 'removed' || item.lateOkBy !== null)
    return { heading: `${item.ref} on ${when}: nothing is asked of you any more` };
  return {
    heading: `${item.ref} came late on the agenda of ${when}`,
    line: 'After the cut-off a case comes on only when it is clinically urgent and the chair agrees.',
    body: [said({ strong: 'Why: ' }, { said: item.reason ?? 'no reason given' })],
    buttons: [
      press('Yes, take it', 'huddles.okLate', { itemId }, { look: 'positive' }),
      press('Take it off', 'huddles.removeItem', { itemId }),
      openPage('Open the agenda', `huddles/${item.huddleId}`, turn),
    ],
    summary: `${item.ref} came late on the agenda of ${when}`,
  };
}

/** A case was carried over for the third time: it is the chair's to decide on. */
export async function thirdTime(itemId: string, turn: Turn): Promise<Face> {
  const item = await bySystem(turn, (ctx) => agendaItem(ctx, itemId));
  const when = showDay(item.day, turn.today);
  return {
    heading: `${item.ref} was carried over ${item.deferrals === TIMES_TO_CHAIR ? 'three' : item.deferrals} times`,
    line: `It is on the agenda of ${when}. Give it the first place, settle it without the meeting, or take it off with a reason.`,
    buttons: [
      ...(item.position === 1
        ? []
        : [press('Make it first', 'huddles.moveItem', { itemId, to: 1 }, { look: 'positive' })]),
      openPage('Open the agenda', `huddles/${item.huddleId}`, turn),
    ],
    summary: `${item.ref} was carried over for the third time`,
  };
}
