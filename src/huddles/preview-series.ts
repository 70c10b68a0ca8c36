import { z } from 'zod';
import { bankHolidayName, LAST_KNOWN_YEAR, occurrencesOf } from '../calendar/index.ts';
import { type Day, showDay } from '../core/day.ts';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';

/** Why a day is not like the others: the bank holiday by its name, or the neighbourhood's own closure. */
const holidayOf = (closed: Day): string => bankHolidayName(closed) ?? 'closed here';

/**
 * The next dates of a series before it is made or changed: wall time, instant, and where a bank holiday or closure moved one.
 * `moved` says why, by the holiday's name; `dropped` are those that fall away, with the reason in words. From the start on,
 * or from a day. Warns beyond the last year whose bank holidays are known.
 */
export const previewSeries = query({
  says: 'Show the dates of a series before it is made',
  needs: 'check',
  input: z.object({
    rule: z.string().max(200),
    start: z.string(),
    zone: z.string().max(60).exactOptional(),
    bankHolidays: z.enum(['ignore', 'skip', 'previous', 'next']),
    except: z.array(day).max(200).exactOptional(),
    extra: z.array(day).max(200).exactOptional(),
    from: day.exactOptional(),
    count: z.int().min(1).max(60),
  }),
  async run(asked, ctx) {
    const { held, dropped, beyondKnownHolidays } = occurrencesOf({
      ...asked,
      zone: asked.zone ?? ctx.zone,
      except: asked.except ?? [],
      extra: asked.extra ?? [],
      localClosures: ctx.localClosures,
    });
    return {
      occurrences: held.map(({ local, utc, movedFrom }) => ({
        local,
        utc,
        ...(movedFrom === undefined ? {} : { movedFrom }),
      })),
      moved: held.flatMap(({ day: onto, movedFrom }) =>
        movedFrom === undefined ? [] : [{ from: movedFrom, onto, why: holidayOf(movedFrom) }],
      ),
      dropped: dropped.map(({ originalDay, because, onto }) => ({
        originalDay,
        because,
        why: whyDropped(originalDay, because, onto),
        ...(onto === undefined ? {} : { onto }),
      })),
      ...(beyondKnownHolidays
        ? {
            warning: `Bank holidays after ${LAST_KNOWN_YEAR} are not known yet. Check these dates when they are.`,
          }
        : {}),
    };
  },
});

function whyDropped(originalDay: Day, because: string, onto: Day | undefined): string {
  const holiday = holidayOf(originalDay);
  if (onto === undefined) return `left out: ${holiday}`;
  return because === 'taken-out'
    ? `left out: ${holiday}, and ${showDay(onto, originalDay)} is taken out`
    : `left out: ${holiday}, and there is one on ${showDay(onto, originalDay)} already`;
}
