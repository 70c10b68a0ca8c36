import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { Refusal, required } from '../core/refusal.ts';
import { command, query } from '../core/use-case.ts';
import { becauseOf } from './because.ts';
import { openHuddle } from './guard.ts';
import { isLate } from './placing.ts';
import { planInWords } from './plan-words.ts';
import { type AgendaPlan, planFor, putOn } from './planning.ts';
import { correctPost } from './post.ts';
import { isWithheld } from './show.ts';
import { soonerElsewhere } from './sooner.ts';
import { changeHuddle, type HuddleRow, huddleById, lockAgendas } from './store.ts';
import { dayAndTime } from './timetable.ts';

const input = z.object({ huddleId: z.uuid() });

/** What the planner would put on this agenda now and why, and what finds no room; changes nothing. */
export const planHuddle = query({
  says: 'Show what the planner would put on an agenda',
  needs: 'huddles.agenda',
  input,
  async run({ huddleId }, ctx) {
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    return answer(ctx, huddle, await planFor(ctx, huddle), 0);
  },
});

/**
 * Fills an agenda from the cases that are due: urgent red, carried over, review due, new; within each the older first, as
 * far as the minutes go. What somebody put there stays. Twice does the same as once. Says what found no room.
 */
export const fillAgenda = command({
  says: 'Fill an agenda from the cases',
  needs: 'huddles.agenda',
  input,
  async run({ huddleId }, ctx) {
    await lockAgendas(ctx);
    const huddle = await openHuddle(ctx, huddleId);
    if (huddle.status === 'live')
      throw new Refusal('conflict', 'This huddle is live. Add a case to it as urgent, with a reason.');
    if (huddle.status === 'draft') await changeHuddle(ctx, huddleId, { status: 'scheduled' });
    const planned = await planFor(ctx, huddle);
    const { added, takenOff } = await putOn(ctx, huddle, planned, isLate(ctx, huddle));
    if (added + takenOff > 0) await correctPost(ctx, huddle);
    return answer(ctx, huddle, planned, added);
  },
  about: (asked) => ({ kind: 'huddle', id: asked.huddleId }),
  touches: (asked) => [`huddle/${asked.huddleId}`, `agenda/${asked.huddleId}`, 'cases'],
});

async function answer(ctx: Context, huddle: HuddleRow, planned: AgendaPlan, added: number) {
  const { plan, cases, standing, capacity, pace } = planned;
  const shown = (caseId: string): string[] => {
    const one = cases.get(caseId);
    if (one !== undefined) return isWithheld(ctx, one.excludedOrganisations) ? [] : [one.ref];
    return standing
      .filter((item) => item.caseId === caseId && !isWithheld(ctx, item.excludedOrganisations))
      .map((item) => item.ref);
  };
  const { day } = dayAndTime(huddle.localStart);
  return {
    huddleId: huddle.id,
    cases: plan.items.length,
    minutes: capacity,
    minutesPlanned: plan.minutesPlanned,
    minutesACase: pace.minutes,
    minutesFrom: pace.from,
    added,
    items: plan.items.flatMap((item, place) =>
      shown(item.caseId).map((ref) => ({
        ref,
        position: place + 1,
        why: item.why,
        minutes: item.minutes,
        because: becauseOf(
          { ...item, priority: cases.get(item.caseId)?.priority ?? 'amber', since: item.since || null },
          day,
        ),
      })),
    ),
    later: plan.later.flatMap(({ caseId, why, pastLimit, waitsFor, seenBy }) =>
      shown(caseId).map((ref) => ({ ref, why, pastLimit, waitsFor, seenBy })),
    ),
    backlogClears: plan.backlogClears,
    says: planInWords(plan, {
      capacity,
      pace,
      today: ctx.today,
      sooner: await soonerElsewhere(ctx, huddle, planned),
    }),
  };
}
