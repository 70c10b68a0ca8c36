import { showDay, showTime } from '../../src/core/day.ts';
import { gateWords } from '../../src/huddles/gate-words.ts';
import { type Face, open, press, text } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import { whoIsComing } from '../prep/cover-face.ts';
import type { Turn } from '../turn.ts';
import { huddleFace, huddleLine, nameOf, whenOf } from './faces.ts';
import { gateButton } from './gate-button.ts';
import { huddlePostNow } from './post-face.ts';

/**
 * After a step in a huddle the huddle itself is shown, as it is now. In the team's channel it has one post, edited in place:
 * a press there renews that post, and typed words are answered with a line.
 */
async function huddleNow(huddleId: string, turn: Turn, notice?: Face['notice']): Promise<Face> {
  const face = await nowFace(huddleId, turn);
  return notice === undefined ? face : { ...face, notice };
}
async function nowFace(huddleId: string, turn: Turn): Promise<Face> {
  if (!turn.inTeam) return huddleFace(await turn.ask('huddles.read', { huddleId }), turn);
  const post = await turn.ask('huddles.post', { huddleId });
  if (turn.door === 'card' || post.status !== 'live') return huddlePostNow(huddleId, turn);
  const current = post.items.find((item) => item.state === 'current');
  return {
    heading:
      post.gate !== null
        ? gateWords(post.gate)
        : current === undefined
          ? `${post.title} · ● live`
          : `Now: ${current.ref ?? 'a case that is not shown here'} · ${current.position} of ${post.items.length}`,
    line: 'The huddle’s own post in this channel shows the rest.',
    ...(post.gate !== null && { buttons: [gateButton(huddleId, post.gate)] }),
  };
}
const FASTER = {
  text: 'Somebody else was faster. This is where the huddle is now.',
  tone: 'Warning',
} as const;
type Moved = { huddleId: string; moved: boolean; gateItemId: string | null };
const step = ({ huddleId, moved, gateItemId }: Moved, turn: Turn): Promise<Face> =>
  huddleNow(huddleId, turn, moved || gateItemId !== null ? undefined : FASTER);

async function onAgenda(
  {
    huddleId,
    ref,
    itemId,
    position,
    fits,
    waitsForChair,
  }: {
    huddleId: string;
    ref: string;
    itemId: string;
    position: number;
    fits: boolean;
    waitsForChair: boolean;
  },
  turn: Turn,
): Promise<Face> {
  const huddle = await turn.ask('huddles.read', { huddleId });
  return {
    heading: `${ref} is on the agenda of ${whenOf(huddle, turn)}`,
    line: `Place ${position} of ${huddle.items.length}. ${huddle.minutesPlanned} min planned of ${huddle.capacityMinutes}.${fits ? '' : ' There is no room for it as things stand: make room, or it waits.'}${waitsForChair ? ' It came late, so it waits for the chair’s yes; the chair is asked.' : ''}`,
    buttons: [press('Agenda', 'huddles.read', { huddleId }), press('Undo', 'huddles.removeItem', { itemId })],
    summary: `${ref} is on the agenda of ${showDay(huddle.day, turn.today)}`,
  };
}

