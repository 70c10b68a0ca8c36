import { ACTION_STATUSES, type ActionEvent } from '../../src/actions/action.ts';
import { dayOf, showDay } from '../../src/core/day.ts';
import { type Part, said } from '../cards.ts';
import type { Turn } from '../turn.ts';

const MOST = 4;

/** The last steps of an action, oldest of them first; the whole is on its page. */
export function historyParts(events: readonly ActionEvent[], turn: Turn): Part[] {
  if (events.length < 2) return [];
  const line = ({ at, what, from, to, owner, by, words }: ActionEvent): Part => {
    const status = ACTION_STATUSES[to].toLowerCase();
    return said(
      `${showDay(dayOf(at), turn.today)} · ${what}${what === status || from === to ? '' : `, ${status}`} · ${owner}${by === null || by === owner ? '' : `, by ${by}`}`,
      ...(words === null ? [] : [' · ', { said: words }]),
    );
  };
  return [
    said({ strong: events.length > MOST ? `Last ${MOST} of ${events.length} steps` : 'What happened' }),
    ...events.slice(-MOST).map(line),
  ];
}
