import { type Face, press } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Turn } from '../turn.ts';
import { nameOf, whenOf } from './faces.ts';

/** The meeting began: whoever runs the huddle starts it with one press. */
export async function startOffer(huddleId: string, turn: Turn): Promise<Face> {
  const huddle = await turn.ask('huddles.read', { huddleId });
  return {
    heading: `${nameOf(huddle)} · ${whenOf(huddle, turn)}`,
    line: 'The meeting has begun. Start the huddle when the team is ready; who is in the meeting is then here.',
    buttons: [
      press(
        'Start huddle',
        'huddles.start',
        { huddleId, ...(huddle.day === turn.today ? {} : { early: true }) },
        { look: 'positive' },
      ),
      openPage('Open', `huddles/${huddleId}`, turn),
    ],
    summary: 'The meeting has begun: start the huddle?',
  };
}

/** The meeting ended and the huddle has not: it is never closed by itself, since what is open would be lost from sight. */
export async function closeOffer(huddleId: string, turn: Turn): Promise<Face> {
  const huddle = await turn.ask('huddles.read', { huddleId });
  const waiting = huddle.items.filter(({ state }) => state === 'waiting' || state === 'current').length;
  const lines = huddle.live?.drafts.length ?? 0;
  const open = [
    ...(waiting === 0
      ? []
      : [waiting === 1 ? '1 case was not finished' : `${waiting} cases were not finished`]),
    ...(lines === 0
      ? []
      : [lines === 1 ? '1 action lacks an owner or a date' : `${lines} actions lack an owner or a date`]),
  ];
  return {
    heading: 'The meeting has ended, the huddle is still live',
    line: open.length === 0 ? 'Everything has been discussed. Close it?' : `${open.join(', ')}.`,
    buttons: [
      ...(lines === 0
        ? [press('Close huddle', 'huddles.close', { huddleId }, { look: 'positive' as const })]
        : []),
      openPage('Open', `huddles/${huddleId}`, turn),
    ],
    summary: 'The meeting has ended: close the huddle?',
  };
}