export const cards = {
  'huddles.schedule': ({ seriesId, huddles, warning }, turn) => {
    const [first] = huddles;
    return {
      heading: first === undefined ? 'The series is scheduled.' : `${nameOf(first)} is scheduled`,
      ...(warning !== undefined && { notice: { text: warning, tone: 'Warning' as const } }),
      ...(first !== undefined && {
        line: `First ${whenOf(first, turn)}, ${first.minutes} minutes. The agenda fills itself from the cases.`,
      }),
      body: huddles.map((huddle) => huddleLine(huddle, turn)),
      buttons: [
        ...(first === undefined ? [] : [press('Agenda', 'huddles.read', { huddleId: first.id })]),
        ...(first?.joinUrl === null
          ? [press('Add the join link', 'form:huddles.setJoinLink', { seriesId })]
          : []),
        press('Undo', 'huddles.undoSchedule', { seriesId }),
      ],
      summary:
        first === undefined ? 'A series is scheduled' : `Scheduled from ${showDay(first.day, turn.today)}`,
    };
  },
  'huddles.undoSchedule': () => ({ heading: 'The schedule is taken back.', line: 'Its huddles are gone.' }),
  'huddles.list': (found, turn) => {
    const coming = found.filter(
      (one) => one.status !== 'closed' && one.status !== 'cancelled' && !one.missed,
    );
    if (coming.length === 0)
      return {
        heading: 'No huddle is planned.',
        line: 'Try **schedule frailty huddle every Tuesday 8:45 for 30m**.',
      };
    return {
      heading: 'The next huddles',
      body: coming.slice(0, 8).map((huddle) => huddleLine(huddle, turn)),
      buttons: [openPage('Open the huddles', 'huddles', turn)],
    };
  },
  'huddles.next': (next, turn) =>
    next === null
      ? {
          heading: 'No huddle is planned.',
          line: 'Try **schedule frailty huddle every Tuesday 8:45 for 30m**.',
        }
      : {
          heading: `${nameOf(next)} · ${whenOf(next, turn)}`,
          line: next.lacks.length === 0 ? 'It lacks nothing.' : `It still lacks ${next.lacks.join(', ')}.`,
          buttons: [
            press('Agenda', 'huddles.read', { huddleId: next.id }, { look: 'positive' }),
            ...(next.joinUrl === null ? [] : [open('Join', next.joinUrl)]),
          ],
          summary: `Next huddle ${showDay(next.day, turn.today)} at ${showTime(next.time)}`,
        },
  'huddles.read': async (huddle, turn) => {
    const face = huddleFace(huddle, turn);
    if (huddle.missed || (huddle.status !== 'draft' && huddle.status !== 'scheduled')) return face;
    const { address } = await turn.ask('feeds.huddle', { huddleId: huddle.id });
    return { ...face, buttons: [...(face.buttons ?? []), open('Calendar file', address)].slice(0, 5) };
  },
  'huddles.fill': async ({ huddleId, says }, turn) =>
    huddleNow(huddleId, turn, { text: says.join(' '), tone: 'Good' }),
  'huddles.addItem': onAgenda,
  'huddles.removeItem': ({ ref, itemId, huddleId }) => ({
    heading: `${ref} is off the agenda`,
    line: 'The planner does not bring it back to this one.',
    buttons: [
      press('Agenda', 'huddles.read', { huddleId }),
      press('Undo', 'huddles.restoreItem', { itemId }),
    ],
  }),
  'huddles.okLate': ({ ref, huddleId, itemId, ok }) => ({
    heading: ok ? `${ref} is taken, though it came late` : `${ref} waits for the chair again`,
    buttons: [
      press('Agenda', 'huddles.read', { huddleId }),
      press('Undo', 'huddles.okLate', { itemId, ok: !ok }),
    ],
  }),
  'huddles.moveItem': ({ huddleId, position }, turn) =>
    huddleNow(huddleId, turn, { text: `Moved to place ${position}.`, tone: 'Good' }),
  'huddles.restoreItem': ({ ref, huddleId }, turn) =>
    huddleNow(huddleId, turn, { text: `${ref} is back on the agenda.`, tone: 'Good' }),
  'huddles.move': (huddle, turn) => ({
    heading: `${nameOf(huddle)} is moved to ${whenOf(huddle, turn)}`,
    line: 'Only this one; the series goes on as before.',
    buttons: [
      press('Agenda', 'huddles.read', { huddleId: huddle.id }),
      ...(huddle.seriesId === null
        ? []
        : [
            press('Move those after it too', 'huddles.moveSeries', {
              huddleId: huddle.id,
              start: `${huddle.day}T${huddle.time}`,
              scope: 'following',
            }),
          ]),
      press('Undo', 'huddles.move', { huddleId: huddle.id, start: huddle.before }),
    ],
    summary: `A huddle is moved to ${showDay(huddle.day, turn.today)}`,
  }),
  'huddles.cancel': ({ huddleId }) => ({
    heading: 'The huddle is cancelled',
    line: 'Its cases come to the next one.',
    buttons: [press('Undo', 'huddles.restore', { huddleId })],
  }),
  'huddles.restore': ({ huddleId }, turn) =>
    huddleNow(huddleId, turn, { text: 'The huddle is back.', tone: 'Good' }),
  'huddles.start': ({ huddleId }, turn) => huddleNow(huddleId, turn),
  'huddles.undoStart': ({ huddleId }, turn) =>
    huddleNow(huddleId, turn, { text: 'The start is taken back.', tone: 'Good' }),
  'huddles.nextItem': step,
  'huddles.back': step,
  'huddles.goTo': step,
  'huddles.passGate': step,
  'huddles.defer': ({ huddleId }, turn) => huddleNow(huddleId, turn),
  'huddles.close': async ({ huddleId, cases, deferred, actions, next }, turn) => {
    if (turn.inTeam && turn.door === 'card') return nowFace(huddleId, turn);
    return {
      heading: 'The huddle is closed',
      line: `${cases} discussed, ${deferred} put off, ${actions} new actions.${next === null ? '' : ` The next one is ${whenOf(next, turn)}.`}`,
      body: [
        text('The summary is in the channel: references and dates only. Each owner hears of their actions.'),
      ],
      buttons: next === null ? [] : [press('Next agenda', 'huddles.read', { huddleId: next.huddleId })],
    };
  },
  'huddles.attend': ({ huddleId }, turn) => whoIsComing(huddleId, turn),
  'huddles.setJoinLink': ({ joinUrl }) =>
    joinUrl === null
      ? { heading: 'The join link is taken away.' }
      : {
          heading: 'The join link is kept.',
          line: 'It shows on Today, on the agenda and in the call a quarter of an hour before.',
          buttons: [open('Join', joinUrl)],
        },
} satisfies Cards;
