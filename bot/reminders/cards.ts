import { showDay, showTime } from '../../src/core/day.ts';
import { WHY_WORDS } from '../../src/huddles/huddle.ts';
import type { HuddlePost } from '../../src/huddles/huddle-post.ts';
import { KINDS } from '../../src/huddles/kind.ts';
import { actionRows } from '../actions/cards.ts';
import { type Face, facts, open, type Part, said, text } from '../cards.ts';
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

const ITEM_STATES = {
  waiting: '',
  current: ' · ▶ now',
  discussed: ' · ✓ discussed',
  deferred: ' · put off',
  removed: '',
} as const;
const PHASES = {
  draft: 'agenda',
  scheduled: 'agenda',
  live: '● live',
  closed: 'summary',
  cancelled: 'cancelled',
} as const;

/** The channel's one post about a huddle, the same message from agenda to summary. */
export function huddlePostFace(post: HuddlePost, turn: Pages): Face {
  const closed = post.status === 'closed';
  const phase = post.missed ? 'did not take place' : PHASES[post.status];
  return {
    heading: `${post.title} · ${showDay(post.day, turn.today)} at ${showTime(post.time)} · ${phase}`,
    line: closed
      ? `${cases(post.discussed)} discussed, ${post.deferred} put off, ${actions(post.actions.length)} agreed. ${post.here} were here, from ${post.organisations} organisations.`
      : `${cases(post.items.length)}, ${post.minutesPlanned} min planned of ${post.minutes}.${post.movedFrom === null ? '' : ` Moved from ${showDay(post.movedFrom, turn.today)}.`}`,
    body: [
      ...post.items.map((item) =>
        said(
          { strong: `${item.position}. ${item.ref ?? 'A case that is not shown here'}` },
          ` · ${item.minutes} min · ${WHY_WORDS[item.why]}`,
          ITEM_STATES[item.state],
          ...(item.outcome === null ? [] : [` · ${item.outcome}`]),
          ...(item.fits || item.state !== 'waiting' ? [] : [' · no room today']),
        ),
      ),
      ...(post.actions.length === 0 ? [] : [text('Actions', { weight: 'Bolder' })]),
      ...post.actions.map((action) =>
        said(
          { strong: action.ref },
          ` · ${action.caseRef} · ${action.owner} · due ${showDay(action.due, turn.today)}`,
        ),
      ),
      ...(post.next === null
        ? []
        : [text(`Next: ${showDay(post.next.day, turn.today)} at ${showTime(post.next.time)}.`)]),
    ].slice(0, 60),
    buttons: [
      ...(post.joinUrl === null ? [] : [open('Join', post.joinUrl)]),
      openPage('Open', `huddles/${post.huddleId}`, turn),
    ],
    summary: `${post.title}, ${showDay(post.day, turn.today)}: ${phase}`,
  };
}

/** A quarter of an hour before. */
export const huddleCallFace = (post: HuddlePost, turn: Pages): Face => ({
  heading: `${post.title} begins at ${showTime(post.time)}`,
  line: `${cases(post.items.length)}, ${post.minutesPlanned} min planned of ${post.minutes}.`,
  facts: facts(post.chair === null ? undefined : ['Chair', post.chair]),
  buttons: [
    ...(post.joinUrl === null ? [] : [open('Join', post.joinUrl)]),
    openPage('Open', `huddles/${post.huddleId}`, turn),
  ],
});

export const cards = { 'reminders.digest': digestFace } satisfies Cards;
