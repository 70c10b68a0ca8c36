import { ACTION_STATUSES, type Action, isOpen, ownerWords } from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import {
  type Button,
  buttons,
  type Face,
  facts,
  group,
  type Part,
  type Press,
  press,
  said,
  text,
} from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

const MOST_ROWS = 8;
type Next = Press['next'];

const dueWords = (action: Action, turn: Turn): string => {
  const day = showDay(action.due, turn.today);
  if (action.overdue)
    return `${day}, ${action.workingDaysLate} working ${action.workingDaysLate === 1 ? 'day' : 'days'} late`;
  return action.due === turn.today && isOpen(action) ? `today, ${day}` : day;
};
const markWords = ({ status, snoozedUntil }: Action, { today }: Turn): string =>
  `${status === 'blocked' ? ' · blocked' : status === 'in_progress' ? ' · in hand' : ''}${snoozedUntil === null ? '' : ` · snoozed to ${showDay(snoozedUntil, today)}`}`;
const isMine = (action: Action, { me }: Turn): boolean =>
  action.ownerId === me.memberId || action.offeredTo?.id === me.memberId;
const awaitsMe = (action: Action, { me }: Turn): boolean =>
  action.offeredTo === null
    ? action.status === 'offered' && action.ownerId === me.memberId
    : action.offeredTo.id === me.memberId;
const mayAct = (action: Action, turn: Turn): boolean =>
  turn.me.grants.has('actions.do') && (isMine(action, turn) || turn.me.grants.has('actions.oversee'));

/** What can be done with an action now: nothing that would be refused, the likeliest first. */
export function actionButtons(action: Action, turn: Turn, next?: Next): Button[] {
  const { ref } = action;
  const look = { ...(next && { next }) };
  if (!mayAct(action, turn)) return [];
  if (action.status === 'done' || action.status === 'not_done')
    return [press('Reopen', 'actions.reopen', { ref }, look)];
  if (!isOpen(action)) return [];
  const offered = awaitsMe(action, turn);
  return [
    ...(offered ? [press('Accept', 'actions.accept', { ref }, { ...look, look: 'positive' })] : []),
    press('Done', 'actions.complete', { ref }, { ...look, ...(!offered && { look: 'positive' as const }) }),
    action.status === 'blocked'
      ? press('No longer blocked', 'actions.unblock', { ref }, look)
      : press('Blocked', 'form:actions.block', { ref }, look),
    press('Give away', 'form:actions.reassign', { ref }, look),
    ...(offered ? [] : [press('Change', 'form:actions.change', { ref }, look)]),
  ];
}

/** In a list of what is due, five at most: what moves it on, and what makes the reminders stop. */
function dueButtons(action: Action, turn: Turn, next: NonNullable<Next>): Button[] {
  const { ref, status } = action;
  if (!mayAct(action, turn) || !isOpen(action)) return actionButtons(action, turn, next);
  const offered = awaitsMe(action, turn);
  return [
    ...(offered ? [press('Accept', 'actions.accept', { ref }, { next, look: 'positive' })] : []),
    press('Done', 'actions.complete', { ref }, { next, ...(!offered && { look: 'positive' as const }) }),
    ...(offered || status === 'in_progress' ? [] : [press('In hand', 'actions.start', { ref }, { next })]),
    ...(status === 'blocked' ? [] : [press('Blocked', 'form:actions.block', { ref }, { next })]),
    action.snoozedUntil === null
      ? press('Snooze', 'form:actions.snooze', { ref }, { next })
      : press('Remind me again', 'actions.wake', { ref }, { next }),
    press('Give away', 'form:actions.reassign', { ref }, { next }),
  ];
}

