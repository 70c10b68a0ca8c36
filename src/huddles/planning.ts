import { type CaseForAgenda, markScheduled, openCasesFor, unmarkScheduled } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { dayOf } from '../core/day.ts';
import { type Plan, planAgenda, type Standing, type Waiting } from './agenda.ts';
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
import type { HuddleRow } from './store.ts';
import { dayAndTime } from './timetable.ts';

export type AgendaPlan = { plan: Plan; standing: ItemRow[]; cases: Map<string, CaseForAgenda> };

/**
 * What the planner would put on a huddle's agenda now, from the open cases of its cohort and from what earlier huddles
 * left undone. A case on another agenda, or taken off this one by hand, stays away; once the list is out everything on it
 * stays.
 */
export async function planFor(ctx: Context, huddle: HuddleRow): Promise<AgendaPlan> {
  const standing = await itemsOf(ctx, huddle.id);
  const open = await openCasesFor(ctx, null);
  const cases = new Map(open.map((one) => [one.id, one]));
  const history = await historyOf(ctx, [...cases.keys()], huddle.id);
  const off = await takenOffByHand(ctx, huddle.id);
  const mayCome = (one: CaseForAgenda): boolean =>
    (huddle.cohort === null || one.cohort === huddle.cohort) &&
    history.get(one.id)?.elsewhere !== true &&
    !off.has(one.id);
  const plan = planAgenda({
    day: dayAndTime(huddle.localStart).day,
    capacity: huddle.minutes,
    minutesACase: huddle.minutesACase,
    standing: standing.flatMap((item): Standing[] => {
      const one = cases.get(item.caseId);
      const stays = huddle.listOutAt !== null || item.placed !== 'planner' || item.state !== 'waiting';
      // An item that the planner put there goes when its case is put on hold or ends.
      if (one === undefined && !stays) return [];
      const placed = item.placed === 'planner' && stays ? 'hand' : item.placed;
      const known = one === undefined ? UNKNOWN : waitingOf(ctx, one, history.get(item.caseId));
      return [
        { ...known, caseId: item.caseId, itemId: item.id, minutes: item.minutes, why: item.why, placed },
      ];
    }),
    waiting: open.filter(mayCome).map((one) => waitingOf(ctx, one, history.get(one.id))),
  });
  return { plan, standing, cases };
}

const UNKNOWN = {
  priority: 'amber',
  lastDiscussedOn: null,
  carriedOver: false,
  reviewOn: null,
  since: '',
} as const;

function waitingOf(ctx: Context, one: CaseForAgenda, past: CaseHistory | undefined): Waiting {
  const lastDiscussedOn = past?.lastDiscussedOn ?? one.lastDiscussedOn;
  const acceptedOn = dayOf(one.acceptedAt, ctx.zone);
  const carriedOver = past?.carriedOver ?? false;
  return {
    caseId: one.id,
    priority: one.priority,
    lastDiscussedOn,
    carriedOver,
    reviewOn: one.reviewOn,
    since:
      lastDiscussedOn === null || carriedOver
        ? (lastDiscussedOn ?? acceptedOn)
        : (one.reviewOn ?? lastDiscussedOn),
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
      .map(({ caseId, minutes, why }) => ({
        huddleId: huddle.id,
        caseId,
        position: 0,
        minutes,
        why,
        question: '',
        late,
      })),
  );
  for (const item of standing) {
    const planned = plan.items.find((one) => one.itemId === item.id);
    if (planned !== undefined && (planned.why !== item.why || planned.minutes !== item.minutes))
      await changeItem(ctx, item.id, { why: planned.why, minutes: planned.minutes });
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
