import {
  ACTION_STATUSES,
  type Action,
  type ActionWithWarning,
  awaits,
  isOnlyOffered,
  isOpen,
  leaveWords,
  ownerWords,
} from '../../src/actions/action.ts';
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
} from '../cards.ts';
import type { Turn } from '../turn.ts';

export const MOST_ROWS = 8;
type Next = Press['next'];

export const dueWords = (action: Action, turn: Turn): string => {
  const day = showDay(action.due, turn.today);
  if (action.overdue)
    return `${day}, ${action.workingDaysLate} working ${action.workingDaysLate === 1 ? 'day' : 'days'} late`;
  return action.due === turn.today && isOpen(action) ? `today, ${day}` : day;
};
function markWords(action: Action, { today, me }: Turn): string {
  const { status, snoozedUntil, helpers, leave } = action;
  return [
    status === 'blocked' ? 'blocked' : status === 'in_progress' ? 'in hand' : undefined,
    helpers.some(({ id }) => id === me.memberId) ? 'you help' : undefined,
    leave?.deputyId === me.memberId ? 'you cover' : undefined,
    snoozedUntil === null ? undefined : `snoozed to ${showDay(snoozedUntil, today)}`,
  ]
    .flatMap((words) => (words === undefined ? [] : [` · ${words}`]))
    .join('');
}
/** Mine, offered to me, or covered by me while its owner is on leave. */
const isMine = (action: Action, { me }: Turn): boolean =>
  action.ownerId === me.memberId ||
  action.offeredTo?.id === me.memberId ||
  action.leave?.deputyId === me.memberId;
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
  const offered = awaits(action, turn.me.memberId);
  const mayChange = !isOnlyOffered(action, turn.me.memberId, turn.me.grants.has('actions.oversee'));
  return [
    ...(offered
      ? [
          press('Accept', 'actions.accept', { ref }, { ...look, look: 'positive' }),
          press('Decline', 'form:actions.decline', { ref }, look),
        ]
      : []),
    press('Done', 'actions.complete', { ref }, { ...look, ...(!offered && { look: 'positive' as const }) }),
    ...(mayChange
      ? [
          action.status === 'blocked'
            ? press('No longer blocked', 'actions.unblock', { ref }, look)
            : press('Blocked', 'form:actions.block', { ref }, look),
          press('Give away', 'form:actions.reassign', { ref }, look),
        ]
      : []),
    ...(offered ? [] : [press('Change', 'form:actions.change', { ref }, look)]),
  ];
}

/** In a list of what is due, five at most: what moves it on, and what makes the reminders stop. */
function dueButtons(action: Action, turn: Turn, next: NonNullable<Next>): Button[] {
  const { ref, status } = action;
  if (!mayAct(action, turn) || !isOpen(action)) return actionButtons(action, turn, next);
  const offered = awaits(action, turn.me.memberId);
  const mayChange = !isOnlyOffered(action, turn.me.memberId, turn.me.grants.has('actions.oversee'));
  return [
    ...(offered ? [press('Accept', 'actions.accept', { ref }, { next, look: 'positive' })] : []),
    press('Done', 'actions.complete', { ref }, { next, ...(!offered && { look: 'positive' as const }) }),
    ...(offered || status === 'in_progress' ? [] : [press('In hand', 'actions.start', { ref }, { next })]),
    ...(status === 'blocked' || !mayChange
      ? []
      : [press('Blocked', 'form:actions.block', { ref }, { next })]),
    ...(mayChange
      ? [
          action.snoozedUntil === null
            ? press('Snooze', 'form:actions.snooze', { ref }, { next })
            : press('Remind me again', 'actions.wake', { ref }, { next }),
          press('Give away', 'form:actions.reassign', { ref }, { next }),
        ]
      : [press('Decline', 'form:actions.decline', { ref }, { next })]),
  ];
}

/** One action: reference, owner and date in the heading; its words only where they may be shown (they are empty elsewhere). */
export function actionFace(action: ActionWithWarning, turn: Turn): Face {
  const away = leaveWords(action, turn.today);
  return {
    heading: `${action.ref} · ${ownerWords(action)} · due ${dueWords(action, turn)}`,
    ...(action.warning !== undefined && { notice: { text: action.warning, tone: 'Warning' as const } }),
    body: [
      ...(action.title === '' ? [] : [said({ said: action.title })]),
      facts(
        ['For', action.caseRef],
        ['Status', ACTION_STATUSES[action.status]],
        action.huddleId === null ? undefined : ['From', 'a huddle'],
        action.helpers.length === 0
          ? undefined
          : ['Helping', action.helpers.map(({ name }) => name).join(', ')],
        away === undefined ? undefined : ['Owner', away],
        action.mergedInto === null ? undefined : ['Merged into', action.mergedInto],
        action.snoozedUntil === null
          ? undefined
          : ['Reminders', `again from ${showDay(action.snoozedUntil, turn.today)}`],
      ),
      ...saidOf('Blocked by', action.because),
      ...saidOf('What would unblock it', action.unblocks),
    ],
    buttons: actionButtons(action, turn),
    summary: `${action.ref} · due ${showDay(action.due, turn.today)}`,
  };
}

const saidOf = (label: string, words: string | null): Part[] =>
  words === null || words === '' ? [] : [said(`${label}: `, { said: words })];
export const noted = (face: Face, label: string, words: string | null): Face => ({
  ...face,
  body: [...(face.body ?? []), ...saidOf(label, words)],
});
export const withUndo = (face: Face, button: Button): Face => ({
  ...face,
  buttons: [...(face.buttons ?? []).filter((one) => one.title !== 'Reopen').slice(0, 4), button],
});

/** What a deed came to, said above the action, with Undo: it works while nothing else was done to the action. */
export const done = (words: string, action: ActionWithWarning, turn: Turn): Face =>
  withUndo(
    {
      ...actionFace(action, turn),
      notice: { text: [words, action.warning].filter(Boolean).join(' '), tone: 'Good' },
    },
    press('Undo', 'actions.undo', { ref: action.ref, version: action.version }),
  );

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
        ` · ${action.caseRef} · ${action.ownerId === turn.me.memberId && action.partner === null ? '' : `${ownerWords(action)} · `}due ${dueWords(action, turn)}${markWords(action, turn)}`,
        ...(action.title === '' ? [] : [' · ', { said: action.title }]),
      ),
      ...(own.length > 0 ? [buttons(...own)] : []),
    );
  });
}
