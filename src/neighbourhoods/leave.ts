import { z } from 'zod';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { addDays, showDay } from '../core/time.ts';
import { command, query } from '../core/use-case.ts';
import { absences, addLeave, changeMember, endLeaveOn, removeLeave } from './absence-store.ts';
import { nameDeputy } from './deputy.ts';
import { couldCover } from './member.ts';
import { memberOf } from './store.ts';
import { maySayFor, whose } from './whose.ts';

const LONGEST_DAYS = 366;

/**
 * Leave that is or will be, the soonest first: who is away, from when, until when, and who covers; `mayEnd`: whether the one
 * who asks may take it back, or end it once it has begun.
 */
export const listLeave = query({
  says: 'List who is on leave',
  needs: 'see',
  input: z.object({}),
  async run(_input, ctx) {
    return (await absences(ctx)).map((one) => ({ ...one, mayEnd: maySayFor(ctx, one.memberId) }));
  },
});

/**
 * Says when somebody is on leave, both days included: one’s own, or a coordinator for others; with `deputyId` who covers is
 * named in the same go, and stays their deputy afterwards. What they have open stays theirs; their deputy sees it and may act
 * on it, and hears the reminders. `deputyAway`: the deputy’s own leave in those days. Refuses days that have passed and leave
 * that overlaps.
 */
export const setLeave = command({
  says: 'Say when somebody is on leave',
  needs: 'see',
  input: z.object({
    memberId: z.uuid().exactOptional(),
    firstDay: day,
    lastDay: day,
    deputyId: z.uuid().exactOptional(),
  }),
  async run({ memberId, firstDay, lastDay, deputyId }, ctx) {
    if (lastDay < firstDay)
      throw new Refusal('invalid', 'The last day of leave is before the first. Which days are meant?');
    if (lastDay < ctx.today)
      throw new Refusal('invalid', `${showDay(lastDay, ctx.today)} has passed. Until when is the leave?`);
    if (lastDay > addDays(firstDay, LONGEST_DAYS))
      throw new Refusal('invalid', 'That is more than a year of leave. Check the dates.');
    const member = await whose(ctx, memberId);
    const there = (await absences(ctx, member.id)).find(
      (one) => one.firstDay <= lastDay && firstDay <= one.lastDay,
    );
    if (there !== undefined && (there.firstDay !== firstDay || there.lastDay !== lastDay))
      throw new Refusal(
        'conflict',
        `${member.name} has leave from ${showDay(there.firstDay, ctx.today)} to ${showDay(there.lastDay, ctx.today)} already. Take that back first.`,
      );
    const covering = deputyId ?? member.deputyId;
    const named =
      deputyId !== undefined
        ? await nameDeputy(ctx, member, deputyId)
        : covering === null
          ? undefined
          : await memberOf(ctx, covering);
    const deputy = named === undefined || named.leftOn !== null ? null : named;
    const { id } = there ?? (await addLeave(ctx, member.id, firstDay, lastDay));
    const away =
      deputy === null
        ? undefined
        : (await absences(ctx, deputy.id)).find((one) => one.firstDay <= lastDay && firstDay <= one.lastDay);
    return {
      id,
      memberId: member.id,
      name: member.name,
      firstDay,
      lastDay,
      deputyId: deputy?.id ?? null,
      deputy: deputy?.name ?? null,
      deputyBefore: member.deputyId,
      deputyAway: away === undefined ? null : { firstDay: away.firstDay, lastDay: away.lastDay },
    };
  },
  about: (_input, { memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['neighbourhood', 'actions'],
  undo: 'neighbourhoods.endLeave',
});

/**
 * Takes leave back. Taken back twice it is an old button: nothing happens. `cover`: the deputy who was named with the leave
 * and whoever it was before, who is put back unless another was named since; nobody is, where that one could not be named
 * now (they left the team).
 */
export const endLeave = command({
  says: 'Take leave back',
  needs: 'see',
  input: z.object({
    id: z.uuid(),
    cover: z.object({ named: z.uuid(), before: z.uuid().nullable() }).exactOptional(),
  }),
  async run({ id, cover }, ctx) {
    const there = (await absences(ctx)).find((one) => one.id === id);
    if (there === undefined) return { memberId: null };
    const { id: memberId, name, deputyId } = await whose(ctx, there.memberId);
    await removeLeave(ctx, id);
    if (cover !== undefined && cover.named === deputyId) {
      const before = cover.before === null ? undefined : await memberOf(ctx, cover.before);
      const putBack = before !== undefined && couldCover({ id: memberId }, before);
      await changeMember(ctx, memberId, { deputyId: putBack ? before.id : null });
    }
    return { memberId, name, firstDay: there.firstDay, lastDay: there.lastDay };
  },
  about: (_input, { memberId }) => (memberId === null ? undefined : { kind: 'member', id: memberId }),
  touches: () => ['neighbourhood', 'actions'],
  undo: 'neighbourhoods.setLeave',
});

/**
 * Somebody is back before their leave ends: it ended yesterday, and the days that were leave stay so. `lastDay`: when it would
 * have ended; null when they are not on leave today, and then nothing happens.
 */
export const backFromLeave = command({
  says: 'Say that somebody is back from leave',
  needs: 'see',
  input: z.object({ memberId: z.uuid().exactOptional() }),
  async run({ memberId }, ctx) {
    const { id, name } = await whose(ctx, memberId);
    const now = (await absences(ctx, id)).find(({ firstDay }) => firstDay <= ctx.today);
    if (now === undefined) return { memberId: id, name, lastDay: null };
    if (now.firstDay === ctx.today) await removeLeave(ctx, now.id);
    else await endLeaveOn(ctx, now.id, addDays(ctx.today, -1));
    return { memberId: id, name, lastDay: now.lastDay };
  },
  about: (_input, { memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['neighbourhood', 'actions'],
  undo: 'neighbourhoods.setLeave',
});
