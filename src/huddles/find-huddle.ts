import { z } from 'zod';
import { localClosures, readDay } from '../calendar/index.ts';
import type { Day } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { whenOf } from './guard.ts';
import { nextRow } from './next-huddle.ts';
import { comingHuddles } from './opening.ts';
import type { HuddleRow } from './store.ts';
import { dayAndTime } from './timetable.ts';

const TODAY = /^(?:today|this (?:morning|afternoon))(?:['’]s)?$/;
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
      : (onDay(coming, meant(words, ctx.today, await localClosures(ctx))) ?? called(coming, words));
    if (found === undefined)
      throw new Refusal(
        'missing',
        `I can’t find that huddle. The next one is on ${whenOf(next, ctx.today)}.`,
      );
    return { huddleId: found.id, ...dayAndTime(found.localStart), status: found.status };
  },
});

/** On a Tuesday, "Tuesday" means today as long as today's huddle is not over; for due dates it would be next week's. */
function meant(words: string, today: Day, closures: readonly Day[]): readonly Day[] {
  if (TODAY.test(words)) return [today];
  const plain = words.replace(/['’]s$/, '');
  return [readDay(`this ${plain}`, today, closures), readDay(plain, today, closures)].flatMap(
    (read) => read?.day ?? [],
  );
}
const onDay = (coming: readonly HuddleRow[], days: readonly Day[]): HuddleRow | undefined =>
  days.flatMap((day) => coming.find((huddle) => dayAndTime(huddle.localStart).day === day) ?? [])[0];
const called = (coming: readonly HuddleRow[], words: string): HuddleRow | undefined =>
  coming.find((huddle) => huddle.name.toLowerCase().includes(words));
