import { z } from 'zod';
import { grantsOf } from '../core/grants.ts';
import { day } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { addDays, showDay } from '../core/time.ts';
import { command, query } from '../core/use-case.ts';
import { absences, addLeave, changeMember, removeLeave } from './absence-store.ts';
import { memberOf } from './store.ts';
import { whose } from './whose.ts';

const LONGEST_DAYS = 366;

/** Leave that is or will be, the soonest first: who is away, from when, until when. */
export const listLeave = query({
  says: 'List who is on leave',
  needs: 'see',
  input: z.object({}),
  run: (_input, ctx) => absences(ctx),
});

/**
 * Says when somebody is on leave, both days included: one’s own, or a coordinator for others. What they have open stays
 * theirs; their deputy sees it and may act on it, and hears the reminders. Refuses days that have passed and leave that
 * overlaps.
 */
export const setLeave = command({
  says: 'Say when somebody is on leave',
  needs: 'see',
  input: z.object({ memberId: z.uuid().exactOptional(), firstDay: day, lastDay: day }),
  async run({ memberId, firstDay, lastDay }, ctx) {
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
    if (there?.firstDay === firstDay && there.lastDay === lastDay) return there;
    if (there !== undefined)
      throw new Refusal(
        'conflict',
        `${member.name} has leave from ${showDay(there.firstDay, ctx.today)} to ${showDay(there.lastDay, ctx.today)} already. Take that back first.`,
      );
    const { id } = await addLeave(ctx, member.id, firstDay, lastDay);
    return { id, memberId: member.id, name: member.name, firstDay, lastDay };
  },
  about: (_input, { memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['neighbourhood', 'actions'],
  undo: 'neighbourhoods.endLeave',
});

/** Takes leave back. Taken back twice it is an old button: nothing happens. */
export const endLeave = command({
  says: 'Take leave back',
  needs: 'see',
  input: z.object({ id: z.uuid() }),
  async run({ id }, ctx) {
    const there = (await absences(ctx)).find((one) => one.id === id);
    if (there === undefined) return { memberId: null };
    const { id: memberId } = await whose(ctx, there.memberId);
    await removeLeave(ctx, id);
    return { memberId };
  },
  about: (_input, { memberId }) => (memberId === null ? undefined : { kind: 'member', id: memberId }),
  touches: () => ['neighbourhood', 'actions'],
});

/** Who covers for somebody on leave, and takes over when they go: one’s own deputy, or a coordinator names it. Null: nobody. */
export const setDeputy = command({
  says: 'Name a deputy',
  needs: 'see',
  input: z.object({ memberId: z.uuid().exactOptional(), deputyId: z.uuid().nullable() }),
  async run({ memberId, deputyId }, ctx) {
    const member = await whose(ctx, memberId);
    if (deputyId !== null) {
      const deputy = required(await memberOf(ctx, deputyId), 'member of this neighbourhood');
      if (deputy.id === member.id)
        throw new Refusal('invalid', `${member.name} cannot be their own deputy. Who covers?`);
      if (deputy.leftOn !== null)
        throw new Refusal('conflict', `${deputy.name} has left the team. Choose somebody else.`);
      if (!grantsOf(deputy.roles).has('actions.do'))
        throw new Refusal('forbidden', `${deputy.name}’s role takes on no actions. Choose somebody else.`);
    }
    await changeMember(ctx, member.id, { deputyId });
    return { memberId: member.id, deputyId, before: member.deputyId };
  },
  about: (_input, { memberId }) => ({ kind: 'member', id: memberId }),
  touches: () => ['neighbourhood', 'actions'],
});
