import { type Day, showDay } from '../../src/core/day.ts';
import { type Button, buttons, type Face, group, type Part, press, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

const MOST_ROWS = 8;
type Days = { firstDay: Day; lastDay: Day };

/** "Mon 21 Dec to Mon 4 Jan 2027", or the one day. */
const daysWords = ({ firstDay, lastDay }: Days, { today }: Turn): string =>
  firstDay === lastDay
    ? showDay(firstDay, today)
    : `${showDay(firstDay, today)} to ${showDay(lastDay, today)}`;
const isMe = (memberId: string | null, { me }: Turn): boolean => memberId === me.memberId;
const page = (turn: Turn): Button => openPage('Open Team', 'team', turn);

/** What becomes of the actions of somebody who is away (decision 0041). */
const whatHappens = (deputy: string | null, mine: boolean): string => {
  const stays = mine ? 'Your open actions stay yours.' : 'Their open actions stay theirs.';
  return deputy === null
    ? `${stays} Nobody covers, so the coordinators hear the reminders.`
    : `${stays} ${deputy} sees them, may act on them and hears the reminders.`;
};

function onLeaveFace(leave: Out<'neighbourhoods.setLeave'>, turn: Turn): Face {
  const { id, memberId, name, deputyId, deputy, deputyBefore, deputyAway } = leave;
  const isNew = deputyId !== null && deputyId !== deputyBefore;
  return {
    heading: `${isMe(memberId, turn) ? 'You are' : `${name} is`} on leave ${daysWords(leave, turn)}`,
    line: whatHappens(deputy, isMe(memberId, turn)),
    body: [
      ...(isNew && deputy !== null
        ? [
            text(
              `${deputy} is ${isMe(memberId, turn) ? 'your' : 'their'} deputy from now on, after the leave too.`,
            ),
          ]
        : []),
      ...(deputyAway === null
        ? []
        : [
            text(
              `${deputy} is on leave too, ${daysWords(deputyAway, turn)}: then the coordinators hear the reminders.`,
              { color: 'Warning' },
            ),
          ]),
    ],
    buttons: [
      press(deputy === null ? 'Who covers?' : 'Another deputy', 'form:neighbourhoods.setDeputy', {
        memberId,
      }),
      press('Undo', 'neighbourhoods.endLeave', {
        id,
        ...(isNew && { cover: { named: deputyId, before: deputyBefore } }),
      }),
      page(turn),
    ],
  };
}

function leaveRow(one: Out<'neighbourhoods.leave'>[number], turn: Turn): Part {
  return group(
    text(
      `${one.name} · ${daysWords(one, turn)} · ${one.deputy === null ? 'nobody covers' : `${one.deputy} covers`}`,
    ),
    ...(one.mayEnd
      ? [
          buttons(
            one.firstDay < turn.today
              ? press('Back now', 'neighbourhoods.back', { memberId: one.memberId })
              : press('Take back', 'neighbourhoods.endLeave', { id: one.id }),
          ),
        ]
      : []),
  );
}

function leaveFace(leave: Out<'neighbourhoods.leave'>, turn: Turn): Face {
  const now = leave.filter(({ firstDay }) => firstDay <= turn.today).length;
  return {
    heading: now === 0 ? 'Nobody is on leave today' : `On leave today: ${now}`,
    line:
      leave.length === 0
        ? 'No leave is ahead either. To say when you are away: **I’m on leave 21 Dec to 4 Jan**.'
        : 'All leave that is or will be, the soonest first.',
    body: [
      ...leave.slice(0, MOST_ROWS).map((one) => leaveRow(one, turn)),
      ...(leave.length > MOST_ROWS
        ? [
            text(`And ${leave.length - MOST_ROWS} more, later: they are on the page Team.`, {
              isSubtle: true,
            }),
          ]
        : []),
    ],
    buttons: [page(turn)],
  };
}

/** Leave that is over or taken back, with the way to have the same days again. */
const again = (memberId: string, days: Days): Button =>
  press('Undo', 'neighbourhoods.setLeave', { memberId, ...days });

function deputyFace(named: Out<'neighbourhoods.setDeputy'>, turn: Turn): Face {
  const { memberId, name, deputyId, deputy, before } = named;
  const mine = isMe(memberId, turn);
  return {
    heading:
      deputy === null
        ? `${mine ? 'You have' : `${name} has`} no deputy`
        : `${deputy} covers for ${mine ? 'you' : name}`,
    line:
      deputy === null
        ? 'On leave, the coordinators hear the reminders.'
        : `On leave, open actions stay with their owner; ${deputy} sees them, may act on them and hears the reminders.`,
    buttons: [
      ...(before === deputyId
        ? []
        : [press('Undo', 'neighbourhoods.setDeputy', { memberId, deputyId: before })]),
      page(turn),
    ],
  };
}

export const cards = {
  'neighbourhoods.leave': leaveFace,
  'neighbourhoods.setLeave': onLeaveFace,
  'neighbourhoods.endLeave': (ended, turn) =>
    ended.memberId === null
      ? { heading: 'That leave is over or was taken back', line: 'Nothing is changed.' }
      : {
          heading: `${isMe(ended.memberId, turn) ? 'You are' : `${ended.name} is`} not on leave ${daysWords(ended, turn)}`,
          buttons: [...(ended.lastDay < turn.today ? [] : [again(ended.memberId, ended)]), page(turn)],
        },
  'neighbourhoods.back': ({ memberId, name, lastDay }, turn) => ({
    heading: isMe(memberId, turn) ? 'Welcome back' : `${name} is back`,
    line:
      lastDay === null
        ? 'There was no leave today: nothing is changed.'
        : `The leave ended${lastDay === turn.today ? '' : ` early: it was until ${showDay(lastDay, turn.today)}`}. Reminders come as usual again.`,
    buttons: [
      ...(lastDay === null ? [] : [again(memberId, { firstDay: turn.today, lastDay })]),
      openPage('Open my actions', 'actions', turn),
    ],
  }),
  'neighbourhoods.setDeputy': deputyFace,
  'neighbourhoods.myPhone': ({ phone }, turn) => ({
    heading:
      phone === null ? 'Partners have no telephone for you' : 'The telephone that partners see for you',
    line:
      phone === null
        ? 'Without one they cannot ring you. Say it like **my phone is 01632 960 001**.'
        : 'With each link that you share, so that they can ring.',
    body: phone === null ? [] : [text(phone)],
    buttons: [press(phone === null ? 'Add it' : 'Change', 'form:neighbourhoods.setPhone', {}), page(turn)],
  }),
  'neighbourhoods.setPhone': ({ memberId, phone, before }, turn) => ({
    heading: phone === null ? 'No telephone is kept for you' : 'Your telephone is kept',
    line:
      phone === null
        ? 'Partners cannot ring you.'
        : 'Partners with a link see it with your name, so that they can ring.',
    body: phone === null ? [] : [text(phone)],
    buttons: [press('Undo', 'neighbourhoods.setPhone', { memberId, phone: before }), page(turn)],
  }),
} satisfies Cards;
