import { z } from 'zod';
import { readDay } from '../calendar/index.ts';
import { type Day, weekday } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { whenOf } from './guard.ts';
import { nextRow } from './next-huddle.ts';
import { comingHuddles } from './opening.ts';
import type { HuddleRow } from './store.ts';
import { dayAndTime } from './timetable.ts';

const TODAY = /^(?:today|this (?:morning|afternoon))(?:['’]s)?$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;
const NEXT = /^(?:the )?(?:next|live|current)?(?: one)?$/;

/**
 * Which huddle somebody means: "", "next" or "live" (the live one, else the next), a day in words ("Tuesday", "1 Dec",
 * "today") or part of its name ("frailty"). Among several the soonest. Refuses with the next one named.
 */
export const findHuddle = query({
  says: 'Find a huddle by day or name',
  needs: 'huddles.see',
  input: z.object({ text: z.string().max(80).exactOptional() }),
  async run({ text }, ctx) {
    const words = (text ?? '')
      .toLowerCase()
      .replace(/\b(?:huddle|mdt|agenda)(?:['’]s)?\b/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    const next = await nextRow(ctx);
    if (next === undefined)
      throw new Refusal(
        'missing',
        'No huddle is planned. Try “schedule a weekly huddle every Tuesday at 8:45 for 30 minutes”.',
      );
    const coming = await comingHuddles(ctx);
    const found = NEXT.test(words)
      ? next
      : (onDay(coming, words, ctx.today, ctx.localClosures) ?? called(coming, words));
    if (found === undefined)
      throw new Refusal(
        'missing',
        `I can’t find that huddle. The next one is on ${whenOf(next, ctx.today)}.`,
      );
    return { huddleId: found.id, ...dayAndTime(found.localStart), status: found.status };
  },
});

/**
 * The huddle on a day in words. A weekday means the soonest huddle on it: on a Tuesday today's, as long as it is not over
 * (for due dates it would be next week's), and for a fortnightly one perhaps that of next week.
 */
function onDay(
  coming: readonly HuddleRow[],
  words: string,
  today: Day,
  closures: readonly Day[],
): HuddleRow | undefined {
  const plain = words.replace(/['’]s$/, '');
  const read = TODAY.test(plain) ? { day: today } : readDay(plain, today, closures);
  if (read === undefined) return undefined;
  const isWeekday = WEEKDAY.test(plain);
  return coming.find((huddle) => {
    const { day } = dayAndTime(huddle.localStart);
    return isWeekday ? weekday(day) === weekday(read.day) : day === read.day;
  });
}
const called = (coming: readonly HuddleRow[], words: string): HuddleRow | undefined =>
  coming.find((huddle) => huddle.name.toLowerCase().includes(words));
