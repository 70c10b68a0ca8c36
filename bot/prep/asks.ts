import { dayOf, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { TIMES_TO_CHAIR } from '../../src/huddles/because.ts';
import type { HuddleDetail } from '../../src/huddles/huddle.ts';
import { agendaItem } from '../../src/huddles/index.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { prepAskedOf } from '../../src/prep/index.ts';
import { bySystem } from '../by-system.ts';
import { type Face, press, said } from '../cards.ts';
import { whenOf } from '../huddles/faces.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';

const MOST_BUTTONS = 4;

/** In the channel: which huddle takes cases, and until when. */
export function callForCases(huddle: HuddleDetail, turn: Pick<Turn, 'today' | 'app'>): Face {
  const until = `${showDay(dayOf(huddle.cutOffAt), turn.today)} at ${showTime(timeOf(huddle.cutOffAt))}`;
  const cases = huddle.items.length === 1 ? '1 case' : `${huddle.items.length} cases`;
  return {
    heading: `Who should we talk about? ${KINDS[huddle.kind].words}, ${whenOf(huddle, turn)}`,
    line: `Its agenda closes on ${until}. So far ${cases}, ${huddle.minutesPlanned} min planned of ${huddle.capacityMinutes}. Propose a case in your chat with me or on the page, never here.`,
    buttons: [openPage('Open the agenda', `huddles/${huddle.id}`, turn)],
    summary: `Cases for ${showDay(huddle.day, turn.today)}: until ${until}`,
  };
}

/** To a presenter: what they present and nobody has prepared, with a form for each. */
export async function prepAsked(huddleId: string, turn: Turn): Promise<Face> {
  const items = await bySystem(turn, (ctx) => prepAskedOf(ctx, huddleId, turn.me.memberId));
  const [first] = items;
  if (first === undefined) return { heading: 'All that you present is prepared. Thank you.' };
  const day = showDay(first.day, turn.today);
  return {
    heading: `You present ${items.length === 1 ? first.ref : `${items.length} cases`} on ${day}`,
    line: 'What is the team asked? A line each is enough; two more save minutes in the room.',
    body: items.map((item) => said({ strong: item.ref }, ' · ', { said: item.question })),
    buttons: [
      ...items
        .slice(0, MOST_BUTTONS)
        .map((item, place) =>
          press(
            `Prepare ${item.ref}`,
            'form:prep.write',
            { itemId: item.itemId },
            place === 0 ? { look: 'positive' as const } : {},
          ),
        ),
      openPage('Open', `huddles/prep/${first.itemId}`, turn),
    ],
    summary: `You present ${items.length === 1 ? first.ref : `${items.length} cases`} on ${day}`,
  };
}

/** Somebody cannot come, and this member could come instead. */
export async function deputyAsked(huddleId: string, turn: Turn): Promise<Face> {
  const huddle = await turn.ask('huddles.read', { huddleId });
  const { deputyAsked: asked } = await turn.ask('prep.cover', { huddleId });
  const mine = asked.find((one) => one.id === turn.me.memberId);
  const instead = mine?.instead ?? null;
  return {
    heading: `Can you come ${whenOf(huddle, turn)}${instead === null ? '' : `, for ${instead}`}?`,
    line: `${KINDS[huddle.kind].words}, ${huddle.minutes} minutes.${instead === null ? '' : ` ${instead} cannot come.`}`,
    buttons: [
      press('I’ll come', 'prep.answerCover', { huddleId, yes: true }, { look: 'positive' }),
      press('I can’t', 'prep.answerCover', { huddleId, yes: false }),
      openPage('Open the agenda', `huddles/${huddleId}`, turn),
    ],
    summary: `Can you come on ${showDay(huddle.day, turn.today)}?`,
  };
}

/** To whoever asked: the cover said no, so somebody else must be found. */
export async function coverDeclined(huddleId: string, turn: Turn): Promise<Face> {
  const huddle = await turn.ask('huddles.read', { huddleId });
  const { deputyAsked: asked, missing } = await turn.ask('prep.cover', { huddleId });
  const no = asked.filter((one) => one.state === 'no').map((one) => one.name);
  return {
    heading: `${no.join(' and ')} cannot come ${whenOf(huddle, turn)}`,
    line: `${missing.length === 0 ? 'Nobody needed is missing.' : 'Somebody needed is still missing.'} Ask somebody else, like **I can’t come ${showDay(huddle.day, turn.today)}, Jo covers**.`,
    buttons: [press('Who is coming', 'prep.cover', { huddleId })],
    summary: `No cover yet for ${showDay(huddle.day, turn.today)}`,
  };
}

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
