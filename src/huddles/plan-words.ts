import { type Day, showDay } from '../core/day.ts';
import { disciplineWords } from '../neighbourhoods/index.ts';
import { TIMES_TO_CHAIR } from './because.ts';
import { type Pace, paceInWords } from './pace.ts';
import type { Plan } from './plan-agenda.ts';

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);
/** "geriatrics", "geriatrics and pharmacy", "geriatrics, pharmacy and therapy". */
export const disciplinesInWords = (codes: readonly string[]): string =>
  codes
    .map(disciplineWords)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');

/**
 * The plan in sentences, counts and days only: how full it is, whose minutes a case these are, what finds no room and when
 * it will be seen in this series (`sooner`: where another has room before), what waits for whom, and where the minutes cannot meet the longest interval [DOMAIN.md 2].
 */
export function planInWords(
  { items, later, minutesPlanned, backlogClears }: Plan,
  {
    capacity,
    pace,
    today,
    sooner,
  }: { capacity: number; pace: Pace; today: Day; sooner?: string | undefined },
): string[] {
  const noRoom = later.filter((one) => one.waitsFor.length === 0);
  const waiting = later.filter((one) => one.waitsFor.length > 0);
  const overdue = noRoom.filter((one) => one.pastLimit).length;
  const tooLate = noRoom.filter((one) => one.tooLate).length;
  const forward = items.filter((one) => one.forward).length;
  const forChair = items.filter((one) => one.deferrals >= TIMES_TO_CHAIR).length;
  return [
    items.length === 0
      ? 'No case is due for this huddle.'
      : `${cases(items.length)}, ${minutesPlanned} of ${capacity} minutes, at ${paceInWords(pace)}.`,
    ...(forward === 0
      ? []
      : [
          `${forward === 1 ? '1 review is' : `${forward} reviews are`} brought forward to even out the weeks.`,
        ]),
    ...(forChair === 0
      ? []
      : [
          `${cases(forChair)} ${forChair === 1 ? 'has' : 'have'} been carried over three times: the chair decides what happens now.`,
        ]),
    ...(noRoom.length === 0 ? [] : [`No room for ${cases(noRoom.length)} this time.`]),
    ...waitsInWords(waiting, today),
    ...(later.length === 0
      ? []
      : [
          backlogClears === null
            ? 'The backlog does not clear within this series’ huddles of the coming year.'
            : `In this series the backlog clears on ${showDay(backlogClears, today)}.`,
          ...(sooner === undefined ? [] : [sooner]),
        ]),
    ...(tooLate === 0
      ? []
      : [
          `The minutes do not meet the longest interval: ${cases(tooLate)} will wait longer than they should${
            overdue === 0 ? '' : `, ${overdue} already ${overdue === 1 ? 'does' : 'do'}`
          }. Make the huddle longer, or add one.`,
        ]),
  ];
}

/** "1 case waits for geriatrics, expected on Tue 15 Dec." */
function waitsInWords(waiting: Plan['later'], today: Day): string[] {
  const groups = new Map<string, Plan['later']>();
  for (const one of waiting) {
    const whom = disciplinesInWords([...one.waitsFor].sort());
    groups.set(whom, [...(groups.get(whom) ?? []), one]);
  }
  return [...groups].sort().map(([whom, group]) => {
    const days = group.flatMap(({ seenBy }) => seenBy ?? []).sort();
    const who = `${cases(group.length)} ${group.length === 1 ? 'waits' : 'wait'} for ${whom}`;
    return days[0] === undefined
      ? `${who}: nobody of that discipline is expected at any coming huddle. Ask somebody to come.`
      : `${who}, expected on ${showDay(days[0], today)}.`;
  });
}
