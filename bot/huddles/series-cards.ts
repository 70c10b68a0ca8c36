import { showDay } from '../../src/core/day.ts';
import type { HuddleSummary } from '../../src/huddles/huddle.ts';
import { type Face, press } from '../cards.ts';
import { openPage } from '../page.ts';
import type { Cards } from '../phrase.ts';
import type { Turn } from '../turn.ts';
import { huddleLine, nameOf, whenOf } from './faces.ts';

type Changed = { seriesId: string; changeId: string; huddles: HuddleSummary[] };
const changed =
  (did: string) =>
  ({ changeId, huddles }: Changed, turn: Turn): Face => {
    const [next] = huddles;
    return {
      heading: next === undefined ? `The series is ${did}.` : `${nameOf(next)} is ${did}`,
      ...(next !== undefined && { line: `Next ${whenOf(next, turn)}. Agendas went with their huddles.` }),
      body: huddles.map((huddle) => huddleLine(huddle, turn)),
      buttons: [
        press('Undo', 'huddles.undoChange', { changeId }),
        openPage('Open the series', 'huddles/series', turn),
      ],
      summary:
        next === undefined
          ? `A series is ${did}`
          : `A series is ${did}: next ${showDay(next.day, turn.today)}`,
    };
  };

export const cards = {
  'huddles.moveSeries': changed('moved'),
  'huddles.changeSeries': changed('changed'),
  'huddles.endSeries': ({ changeId, cancelled }) => ({
    heading: cancelled === 1 ? '1 huddle is cancelled' : `${cancelled} huddles are cancelled`,
    line: 'Their cases wait for another agenda. What was recorded stays.',
    buttons: changeId === null ? [] : [press('Undo', 'huddles.undoChange', { changeId })],
    summary: 'A series is ended',
  }),
  'huddles.undoChange': () => ({
    heading: 'The change is taken back',
    line: 'The huddles are where they were.',
  }),
  'neighbourhoods.setClosures': ({ days, before }, turn) => {
    const ahead = days.filter((day) => day >= turn.today).map((day) => showDay(day, turn.today));
    return {
      heading: 'The closed days are saved',
      line: ahead.length === 0 ? 'None lies ahead.' : `Closed on ${ahead.join(', ')}, besides bank holidays.`,
      buttons: [press('Undo', 'neighbourhoods.setClosures', { days: before, was: days })],
    };
  },
} satisfies Cards;
