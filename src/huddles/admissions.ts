import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { type Day, isDay } from '../core/day.ts';
import { personNumber } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { factsOf } from '../lists/index.ts';
import { type ItemRow, itemsOf } from './agenda-store.ts';
import { isWithheld } from './show.ts';
import { huddleBefore, huddleById } from './store.ts';
import { dayAndTime } from './timetable.ts';

/** `what` null: the lists say nothing newer than `since`, or nothing at all. */
export type Admission = {
  ref: string;
  what: 'in hospital' | 'discharged' | 'neither' | null;
  on: Day | null;
};

/**
 * Admissions and discharges on this agenda since the last huddle of the series: in hospital as the case's priority says
 * (blue), discharged as the newest list says. Lists are old by nature: a case of which they say nothing newer than the
 * last huddle is "not known", never "none".
 */
export const admissions = query({
  says: 'Show admissions and discharges since the last huddle',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<{ since: Day | null; cases: Admission[] }> {
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    const before =
      huddle.seriesId === null ? undefined : await huddleBefore(ctx, huddle.seriesId, huddle.startsAt);
    const since = before === undefined ? null : dayAndTime(before.localStart).day;
    const items = (await itemsOf(ctx, huddleId)).filter(
      (item) => !isWithheld(ctx, item.excludedOrganisations),
    );
    return { since, cases: await Promise.all(items.map((item) => whatOf(ctx, item, since))) };
  },
  looks: ({ huddleId }, { cases }) =>
    cases
      .filter(({ what }) => what !== null)
      .map(({ ref }) => ({ person: personNumber(ref), purpose: 'huddle', huddle: huddleId })),
});

async function whatOf(
  ctx: Context,
  { ref, person, priority }: ItemRow,
  since: Day | null,
): Promise<Admission> {
  if (priority === 'blue') return { ref, what: 'in hospital', on: null };
  const { facts, dataTo } = await factsOf(ctx, person);
  const last = facts.lastDischargeDate;
  const on = typeof last === 'string' && isDay(last) ? last : null;
  if (on !== null && (since === null || on >= since)) return { ref, what: 'discharged', on };
  return { ref, what: dataTo === null || since === null || dataTo < since ? null : 'neither', on: null };
}
