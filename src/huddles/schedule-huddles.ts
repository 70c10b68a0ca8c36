import { z } from 'zod';
import { LAST_KNOWN_YEAR, occurrencesOf } from '../calendar/index.ts';
import { keepPrivate } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { findIdentifiers } from '../core/privacy.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { memberOf, membersWithRole } from '../neighbourhoods/index.ts';
import { namesIn } from '../people/index.ts';
import type { HuddleSummary } from './huddle.ts';
import { joinUrl } from './join-link.ts';
import { KINDS } from './kind.ts';
import { diaryOf } from './occurrences.ts';
import { keepGoing } from './opening.ts';
import { addSeries, type SeriesRow, sameSeries, seriesById } from './series-store.ts';
import { showHuddle } from './show.ts';
import { huddlesOfSeries, lockAgendas } from './store.ts';

export const seriesFields = {
  name: z.string().trim().min(1, 'Give the huddle a name.').max(80),
  cohort: z.enum(['FRAILTY_DEMENTIA', 'HIGH_INTENSITY_ED', 'CYP_COMPLEX', 'PROFESSIONAL_JUDGEMENT']),
  rule: z.string().trim().min(1).max(200),
  start: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'A start looks like 2026-12-01T08:45.'),
  minutes: z
    .int()
    .min(5, 'A huddle takes at least 5 minutes.')
    .max(240, 'A huddle takes at most 240 minutes.'),
  minutesACase: z.number().min(0.5).max(60).multipleOf(0.5),
  bankHolidays: z.enum(['ignore', 'skip', 'previous', 'next']),
  joinUrl,
  chairId: z.uuid(),
};
const { name, cohort, rule, start, minutes, minutesACase, bankHolidays, chairId } = seriesFields;
type Scheduled = { seriesId: string; huddles: HuddleSummary[]; warning?: string };

/**
 * Schedules a series: wall time, rule and zone are kept, so that it stays at its time on the clock. Makes the huddles of
 * the next eight weeks (at least four) and opens the first. Length, minutes a case and what a bank holiday does default to
 * the kind's template. The same series again answers with the one there is. Refuses a rule without a date to come.
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
    const seriesId = await addSeries(ctx, {
      requiredDisciplines: template.requiredDisciplines,
      quorumProfessions: template.quorum.professions,
      quorumOrganisations: template.quorum.organisations,
      blocks: JSON.stringify(template.blocks),
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
      chairId: await chairOf(ctx, asked.chairId),
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
  const { beyondKnownHolidays } = occurrencesOf({
    rule: series.rule,
    start: series.startLocal,
    zone: series.zone,
    bankHolidays: series.bankHolidays,
    localClosures: ctx.localClosures,
    from: ctx.today,
    count: 4,
  });
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

/** A huddle's name stands where many read it, so it names nobody. */
export async function checkName(ctx: Context, text: string): Promise<void> {
  await keepPrivate(ctx, text);
  if (findIdentifiers(text, await namesIn(ctx, text), ctx.today).length > 0)
    throw new Refusal(
      'invalid',
      'A huddle’s name must not say who anybody is. Call it after its purpose or its day.',
    );
}

/** The chair named; else whoever schedules, when they are one; else the neighbourhood's only chair. */
export async function chairOf(ctx: Context, named: string | undefined): Promise<string | null> {
  if (named !== undefined) {
    const member = required(await memberOf(ctx, named), 'member of this neighbourhood');
    if (member.leftOn !== null || !member.roles.includes('chair'))
      throw new Refusal('invalid', `${member.name} does not chair huddles here. Choose a chair.`);
    return named;
  }
  if (ctx.actor.kind === 'member' && ctx.actor.roles.includes('chair')) return ctx.actor.memberId;
  const chairs = await membersWithRole(ctx, 'chair');
  return chairs.length === 1 ? (chairs[0]?.id ?? null) : null;
}
