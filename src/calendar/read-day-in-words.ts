import { z } from 'zod';
import { longWeekday } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { readDay } from './day-in-words.ts';

/**
 * A date in words ("by Friday", "in ten working days", "4/12") → the day and its weekday ("Friday"), for today in the
 * neighbourhood's zone; the reading rules are readDay's. What is not understood in full is refused, never guessed.
 */
export const readDayInWords = query({
  says: 'Read a date in words',
  needs: 'check',
  input: z.object({ text: z.string().max(200) }),

  async run({ text }, ctx) {
    const found = readDay(text, ctx.today, ctx.localClosures);
    if (found === undefined)
      throw new Refusal(
        'invalid',
        'I can’t read that as a date. Try “Friday”, “in ten working days”, “4 Dec” or “04/12/2026”.',
      );
    return { day: found.day, weekday: longWeekday(found.day) };
  },
});
