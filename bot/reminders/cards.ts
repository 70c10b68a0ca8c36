import { showDay, showTime } from '../../src/core/day.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { actionRows } from '../actions/cards.ts';
import { type Face, open, type Part, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Out, Turn } from '../turn.ts';

const MOST_ROWS = 8;
type Pages = Pick<Turn, 'app' | 'today'>;
const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);
const actions = (count: number): string => (count === 1 ? '1 action' : `${count} actions`);

/** One message a day to a member, a line and buttons for each action. The notification says counts only. */
export function digestFace(
  { member, day, overdue, today, soon, needsYou }: Out<'reminders.digest'>,
  turn: Turn,
): Face {
  const next = { use: 'reminders.digest', input: { memberId: member.id, day } } as const;
  const groups = [
    ['Overdue', overdue],
    ['Due today', today],
    ['Due soon', soon],
    ['Late with others: can you help?', needsYou],
  ] as const;
  let room = MOST_ROWS;
  const body = groups.flatMap(([name, some]): Part[] => {
    const shown = some.slice(0, Math.max(0, room));
    room -= some.length;
    return shown.length === 0
      ? []
      : [
          text(`${name}: ${some.length}`, {
            weight: 'Bolder',
            ...(name === 'Overdue' && { color: 'Attention' }),
          }),
          ...actionRows(shown, turn, next),
        ];
  });
  const total = overdue.length + today.length + soon.length + needsYou.length;
  return {
    heading: total === 0 ? 'Nothing is due. Well done.' : `Your actions · ${showDay(day, turn.today)}`,
    ...(total > 0 && {
      line: `${overdue.length} overdue, ${today.length} due today, ${soon.length} due soon.`,
    }),
    body:
      total > MOST_ROWS
        ? [...body, text(`And ${total - MOST_ROWS} more on the page.`, { isSubtle: true })]
        : body,
    buttons: [openPage('Open my actions', 'actions', turn)],
    summary: `Your actions: ${overdue.length} overdue, ${today.length} due today, ${soon.length} due soon`,
  };
}

/** The channel's one post of a day: counts by organisation, nobody by name [DOMAIN.md 4]. */
export function channelDigestFace(digest: Out<'reminders.channelDigest'>, turn: Pages): Face {
  const { nextHuddle: next, byOrganisation } = digest;
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
    ],
    buttons: [
      ...(next === null || next.joinUrl === null ? [] : [open('Join', next.joinUrl)]),
      openPage('Open', 'today', turn),
    ],
    summary: `${actions(digest.open)} open, ${digest.overdue} overdue`,
  };
}

export const cards = { 'reminders.digest': digestFace } satisfies Cards;