/** One action: reference, owner and date in the heading; its words only where they may be shown (they are empty elsewhere). */
export function actionFace(action: Action & { warning?: string }, turn: Turn): Face {
  return {
    heading: `${action.ref} · ${ownerWords(action)} · due ${dueWords(action, turn)}`,
    ...(action.warning !== undefined && { notice: { text: action.warning, tone: 'Warning' as const } }),
    body: [
      ...(action.title === '' ? [] : [said({ said: action.title })]),
      facts(
        ['For', action.caseRef],
        ['Status', ACTION_STATUSES[action.status]],
        action.huddleId === null ? undefined : ['From', 'a huddle'],
        action.snoozedUntil === null
          ? undefined
          : ['Reminders', `again from ${showDay(action.snoozedUntil, turn.today)}`],
      ),
    ],
    buttons: actionButtons(action, turn),
    summary: `${action.ref} · due ${showDay(action.due, turn.today)}`,
  };
}

const noted = (face: Face, label: string, words: string | null): Face =>
  words === null || words === ''
    ? face
    : { ...face, body: [...(face.body ?? []), said(`${label}: `, { said: words })] };
const undo = (face: Face, button: Button): Face => ({
  ...face,
  buttons: [...(face.buttons ?? []).filter((one) => one.title !== 'Reopen').slice(0, 4), button],
});

/** A list of actions, a line and buttons for each; what is too much for a card is on the page. */
export function actionRows(
  actions: readonly Action[],
  turn: Turn,
  next: NonNullable<Next>,
  most = MOST_ROWS,
): Part[] {
  return actions.slice(0, most).map((action) => {
    const own = dueButtons(action, turn, next);
    return group(
      said(
        { strong: action.ref },
        ` · ${action.caseRef} · ${action.ownerId === turn.me.memberId ? '' : `${ownerWords(action)} · `}due ${dueWords(action, turn)}${markWords(action, turn)}`,
        ...(action.title === '' ? [] : [' · ', { said: action.title }]),
      ),
      ...(own.length > 0 ? [buttons(...own)] : []),
    );
  });
}

function mineFace({ overdue, today, week, later }: Out<'actions.mine'>, turn: Turn): Face {
  const groups = [
    ['Overdue', overdue],
    ['Today', today],
    ['This week', week],
    ['Later', later],
  ] as const;
  const total = overdue.length + today.length + week.length + later.length;
  if (total === 0)
    return {
      heading: 'You have no open actions.',
      line: 'When somebody gives you one, I tell you here. To give one: **assign @Priya book echo for N7-0042 by Friday**.',
    };
  let room = MOST_ROWS;
  const body = groups.flatMap(([name, actions]): Part[] => {
    const shown = actions.slice(0, Math.max(0, room));
    room -= actions.length;
    return shown.length === 0
      ? []
      : [
          text(`${name}: ${actions.length}`, {
            weight: 'Bolder',
            ...(name === 'Overdue' && { color: 'Attention' }),
          }),
          ...actionRows(shown, turn, { use: 'actions.mine', input: {} }),
        ];
  });
  return {
    heading: `Your actions: ${total}`,
    line: `${overdue.length} overdue, ${today.length} today, ${week.length} this week, ${later.length} later.`,
    body:
      total > MOST_ROWS
        ? [...body, text(`And ${total - MOST_ROWS} more on the page.`, { isSubtle: true })]
        : body,
    buttons: [openPage('Open my actions', 'actions', turn)],
    summary: `Your actions: ${overdue.length} overdue, ${today.length} due today`,
  };
}

function listFace(
  actions: readonly Action[],
  turn: Turn,
  heading: string,
  empty: string,
  next: NonNullable<Next>,
): Face {
  if (actions.length === 0) return { heading: empty };
  return {
    heading: `${heading}: ${actions.length}`,
    body: [
      ...actionRows(actions, turn, next),
      ...(actions.length > MOST_ROWS
        ? [text(`And ${actions.length - MOST_ROWS} more on the page.`, { isSubtle: true })]
        : []),
    ],
    buttons: [openPage('Open the page', 'actions', turn)],
  };
}

