import { z } from 'zod';
import { isQuiet, isWorkingDay } from '../calendar/index.ts';
import { markDiscussed, setReview } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, timeOf } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import {
  askChair,
  attendanceOf,
  comingHuddles,
  type HuddleRow,
  REVIEW_WEEKS,
  TIMES_TO_CHAIR,
} from '../huddles/index.ts';
import { membersOf, onLeave } from '../neighbourhoods/index.ts';
import { tellCover } from './ask-cover.ts';
import { askForCover, coversOf } from './cover-store.ts';
import { type ItemAhead, itemsAhead, noteApplied, noteAsked, settledAndOver } from './items-store.ts';
import { missingAt } from './read-cover.ts';
import { isNear, stepsBefore } from './steps-before.ts';

/**
 * The clock's part before a huddle: the call for cases, presenters asked to prepare, a deputy asked where a needed
 * discipline is missing, the chair told of a third carrying over; and what was agreed for a huddle that was never held
 * still counts. Causes are unique: asked twice it sends nothing twice.
 */
export const planPrep = command({
  says: 'Ask for what the coming huddles need',
  needs: 'system',
  input: z.object({}),
  async run(_asked, ctx) {
    const applied = await applySettled(ctx);
    const time = timeOf(ctx.now, ctx.zone);
    const done = { applied, calls: 0, presenters: 0, deputies: 0, third: 0 };
    // What falls due outside working hours waits for the morning [D, DOMAIN.md 4].
    if (isQuiet(time) || !isWorkingDay(ctx.today, ctx.localClosures)) return done;
    const ahead = await itemsAhead(ctx);
    const soon = (await comingHuddles(ctx)).filter(
      (huddle) => huddle.startsAt > ctx.now && isNear(ctx, huddle),
    );
    for (const huddle of soon) {
      const { callAt, prepareAt, deputyAt, cutOffAt } = stepsBefore(ctx, huddle);
      const items = ahead.filter((item) => item.huddleId === huddle.id && item.state === 'waiting');
      if (huddle.kind !== 'daily' && ctx.now >= callAt && ctx.now < cutOffAt) {
        await ctx.send({
          kind: 'call-for-cases',
          cause: `call-for-cases:${huddle.id}`,
          to: null,
          about: { kind: 'huddle', id: huddle.id },
        });
        done.calls += 1;
      }
      if (huddle.status !== 'scheduled') continue;
      if (huddle.kind !== 'daily' && ctx.now >= prepareAt)
        done.presenters += await askPresenters(ctx, huddle, items);
      if (ctx.now >= deputyAt) done.deputies += await askDeputies(ctx, huddle);
      for (const item of items.filter((one) => one.deferrals >= TIMES_TO_CHAIR)) {
        await askChair(ctx, huddle, item, 'third');
        done.third += 1;
      }
    }
    return done;
  },
  noted: ({ applied, presenters, deputies }) => applied + presenters + deputies > 0,
  touches: (_asked, { deputies }) => (deputies > 0 ? ['huddles', 'prep'] : []),
});

/** One message to each presenter with what is not prepared yet and was not asked of them before; whoever has left or may not see it is not asked. */
async function askPresenters(ctx: Context, huddle: HuddleRow, items: readonly ItemAhead[]): Promise<number> {
  const open = items.filter(
    (item) =>
      item.prepVersion === null &&
      item.presenterId !== null &&
      item.presenterLeftOn === null &&
      item.prepAskedOf !== item.presenterId &&
      !item.excludedOrganisations.includes(item.presenterOrganisation ?? ''),
  );
  const presenters = new Set(open.flatMap((item) => item.presenterId ?? []));
  for (const memberId of presenters) {
    await noteAsked(
      ctx,
      open.filter((item) => item.presenterId === memberId).map((item) => item.itemId),
      memberId,
    );
    await ctx.send({
      kind: 'prep-asked',
      cause: `prep:${huddle.id}:${memberId}:${ctx.today}`,
      to: memberId,
      about: { kind: 'huddle', id: huddle.id },
    });
  }
  return presenters.size;
}

/**
 * For each needed discipline that nobody expected brings: the deputy of whoever of that discipline is away, else the
 * huddle's own deputy, is asked once. Whoever sent apologies or is on leave that day is not asked.
 */
async function askDeputies(ctx: Context, huddle: HuddleRow): Promise<number> {
  const missing = await missingAt(ctx, huddle);
  if (missing.length === 0) return 0;
  const [members, rows, covers, away] = await Promise.all([
    membersOf(ctx),
    attendanceOf(ctx, huddle.id),
    coversOf(ctx, huddle.id),
    onLeave(ctx, huddle.localStart.slice(0, 10)),
  ]);
  const canCome = (id: string | null): id is string =>
    id !== null &&
    members.some((member) => member.id === id) &&
    !away.has(id) &&
    rows.find((row) => row.memberId === id)?.state !== 'apologies';
  let asked = 0;
  for (const discipline of missing) {
    const absent = members.filter((member) => member.discipline === discipline);
    // One question at a time for each discipline: while somebody may still say yes nobody else is asked.
    if (covers.some((one) => one.state !== 'no' && absent.some((member) => member.id === one.forMember)))
      continue;
    const found = absent.find((member) => canCome(member.deputyId));
    const memberId = found?.deputyId ?? (canCome(huddle.deputyId) ? huddle.deputyId : null);
    if (memberId === null) continue;
    const forMember = found?.id ?? absent[0]?.id ?? null;
    if (!(await askForCover(ctx, { huddleId: huddle.id, memberId, forMember, askedBy: null }))) continue;
    await tellCover(ctx, huddle.id, memberId);
    asked += 1;
  }
  return asked;
}

async function applySettled(ctx: Context): Promise<number> {
  const over = await settledAndOver(ctx);
  for (const { itemId, caseId, reviewOn, priority } of over) {
    const weeks = REVIEW_WEEKS[priority];
    await markDiscussed(ctx, caseId);
    await setReview(ctx, caseId, reviewOn ?? (weeks === undefined ? null : addDays(ctx.today, 7 * weeks)));
    await noteApplied(ctx, itemId);
  }
  return over.length;
}
