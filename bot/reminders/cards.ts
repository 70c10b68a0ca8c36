import { type Action, ownerWords } from '../../src/actions/action.ts';
import { dayOf, type Instant, showDay, showTime, timeOf } from '../../src/core/day.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { RED_HOURS } from '../../src/reminders/nudge.ts';
import { actionButtons } from '../actions/cards.ts';
import { type Face, open, press, said, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';
import { digestFace } from './digest-face.ts';

type Pages = Pick<Turn, 'app' | 'today'>;
const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);
const actions = (count: number): string => (count === 1 ? '1 action' : `${count} actions`);

/** The channel's one post of a day: counts by organisation, nobody by name [DOMAIN.md 4]. */
export function channelDigestFace(digest: Out<'reminders.channelDigest'>, turn: Pages): Face {
  const { nextHuddle: next, byOrganisation, unreachable } = digest;
  const late = byOrganisation.map((one) => `${one.name} ${one.overdue}`).join(', ');
  return {
    heading: `${digest.neighbourhood} · ${showDay(digest.day, turn.today)}`,
    line: `${actions(digest.open)} open, ${digest.overdue} overdue${late === '' ? '' : ` (${late})`}.`,
    body: [
      text(
        next === null
          ? 'No huddle is planned.'
          : `${KINDS[next.kind].words}: ${showDay(next.day, turn.today)} at ${showTime(next.time)}, ${cases(next.cases)}, ${next.minutesPlanned} min planned of ${next.minutes}.`,
      ),
      ...(unreachable === 0
        ? []
        : [
            text(
              `${unreachable === 1 ? '1 colleague gets' : `${unreachable} colleagues get`} no messages from me at present: their reminders are in the Huddle tab.`,
            ),
          ]),
    ],
    buttons: [
      ...(next === null || next.joinUrl === null ? [] : [open('Join', next.joinUrl)]),
      openPage('Open', 'today', turn),
    ],
    summary: `${actions(digest.open)} open, ${digest.overdue} overdue`,
  };
}

/** A red action apart, to a coordinator or the owner's deputy: nobody accepted it, or it is late. */
export function redFace(action: Action, kind: 'red-waiting' | 'red-late', turn: Turn): Face {
  const due = showDay(action.due, turn.today);
  const late = `${action.workingDaysLate} working ${action.workingDaysLate === 1 ? 'day' : 'days'}`;
  const isOwn = action.ownerId === turn.me.memberId;
  return {
    heading: `Red: ${action.ref} · ${ownerWords(action)} · due ${due}`,
    line:
      kind === 'red-waiting'
        ? `For ${action.caseRef}. ${action.owner} has not accepted it for ${RED_HOURS} working hours. Ring them, take it on, or give it to somebody else.`
        : `For ${action.caseRef}. It is ${late} late. ${isOwn ? 'It is yours: do it today' : `Ring ${action.owner}`}, or give it to somebody else.`,
    body: [said({ said: action.title })],
    buttons: actionButtons(action, turn),
    summary: `Red action ${action.ref} ${kind === 'red-waiting' ? 'is not accepted yet' : 'is late'}`,
  };
}

export function troubleFace({ unreachable, channel }: Out<'reminders.trouble'>, turn: Turn): Face {
  const lines = [
    ...(unreachable.length === 0
      ? []
      : [
          `I cannot write to ${unreachable.join(', ')} in Teams. Tell them another way; everything is in their tab, and you can record for them.`,
        ]),
    ...(channel
      ? ['I cannot post in the team’s channel. Ask the owner of the team to add the Huddle app again.']
      : []),
  ];
  return {
    heading: 'Some messages could not be sent',
    line: lines.length === 0 ? 'They are on the page Sending.' : lines.join(' '),
    buttons: [openPage('Open Sending', 'reminders?show=sending', turn)],
  };
}

export function resumedFace(since: Instant, turn: Turn): Face {
  return {
    heading: 'Sending works again',
    line: `From ${showTime(timeOf(since))} on ${showDay(dayOf(since), turn.today)} until now messages could not go. What was still needed has been sent and says how late it is.`,
    buttons: [openPage('Open Sending', 'reminders?show=sending', turn)],
  };
}

const chosenFace = ({ time, before }: Out<'reminders.chooseTime'>): Face => ({
  heading: `I remind you at ${showTime(time)}`,
  line: 'One message a day with all that is due, on your working days.',
  buttons: before === time ? [] : [press('Undo', 'reminders.chooseTime', { time: before })],
});

export const cards = {
  'reminders.digest': digestFace,
  'reminders.chooseTime': chosenFace,
  'reminders.mine': ({ time, reachable }, turn) => ({
    heading: `I remind you at ${showTime(time)}`,
    line: reachable
      ? 'One message a day with all that is due, on your working days. To change it: **remind me at 9:00**.'
      : 'I cannot write to you here at present: everything is in the Huddle tab.',
    buttons: [openPage('When I am reminded', 'reminders', turn)],
  }),
} satisfies Cards;