function outstandingFace(all: Out<'actions.outstanding'>, turn: Turn): Face {
  return {
    heading: `${all.open} ${all.open === 1 ? 'action' : 'actions'} open, ${all.overdue} overdue`,
    line: `${all.dueThisWeek} due this week, ${all.unaccepted} not accepted yet, ${all.blocked} blocked.`,
    body: [
      ...(all.byOrganisation.length === 0 ? [] : [text('By organisation', { weight: 'Bolder' })]),
      facts(
        ...all.byOrganisation
          .slice(0, 10)
          .map((one) => [one.name, `${one.open} open, ${one.overdue} overdue`] as const),
      ),
      ...(all.overdue === 0 ? [] : [text('Overdue by age', { weight: 'Bolder' })]),
      facts(
        ...all.byAge
          .filter((one) => one.overdue > 0)
          .map((one) => [one.band, `${one.overdue} overdue`] as const),
      ),
      ...(all.worst.length === 0 ? [] : [text('Longest overdue', { weight: 'Bolder' })]),
      ...actionRows(all.worst, turn, { use: 'actions.outstanding', input: {} }, 5),
    ].filter((part) => part.type !== 'FactSet' || part.facts.length > 0),
    buttons: [openPage('Open the page', 'outstanding', turn)],
  };
}

export const cards = {
  'actions.assign': (action, turn) =>
    undo(
      actionFace(action, turn),
      press('Undo', 'actions.cancel', { ref: action.ref, reason: 'entered_in_error' }),
    ),
  'actions.accept': actionFace,
  'actions.start': (action, turn) => ({
    ...actionFace(action, turn),
    notice: { text: `${action.ref} is in hand.`, tone: 'Good' },
  }),
  'actions.snooze': (action, turn) =>
    undo(
      {
        ...actionFace(action, turn),
        notice: {
          text: `No reminders of ${action.ref} before ${showDay(action.snoozedUntil ?? turn.today, turn.today)}. It is still due ${dueWords(action, turn)}.`,
          tone: 'Good',
        },
      },
      press('Undo', 'actions.wake', { ref: action.ref }),
    ),
  'actions.wake': (action, turn) => ({
    ...actionFace(action, turn),
    notice: { text: `I remind you of ${action.ref} again.`, tone: 'Good' },
  }),
  'actions.decline': (action, turn) => ({
    ...actionFace(action, turn),
    notice: { text: `${action.owner} keeps it until somebody accepts.`, tone: 'Good' },
  }),
  'actions.complete': (action, turn) =>
    undo(
      {
        ...noted(actionFace(action, turn), 'Note', action.note),
        notice: { text: `${action.ref} is done.`, tone: 'Good' },
      },
      press('Undo', 'actions.reopen', { ref: action.ref }),
    ),
  'actions.notDone': (action, turn) =>
    undo(
      {
        ...noted(actionFace(action, turn), 'Note', action.note),
        notice: { text: `${action.ref} is closed as not done.`, tone: 'Good' },
      },
      press('Undo', 'actions.reopen', { ref: action.ref }),
    ),
  'actions.block': (action, turn) =>
    undo(
      {
        ...noted(actionFace(action, turn), 'Blocked by', action.because),
        notice: { text: `${action.ref} is marked as blocked.`, tone: 'Good' },
      },
      press('Undo', 'actions.unblock', { ref: action.ref }),
    ),
  'actions.unblock': actionFace,
  'actions.reopen': actionFace,
  'actions.reassign': actionFace,
  'actions.change': actionFace,
  'actions.cancel': (action) => ({ heading: `${action.ref} is taken back.`, line: 'It counts nowhere.' }),
  'actions.read': (action, turn) =>
    noted(noted(actionFace(action, turn), 'Blocked by', action.because), 'Note', action.note),
  'actions.mine': mineFace,
  'actions.list': (actions, turn, input) =>
    listFace(actions, turn, 'Actions', 'No actions fit that.', {
      use: 'actions.list',
      input: { ...input } as Record<string, never>,
    }),
  'actions.ofCase': (actions, turn, input) =>
    listFace(actions, turn, `Actions for ${input.ref}`, `No actions for ${input.ref} yet.`, {
      use: 'actions.ofCase',
      input: { ref: input.ref },
    }),
  'actions.outstanding': outstandingFace,
} satisfies Cards;
