import { ACTION_STATUSES } from '../../src/actions/action.ts';
import { actionById } from '../../src/actions/index.ts';
import { showDay } from '../../src/core/day.ts';
import { required } from '../../src/core/refusal.ts';
import { ASKS } from '../../src/insights/escalation.ts';
import { actionButtons } from '../actions/cards.ts';
import { bySystem } from '../by-system.ts';
import { type Face, press, said } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';
import { managerDigestFace } from './cards.ts';

/** A nudge by hand: somebody who oversees asks how it is going. */
async function askedAfter(actionId: string, turn: Turn): Promise<Face> {
  const action = required(await bySystem(turn, (ctx) => actionById(ctx, actionId)), 'action');
  return {
    heading: `How is ${action.ref} going? Due ${showDay(action.due, turn.today)}`,
    line: `For ${action.caseRef}. ${ACTION_STATUSES[action.status]}. If something stands in the way, say what.`,
    body: [said({ said: action.title })],
    buttons: actionButtons(action, turn),
    summary: `How is ${action.ref} going? Due ${showDay(action.due, turn.today)}`,
  };
}

const escalation = async (id: string, turn: Turn) => {
  const { place, escalations } = await turn.ask('insights.escalations', {});
  return { place, one: escalations.find((each) => each.id === id) };
};

/** To the lead of the place: by reference only. */
async function escalated(id: string, turn: Turn): Promise<Face> {
  const { one } = await escalation(id, turn);
  if (one === undefined || one.answeredAt !== null) return { heading: 'That question was answered already.' };
  return {
    heading: `${turn.neighbourhood.name} asks the place: ${one.ref}`,
    line: `${ASKS[one.ask]}. Asked by ${one.askedBy}; the action is due ${showDay(one.due, turn.today)}.`,
    buttons: [
      press('Answer…', 'form:insights.answer', { id }, { look: 'positive' }),
      openPage('Open the page', 'outstanding/place', turn),
    ],
    summary: `${turn.neighbourhood.name} asks the place about ${one.ref}`,
  };
}

/** To each coordinator: the answer is there, and the huddle is to hear it. */
async function answered(id: string, turn: Turn): Promise<Face> {
  const { place, one } = await escalation(id, turn);
  if (one === undefined)
    return {
      heading: 'The place has answered.',
      buttons: [openPage('Open the page', 'outstanding/place', turn)],
    };
  return {
    heading: `${place?.name ?? 'The place'} has answered about ${one.ref}`,
    line: `Put ${one.caseRef} on an agenda, so that the huddle hears it.`,
    body: one.answer === null ? [] : [said({ strong: `${one.answeredBy ?? ''}: ` }, { said: one.answer })],
    buttons: [openPage(`Open ${one.caseRef}`, `cases/${one.caseRef}`, turn)],
    summary: `The place has answered about ${one.ref}`,
  };
}

/** The messages of this slice, each rendered when it goes. */
export const messages = {
  'manager-digest': async (day: string, turn: Turn) =>
    managerDigestFace(await turn.ask('insights.managerDigest', { memberId: turn.me.memberId, day }), turn),
  'asked-after': askedAfter,
  escalated,
  'escalation-answered': answered,
};
