import { showDay, showTime } from '../../src/core/day.ts';
import { gateWords } from '../../src/huddles/gate-words.ts';
import { WHY_WORDS } from '../../src/huddles/huddle.ts';
import type { HuddlePost } from '../../src/huddles/huddle-post.ts';
import type { Corrected } from '../../src/minutes/minutes.ts';
import type { ReadBack } from '../../src/minutes/read-back.ts';
import { type Button, type Face, facts, open, press, said, text } from '../cards.ts';
import { readBackRow } from '../minutes/rows.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';
import { gateButton } from './gate-button.ts';

type Pages = Pick<Turn, 'app' | 'today'>;
const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);
/** What was settled before the meeting, with the time that it saved. */
const beforehand = ({ withoutMeeting, minutesSaved }: HuddlePost): string =>
  withoutMeeting === 0
    ? ''
    : ` ${cases(withoutMeeting)} agreed without the meeting, which saved ${minutesSaved} minutes.`;
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

/** The post as it is now, asked for as a shared place would: live with what is being read back, closed with what was corrected since. */
export async function huddlePostNow(huddleId: string, turn: Pages & Pick<Turn, 'ask'>): Promise<Face> {
  const post = await turn.ask('huddles.post', { huddleId });
  if (post.status === 'live')
    return huddlePostFace(post, turn, { readBack: await turn.ask('minutes.readBack', { huddleId }) });
  return post.status === 'closed'
    ? huddlePostFace(post, turn, { corrected: await turn.ask('minutes.corrected', { huddleId }) })
    : huddlePostFace(post, turn);
}

/** The channel's one post about a huddle, the same message from agenda to live, read-back and summary. */
export function huddlePostFace(
  post: HuddlePost,
  turn: Pages,
  { readBack, corrected = [] }: { readBack?: ReadBack; corrected?: readonly Corrected[] } = {},
): Face {
  const closed = post.status === 'closed';
  const isAgenda = !post.missed && (post.status === 'draft' || post.status === 'scheduled');
  const reading = readBack?.isTime === true;
  const phase = post.missed ? 'did not take place' : reading ? '● reading back' : PHASES[post.status];
  return {
    heading: `${post.title} · ${showDay(post.day, turn.today)} at ${showTime(post.time)} · ${phase}`,
    line: closed
      ? `${cases(post.discussed)} discussed, ${post.deferred} put off, ${actions(post.actions.length)} agreed.${beforehand(post)} ${post.here} were here, from ${post.organisations} organisations.`
      : `${cases(post.items.length)}, ${post.minutesPlanned} min planned of ${post.minutes}.${post.movedFrom === null ? '' : ` Moved from ${showDay(post.movedFrom, turn.today)}.`}`,
    body: [
      ...(post.gate === null ? [] : [text(`${gateWords(post.gate)}.`, { weight: 'Bolder' })]),
      ...post.items.map((item) =>
        said(
          { strong: `${item.position}. ${item.ref ?? 'A case that is not shown here'}` },
          ` · ${item.minutes} min · ${WHY_WORDS[item.why]}`,
          closed && item.state === 'waiting' ? ' · not reached' : ITEM_STATES[item.state],
          ...outcomeOf(item, corrected, turn),
          ...(item.fits || item.state !== 'waiting' ? [] : [' · no room today']),
        ),
      ),
      ...(post.actions.length === 0 ? [] : [text('Actions', { weight: 'Bolder' })]),
      ...(readBack === undefined
        ? post.actions.map((action) =>
            said(
              { strong: action.ref },
              ` · ${action.caseRef} · ${action.owner} · due ${showDay(action.due, turn.today)}`,
            ),
          )
        : readBack.actions.map((line) => readBackRow(line, turn))),
      ...(post.next === null
        ? []
        : [text(`Next: ${showDay(post.next.day, turn.today)} at ${showTime(post.next.time)}.`)]),
    ].slice(0, 60),
    buttons: [
      ...(post.status === 'live' ? steps(post, readBack) : []),
      ...(post.joinUrl === null ? [] : [open('Join', post.joinUrl)]),
      openPage('Open', `huddles/${post.huddleId}`, turn),
      ...(isAgenda ? [openPage('Print', `huddles/${post.huddleId}/print`, turn)] : []),
    ],
    summary: `${post.title}, ${showDay(post.day, turn.today)}: ${phase}`,
  };
}

/** "Equipment"; after a correction the outcome as it is now and since when. */
function outcomeOf(
  { position, outcome }: HuddlePost['items'][number],
  corrected: readonly Corrected[],
  { today }: Pages,
): string[] {
  const now = corrected.find((one) => one.position === position);
  if (now !== undefined) return [` · ${now.outcome}, corrected ${showDay(now.on, today)}`];
  return outcome === null ? [] : [` · ${outcome}`];
}

/** For the chair and the coordinator; anybody else who presses hears who can. */
const steps = ({ huddleId, currentItemId, items, gate }: HuddlePost, readBack?: ReadBack): Button[] => {
  const left = currentItemId !== null || items.some((item) => item.state === 'waiting');
  return [
    ...(gate === null ? [] : [gateButton(huddleId, gate)]),
    ...(left && gate === null
      ? [
          press(
            'Next case',
            'huddles.nextItem',
            { huddleId, expectItemId: currentItemId },
            { look: 'positive' },
          ),
        ]
      : []),
    ...(readBack?.isTime === true && readBack.unconfirmed > 0
      ? [press('Confirm mine', 'minutes.confirmMine', { huddleId }, { look: 'positive' })]
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
