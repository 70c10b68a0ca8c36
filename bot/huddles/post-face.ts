import { showDay, showTime } from '../../src/core/day.ts';
import { WHY_WORDS } from '../../src/huddles/huddle.ts';
import type { HuddlePost } from '../../src/huddles/huddle-post.ts';
import { type Button, type Face, facts, open, press, said, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';

type Pages = Pick<Turn, 'app' | 'today'>;
const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);
const actions = (count: number): string => (count === 1 ? '1 action' : `${count} actions`);

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
          closed && item.state === 'waiting' ? ' · not reached' : ITEM_STATES[item.state],
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
      ...(post.status === 'live' ? steps(post) : []),
      ...(post.joinUrl === null ? [] : [open('Join', post.joinUrl)]),
      openPage('Open', `huddles/${post.huddleId}`, turn),
    ],
    summary: `${post.title}, ${showDay(post.day, turn.today)}: ${phase}`,
  };
}

/** For the chair and the coordinator; anybody else who presses hears who can. */
const steps = ({ huddleId, currentItemId, items }: HuddlePost): Button[] => {
  const left = currentItemId !== null || items.some((item) => item.state === 'waiting');
  return [
    ...(left
      ? [
          press(
            'Next case',
            'huddles.nextItem',
            { huddleId, expectItemId: currentItemId },
            { look: 'positive' },
          ),
        ]
      : []),
    press('Close huddle', 'huddles.close', { huddleId }),
  ];
};

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
