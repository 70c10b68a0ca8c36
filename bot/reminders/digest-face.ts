import type { Action } from '../../src/actions/action.ts';
import { showDay } from '../../src/core/day.ts';
import { actionRows } from '../actions/cards.ts';
import { type Face, type Part, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Out, Turn } from '../turn.ts';

const MOST_ROWS = 8;
type Group = { name: string; words: string; actions: readonly Action[] };

/**
 * What is shown first, since a card holds so many rows: everything red of one's own, then the longest overdue, today's, what
 * is due soon, and what is late with others, red before the rest.
 */
function groupsOf({ overdue, today, soon, needsYou }: Out<'reminders.digest'>): Group[] {
  const isRed = ({ priority }: Action): boolean => priority === 'red';
  const rest = (actions: readonly Action[]) => actions.filter((action) => !isRed(action));
  const besides = (name: string, actions: readonly Action[]): string =>
    actions.some(isRed) ? `${name}, not red` : name;
  return [
    { name: 'Red', words: 'red', actions: [...overdue, ...today, ...soon].filter(isRed) },
    { name: besides('Overdue', overdue), words: 'overdue', actions: rest(overdue) },
    { name: besides('Due today', today), words: 'due today', actions: rest(today) },
    { name: besides('Due soon', soon), words: 'due soon', actions: rest(soon) },
    {
      name: 'Late with others, where you may help',
      words: 'late with others',
      actions: [...needsYou.filter(isRed), ...rest(needsYou)],
    },
  ];
}

/** One message a day to a member, a line and buttons for each action. The notification says counts only. */
export function digestFace(digest: Out<'reminders.digest'>, turn: Turn): Face {
  const { member, day, overdue, today, soon, needsYou, snoozed, lateBy, toFile } = digest;
  const next = { use: 'reminders.digest', input: { memberId: member.id, day } } as const;
  let room = MOST_ROWS;
  const groups = groupsOf(digest).map((group) => {
    const shown = group.actions.slice(0, room);
    room -= shown.length;
    return { ...group, shown, left: group.actions.length - shown.length };
  });
  const body = groups.flatMap(({ name, words, actions, shown }): Part[] =>
    shown.length === 0
      ? []
      : [
          text(`${name}: ${actions.length}`, {
            weight: 'Bolder',
            ...((words === 'red' || words === 'overdue') && { color: 'Attention' as const }),
          }),
          ...actionRows(shown, turn, next),
        ],
  );
  const notShown = groups.filter(({ left }) => left > 0);
  const counts = `${overdue.length} overdue, ${today.length} due today, ${soon.length} due soon${needsYou.length === 0 ? '' : `, ${needsYou.length} late with others`}`;
  const nothing = overdue.length + today.length + soon.length + needsYou.length === 0;
  return {
    // After a gap the latest missed step comes alone, and says how late it is.
    ...(lateBy > 0 && {
      notice: {
        text: `This reminder comes ${lateBy} working ${lateBy === 1 ? 'day' : 'days'} late.`,
        tone: 'Warning' as const,
      },
    }),
    heading: nothing ? 'Nothing is due. Well done.' : `Your actions · ${showDay(day, turn.today)}`,
    ...(!nothing && { line: `${counts}${snoozed === 0 ? '' : `, ${snoozed} snoozed`}.` }),
    body: [
      ...body,
      ...(notShown.length === 0
        ? []
        : [
            text(
              `Not shown here: ${notShown.map(({ left, words }) => `${left} ${words}`).join(', ')}. **Open my actions** has all that are yours${notShown.some(({ words }) => words === 'late with others') ? '; type **overdue** for the others' : ''}.`,
            ),
          ]),
      ...(toFile === 0
        ? []
        : [
            text(
              `${toFile === 1 ? '1 note waits' : `${toFile} notes wait`} to be filed in the record: type **to file**.`,
            ),
          ]),
    ],
    buttons: [
      openPage('Open my actions', 'actions', turn),
      openPage('When I am reminded', 'reminders', turn),
    ],
    summary: `Your actions: ${counts}`,
  };
}
