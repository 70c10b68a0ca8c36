import type { ReadBack } from '../../src/minutes/read-back.ts';
import { type Face, press } from '../cards.ts';
import { live } from '../huddles/live-words.ts';
import { run, type Step } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { readBackRow } from './rows.ts';

/** "close huddle": the chair sees first what nobody has said yes to and which reasons are missing; with nothing open it closes. */
export async function readClose(turn: Turn): Promise<Step> {
  const { huddleId } = await live(turn);
  if (!turn.me.grants.has('huddles.run')) return run('huddles.close', { huddleId });
  const readBack = await turn.ask('minutes.readBack', { huddleId });
  return readBack.unconfirmed + readBack.reasonsMissing.length === 0
    ? run('huddles.close', { huddleId })
    : { face: stillOpen(readBack, turn) };
}

function stillOpen({ huddleId, actions, unconfirmed, reasonsMissing }: ReadBack, turn: Turn): Face {
  const refs = reasonsMissing.map(({ ref }) => ref).join(', ');
  return {
    heading: 'Close the huddle?',
    line: [
      ...(unconfirmed === 0
        ? []
        : [`${unconfirmed} ${unconfirmed === 1 ? 'action is' : 'actions are'} not confirmed yet.`]),
      ...(refs === '' ? [] : [`The decision changed on ${refs}, and no reason is recorded.`]),
    ].join(' '),
    body: actions.filter(({ state }) => state === 'to_confirm').map((line) => readBackRow(line, turn)),
    buttons: [
      press('Read back', 'minutes.readBack', { huddleId }, { look: 'positive' }),
      press('Close all the same', 'huddles.close', { huddleId }),
    ],
    summary: 'Close the huddle?',
  };
}
