import type { Action } from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import { type Face, facts, type Part, type Press, press, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';
import { actionButtons, actionFace, actionRows, done, dueWords, MOST_ROWS, noted, withUndo } from './face.ts';
import { historyParts } from './history.ts';
import { mergedFace, overlapButtons, overlapFace, overlapParts } from './overlap-face.ts';

export { actionButtons, actionFace, actionRows } from './face.ts';

type Next = Press['next'];

function mineFace({ counts, first }: Out<'actions.myFirst'>, turn: Turn): Face {
  const { overdue, today, week, later } = counts;
  const total = overdue + today + week + later;
  if (total === 0)
    return {
      heading: 'You have no open actions.',
      line: 'When somebody gives you one, I tell you here. To give one: **assign @Priya book echo for N7-0042 by Friday**.',
    };
  const groups = [
    ['Overdue', overdue, first.overdue],
    ['Today', today, first.today],
    ['This week', week, first.week],
    ['Later', later, first.later],
  ] as const;
  const body = groups.flatMap(([name, count, actions]): Part[] =>
    actions.length === 0
      ? []
      : [
          text(`${name}: ${count}`, {
            weight: 'Bolder',
            ...(name === 'Overdue' && { color: 'Attention' }),
          }),
          ...actionRows(actions, turn, FIRST),
        ],
  );
  return {
    heading: `Your actions: ${total}`,
    line: `${overdue} overdue, ${today} today, ${week} this week, ${later} later.`,
    body:
      total > MOST_ROWS
        ? [...body, text(`And ${total - MOST_ROWS} more on the page.`, { isSubtle: true })]
        : body,
    buttons: [openPage('Open my actions', 'actions', turn)],
    summary: `Your actions: ${overdue} overdue, ${today} due today`,
  };
}
/** What the list of one's own actions asks for: as many as a card has room for. */
const FIRST = { use: 'actions.myFirst', input: { most: MOST_ROWS } } as const;

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

function assignedFace(action: Out<'actions.assign'>, turn: Turn): Face {
  const overlaps = action.overlaps ?? [];
  const face = withUndo(
    actionFace(action, turn),
    press('Undo', 'actions.cancel', { ref: action.ref, reason: 'entered_in_error' }),
  );
  return overlaps.length === 0
    ? face
    : {
        ...face,
        body: [...(face.body ?? []), ...overlapParts(overlaps, turn)],
        buttons: [...overlapButtons(action.ref, overlaps), ...(face.buttons ?? []).slice(-3)],
      };
}

/** A form sent again makes nothing new: it shows what became of its action, and gives it back where it was taken back. */
function usedBeforeFace(action: Action, turn: Turn): Face {
  const { ref, version } = action;
  const face = actionFace(action, turn);
  return action.status === 'cancelled' && action.mergedInto === null
    ? {
        ...face,
        notice: {
          text: `This form made ${ref}, which was taken back since, so nothing is made now. Press “Have it again”, or type “assign” for a new form.`,
          tone: 'Warning',
        },
        buttons: [press('Have it again', 'actions.undo', { ref, version }, { look: 'positive' })],
      }
    : {
        ...face,
        notice: {
          text: `This form made ${ref} before, so nothing new is made. This is how it stands now.`,
          tone: 'Good',
        },
      };
}

export const cards = {
  'actions.assign': async (action, turn) => {
    // A form that was sent before is answered as it was then; what stands now may differ. Only forms come by a press.
    const now = turn.door === 'card' ? await turn.ask('actions.read', { ref: action.ref }) : action;
    return now.version === action.version ? assignedFace(action, turn) : usedBeforeFace(now, turn);
  },
  'actions.accept': (action, turn) => done(`${action.ref} is with ${action.owner}.`, action, turn),
  'actions.start': (action, turn) => done(`${action.ref} is in hand.`, action, turn),
  'actions.snooze': (action, turn) =>
    done(
      `No reminders of ${action.ref} before ${showDay(action.snoozedUntil ?? turn.today, turn.today)}. It is still due ${dueWords(action, turn)}.`,
      action,
      turn,
    ),
  'actions.wake': (action, turn) => done(`I remind you of ${action.ref} again.`, action, turn),
  'actions.decline': (action, turn) => done(`${action.owner} keeps it until somebody accepts.`, action, turn),
  'actions.complete': (action, turn) =>
    noted(done(`${action.ref} is done.`, action, turn), 'Note', action.note),
  'actions.notDone': (action, turn) =>
    noted(done(`${action.ref} is closed as not done.`, action, turn), 'Note', action.note),
  'actions.block': (action, turn) => done(`${action.ref} is marked as blocked.`, action, turn),
  'actions.unblock': (action, turn) => done(`${action.ref} is no longer blocked.`, action, turn),
  'actions.reopen': (action, turn) => done(`${action.ref} is open again.`, action, turn),
  'actions.reassign': (action, turn) =>
    done(
      action.offeredTo === null
        ? `${action.ref} is with ${action.owner}${action.status === 'offered' ? ', who is asked to accept' : ''}.`
        : `${action.offeredTo.name} is asked to accept ${action.ref}. ${action.owner} keeps it until then.`,
      action,
      turn,
    ),
  'actions.change': (action, turn) =>
    done(`${action.ref} is changed: due ${dueWords(action, turn)}.`, action, turn),
  'actions.cancel': (action) => ({
    heading: `${action.ref} is taken back.`,
    line: 'It counts nowhere.',
    buttons: [press('Undo', 'actions.undo', { ref: action.ref, version: action.version })],
  }),
  'actions.undo': (action, turn) => ({
    ...actionFace(action, turn),
    notice:
      action.warning === undefined
        ? { text: 'Undone. It is as it was before.', tone: 'Good' }
        : { text: `Undone. ${action.warning}`, tone: 'Warning' },
  }),
  'actions.merge': mergedFace,
  'actions.keepApart': (action, turn, { ref, other }) => ({
    ...actionFace(action, turn),
    notice: { text: `${ref} and ${other} stay two actions.`, tone: 'Good' },
    buttons: [...actionButtons(action, turn).slice(0, 4), press('Undo', 'actions.notApart', { ref, other })],
  }),
  'actions.notApart': (action, turn) =>
    turn.ask('actions.similar', { ref: action.ref }).then((alike) => overlapFace(action, alike, turn)),
  'actions.help': (action, turn, { ref, memberId }) =>
    withUndo(
      {
        ...actionFace(action, turn),
        notice: { text: `${action.owner} has help with ${ref}, and still owns it.`, tone: 'Good' },
      },
      press('Undo', 'actions.stopHelping', { ref, ...(memberId !== undefined && { memberId }) }),
    ),
  'actions.stopHelping': (action, turn, { ref, memberId }) =>
    withUndo(
      actionFace(action, turn),
      press('Undo', 'actions.help', { ref, ...(memberId !== undefined && { memberId }) }),
    ),
  'actions.read': (action, turn) => {
    const face = noted(actionFace(action, turn), 'Note', action.note);
    return { ...face, body: [...(face.body ?? []), ...historyParts(action.events, turn)] };
  },
  'actions.myFirst': mineFace,
  // Cards that stand in chats lead here.
  'actions.mine': (_all, turn) => turn.ask(FIRST.use, FIRST.input).then((mine) => mineFace(mine, turn)),
  'actions.list': (actions, turn, input) =>
    listFace(actions, turn, 'Actions', 'No actions fit that.', {
      use: 'actions.list',
      input: { ...input } as Record<string, never>,
    }),
  'actions.search': (actions, turn, { text: words }) =>
    listFace(actions, turn, 'Actions', 'No open action reads like that.', {
      use: 'actions.search',
      input: { text: words },
    }),
  'actions.ofCase': (actions, turn, input) =>
    listFace(actions, turn, `Actions for ${input.ref}`, `No actions for ${input.ref} yet.`, {
      use: 'actions.ofCase',
      input: { ref: input.ref },
    }),
  'actions.outstanding': outstandingFace,
} satisfies Cards;
