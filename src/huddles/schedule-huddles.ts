import { z } from 'zod';
import { LAST_KNOWN_YEAR, occurrencesOf } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import type { HuddleSummary } from './huddle.ts';
import { KINDS } from './kind.ts';
import { datesOf, diaryOf } from './occurrences.ts';
import { keepGoing } from './opening.ts';
import { chairOf, checkName, seriesFields, templateFields, templateRow } from './series-fields.ts';
import { addSeries, type SeriesRow, sameSeries, seriesById } from './series-store.ts';
import { showHuddle } from './show.ts';
import { huddlesOfSeries, lockAgendas } from './store.ts';

const { name, cohort, rule, start, minutes, minutesACase, bankHolidays, joinUrl, chairId } = seriesFields;
type Scheduled = { seriesId: string; huddles: HuddleSummary[]; warning?: string };

/**
 * Schedules a series: wall time, rule and zone are kept, so that it stays at its time on the clock. Makes the huddles of
 * the next eight weeks (at least four) and opens the first. What is not said of length, minutes a case, bank holidays,
 * quorum, disciplines and parts is the kind's template. The same series again answers with the one there is. Refuses a
 * rule without a date to come, and a template that contradicts itself.
 */
export const scheduleHuddles = command({
  says: 'Schedule a series of huddles',
  needs: 'huddles.schedule',
  input: z.object({
    name,
    kind: z.enum(['daily', 'weekly', 'complex', 'cyp']),
    cohort: cohort.nullable().exactOptional(),
    rule,
    start,
    minutes: minutes.exactOptional(),
    minutesACase: minutesACase.exactOptional(),
    bankHolidays: bankHolidays.exactOptional(),
    joinUrl: joinUrl.nullable().exactOptional(),
    chairId: chairId.exactOptional(),
    ...templateFields,
  }),
  undo: 'huddles.undoSchedule',
  async run(asked, ctx): Promise<Scheduled> {
    await checkName(ctx, asked.name);
    const template = KINDS[asked.kind];
    const length = asked.minutes ?? template.minutes;
    // A second press, or two at once, must find the series that the first one made.
    await lockAgendas(ctx);
    const same = await sameSeries(ctx, { ...asked, cohort: asked.cohort ?? null, minutes: length });
    if (same !== undefined) return scheduled(ctx, same);
    const { blocks = JSON.stringify(template.blocks), ...rest } = await templateRow(
      ctx,
      { requiredDisciplines: template.requiredDisciplines, quorum: template.quorum, ...asked },
      length,
    );
    const seriesId = await addSeries(ctx, {
      ...rest,
      blocks,
      name: asked.name,
      kind: asked.kind,
      cohort: asked.cohort ?? null,
      rule: asked.rule,
      startLocal: asked.start,
      zone: ctx.zone,
      minutes: length,
      minutesACase: Math.min(asked.minutesACase ?? template.minutesACase, length),
      bankHolidays: asked.bankHolidays ?? template.bankHolidays,
      joinUrl: asked.joinUrl ?? null,
      chairId: await chairOf(ctx, asked.chairId ?? asked.chairRota?.[0]),
      createdAt: ctx.now,
      createdBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
    });
    const series = required(await seriesById(ctx, seriesId), 'series');
    if (diaryOf(ctx, series).length === 0)
      throw new Refusal('invalid', 'That gives no date to come. When should the first huddle be?');
    await keepGoing(ctx, series);
    return scheduled(ctx, series);
  },
  about: (_asked, { seriesId }) => ({ kind: 'series', id: seriesId }),
  touches: () => ['huddles', 'cases'],
});

async function scheduled(ctx: Context, series: SeriesRow): Promise<Scheduled> {
  const { beyondKnownHolidays } = occurrencesOf(datesOf(ctx, series, 4));
  const coming = (await huddlesOfSeries(ctx, series.id)).filter((huddle) => huddle.startsAt > ctx.now);
  return {
    seriesId: series.id,
    huddles: coming.slice(0, 4).map((huddle) => showHuddle(ctx, huddle)),
    ...(beyondKnownHolidays
      ? {
          warning: `Bank holidays after ${LAST_KNOWN_YEAR} are not known yet. Check the dates when they are.`,
        }
      : {}),
  };
}
