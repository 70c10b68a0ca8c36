import { type CaseForAgenda, markScheduled, openCasesFor, unmarkScheduled } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { dayOf } from '../core/day.ts';
import { isSettled, reviewDay, type Waiting } from './agenda.ts';
import {
  addItems,
  type CaseHistory,
  changeItem,
  deleteItems,
  historyOf,
  type ItemRow,
  itemsOf,
  setOrder,
  takenOffByHand,
} from './agenda-store.ts';
import { lookAhead } from './ahead.ts';
import { capacityOf } from './kind.ts';
import { type Pace, paceOf } from './pace.ts';
import { type Plan, planAgenda, type Standing } from './plan-agenda.ts';
import type { HuddleRow } from './store.ts';
import { dayAndTime } from './timetable.ts';

export type AgendaPlan = {
  plan: Plan;
  standing: ItemRow[];
  cases: Map<string, CaseForAgenda>;
  capacity: number;
  pace: Pace;
};

/**
 * What the planner would put on a huddle's agenda now, from the open cases of its cohort and from what earlier huddles
 * left undone, and when the rest will be seen. A case on another agenda, or taken off this one by hand, stays away; once
 * the list is out everything on it stays. A fixed number of questions, however many cases there are.
 */
export async function planFor(ctx: Context, huddle: HuddleRow): Promise<AgendaPlan> {
  const [standing, open, off, pace] = await Promise.all([
    itemsOf(ctx, huddle.id),
    openCasesFor(ctx, null),
    takenOffByHand(ctx, huddle.id),
    paceOf(ctx, huddle),
  ]);
  const cases = new Map(open.map((one) => [one.id, one]));
  const history = await historyOf(ctx, [...cases.keys()], huddle.id);
  const mayCome = (one: CaseForAgenda): boolean =>
    (huddle.cohort === null || one.cohort === huddle.cohort) &&
    history.get(one.id)?.elsewhere !== true &&
    !off.has(one.id);
  const capacity = capacityOf(huddle);
  const waiting = open.filter(mayCome).map((one) => waitingOf(ctx, one, history.get(one.id)));
  // Whom a case needs may not come for months, so then the planner looks as far as it can.
  const minutes = waiting.some((one) => one.needs.length > 0) ? Infinity : waiting.length * pace.minutes;
  const { attending, coming } = await lookAhead(ctx, huddle, minutes);
  const plan = planAgenda({
    day: dayAndTime(huddle.localStart).day,
    capacity,
    minutesACase: pace.minutes,
    attending,
    coming,
    standing: standing.flatMap((item): Standing[] => {
      const one = cases.get(item.caseId);
      const stays = huddle.listOutAt !== null || item.placed !== 'planner' || item.state !== 'waiting';
      // An item that the planner put there goes when its case is put on hold or ends.
      if (one === undefined && !stays) return [];
      const placed = item.placed === 'planner' && stays ? 'hand' : item.placed;
      const known = one === undefined ? unknown(item) : waitingOf(ctx, one, history.get(item.caseId));
      return [
        {
          ...known,
          caseId: item.caseId,
          itemId: item.id,
          minutes: item.minutes,
          why: item.why,
          placed,
          settled: isSettled(item),
        },
      ];
    }),
    waiting,
  });
  return { plan, standing, cases, capacity, pace };
}

/** A case that ended or went on hold while somebody kept it on the agenda. */
const unknown = ({ since, deferrals }: ItemRow): Omit<Waiting, 'caseId'> => ({
  priority: 'amber',
  lastDiscussedOn: null,
  deferrals,
  reviewOn: null,
  since: since ?? '',
  needs: [],
});

/** What the planner, and who puts a case on by hand, must know of its past. */
export function waitingOf(
  ctx: Context,
  one: Pick<
    CaseForAgenda,
    'id' | 'priority' | 'reviewOn' | 'acceptedAt' | 'lastDiscussedOn' | 'needsDisciplines'
  >,
  past: CaseHistory | undefined,
): Waiting {
  const lastDiscussedOn = past?.lastDiscussedOn ?? one.lastDiscussedOn;
  const deferrals = past?.deferrals ?? 0;
  const { priority, reviewOn } = one;
  const waitedFrom = lastDiscussedOn ?? dayOf(one.acceptedAt, ctx.zone);
  const review = reviewDay({ priority, reviewOn, lastDiscussedOn });
  return {
    caseId: one.id,
    priority,
    lastDiscussedOn,
    deferrals,
    reviewOn,
    since: lastDiscussedOn === null || deferrals > 0 ? waitedFrom : (review ?? lastDiscussedOn),
    needs: one.needsDisciplines,
  };
}

export type Filled = { added: number; takenOff: number };
/** Makes the agenda what the plan says; the same plan again changes nothing. `late`: what comes on now came after the cut-off. */
export async function putOn(
  ctx: Context,
  huddle: HuddleRow,
  { plan, standing }: AgendaPlan,
  late: boolean,
): Promise<Filled> {
  const kept = new Set(plan.items.map((item) => item.itemId));
  const gone = standing.filter((item) => !kept.has(item.id));
  await deleteItems(
    ctx,
    gone.map((item) => item.id),
  );
  const added = await addItems(
    ctx,
    plan.items
      .filter((item) => item.itemId === null)
      .map(({ caseId, minutes, why, since, deferrals }) => ({
        huddleId: huddle.id,
        caseId,
        position: 0,
        minutes,
        why,
        since,
        deferrals,
        question: '',
        late,
      })),
  );
  for (const item of standing) {
    const planned = plan.items.find((one) => one.itemId === item.id);
    if (planned === undefined) continue;
    const { why, minutes, deferrals } = planned;
    const since = planned.since === '' ? null : planned.since;
    if (why !== item.why || minutes !== item.minutes || deferrals !== item.deferrals || since !== item.since)
      await changeItem(ctx, item.id, { why, minutes, deferrals, since });
  }
  const idOf = new Map(added.map((item) => [item.caseId, item.id]));
  await setOrder(
    ctx,
    plan.items.flatMap((item) => item.itemId ?? idOf.get(item.caseId) ?? []),
  );
  await unmarkScheduled(
    ctx,
    gone.map((item) => item.caseId),
  );
  await markScheduled(
    ctx,
    added.map((item) => item.caseId),
  );
  return { added: added.length, takenOff: gone.length };
}
