import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { addDays } from '../core/day.ts';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { membersOf } from '../neighbourhoods/index.ts';
import type { HuddleSummary, Series } from './huddle.ts';
import { KINDS } from './kind.ts';
import { comingHuddles } from './opening.ts';
import { runningSeries, type SeriesRow } from './series-store.ts';
import { named, showHuddle } from './show.ts';
import { huddlesBetween } from './store.ts';
import { dayAndTime } from './timetable.ts';

/** Huddles by day, oldest first: without dates the last four weeks and the next eight. At most 200. */
export const listHuddles = query({
  says: 'List huddles',
  needs: 'huddles.see',
  input: z.object({
    from: day.exactOptional(),
    to: day.exactOptional(),
    status: z
      .array(z.enum(['draft', 'scheduled', 'live', 'closed', 'cancelled']))
      .min(1)
      .exactOptional(),
  }),
  async run({ from, to, status }, ctx): Promise<HuddleSummary[]> {
    const range = { from: from ?? addDays(ctx.today, -28), to: to ?? addDays(ctx.today, 56), status };
    return (await huddlesBetween(ctx, range)).map((huddle) => showHuddle(ctx, huddle));
  },
});

/** The series that go on, each with its next huddle. */
export const listSeries = query({
  says: 'List the series of huddles',
  needs: 'huddles.see',
  input: z.object({}),
  async run(_asked, ctx): Promise<Series[]> {
    const coming = await comingHuddles(ctx);
    const names = new Map((await membersOf(ctx)).map((member) => [member.id, member.name]));
    return (await runningSeries(ctx)).map((series) => {
      const next = coming.find((huddle) => huddle.seriesId === series.id);
      return {
        id: series.id,
        name: ctx.where === 'shared' ? KINDS[series.kind].words : series.name,
        kind: series.kind,
        cohort: series.cohort,
        rule: series.rule,
        start: series.startLocal,
        untilThen: untilThenOf(ctx, series),
        zone: series.zone,
        minutes: series.minutes,
        minutesACase: series.minutesACase,
        bankHolidays: series.bankHolidays,
        joinUrl: series.joinUrl,
        requiredDisciplines: series.requiredDisciplines,
        quorum: { professions: series.quorumProfessions, organisations: series.quorumOrganisations },
        blocks: series.blocks,
        chair: named(series.chairId, series.chairName),
        chairRota: series.chairRota.map((id) => ({ id, name: names.get(id) ?? '' })),
        deputy: named(series.deputyId, names.get(series.deputyId ?? '') ?? null),
        channelId: series.conversationId,
        except: series.exceptDays,
        extra: series.extraDays,
        endedOn: series.endedOn,
        next: next === undefined ? null : { huddleId: next.id, ...dayAndTime(next.localStart) },
        version: series.version,
      };
    });
  },
});

/** What a series is now, where it changes on a later date. */
function untilThenOf(ctx: Context, series: SeriesRow): Series['untilThen'] {
  const now = series.earlier.find(({ until }) => until > ctx.today);
  return now === undefined
    ? null
    : {
        day: now.until,
        rule: now.was.rule ?? series.rule,
        start: now.was.startLocal ?? series.startLocal,
      };
}
