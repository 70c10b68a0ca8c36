import type { Context } from '../core/context.ts';
import type { Day } from '../core/time.ts';

export type Absence = {
  id: string;
  memberId: string;
  name: string;
  firstDay: Day;
  lastDay: Day;
  /** Who covers; null when they named nobody, or somebody who has left. */
  deputyId: string | null;
  deputy: string | null;
};

/** Leave that is or will be, the soonest first. */
export const absences = (ctx: Context, memberId?: string): Promise<Absence[]> =>
  ctx.db
    .selectFrom('leave')
    .innerJoin('member', (join) =>
      join
        .onRef('member.neighbourhoodId', '=', 'leave.neighbourhoodId')
        .onRef('member.id', '=', 'leave.memberId'),
    )
    .leftJoin('member as deputy', (join) =>
      join
        .onRef('deputy.neighbourhoodId', '=', 'leave.neighbourhoodId')
        .onRef('deputy.id', '=', 'member.deputyId')
        .on('deputy.leftOn', 'is', null),
    )
    .where('leave.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('leave.lastDay', '>=', ctx.today)
    .where('member.leftOn', 'is', null)
    .$if(memberId !== undefined, (found) => found.where('leave.memberId', '=', memberId ?? ''))
    .select([
      'leave.id',
      'leave.memberId',
      'member.name',
      'leave.firstDay',
      'leave.lastDay',
      'deputy.id as deputyId',
      'deputy.name as deputy',
    ])
    .orderBy('leave.firstDay')
    .orderBy('member.name')
    .execute();

export const addLeave = (
  ctx: Context,
  memberId: string,
  firstDay: Day,
  lastDay: Day,
): Promise<{ id: string }> =>
  ctx.db
    .insertInto('leave')
    .values({ neighbourhoodId: ctx.neighbourhoodId, memberId, firstDay, lastDay })
    .returning('id')
    .executeTakeFirstOrThrow();

export const removeLeave = async (ctx: Context, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('leave')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
};

export const endLeaveOn = async (ctx: Context, id: string, lastDay: Day): Promise<void> => {
  await ctx.db
    .updateTable('leave')
    .set({ lastDay })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
};

/** One member at a time has their leave, deputy or departure changed. */
export const lockMember = async (ctx: Context, id: string): Promise<void> => {
  await ctx.db
    .selectFrom('member')
    .select('id')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
};

export const changeMember = async (
  ctx: Context,
  id: string,
  changes: { leftOn?: Day | null; deputyId?: string | null; phone?: string | null },
): Promise<void> => {
  await ctx.db
    .updateTable('member')
    .set(changes)
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
};

/** False when there is no such organisation here. */
export const changeOrganisationPhone = async (
  ctx: Context,
  id: string,
  phone: string | null,
): Promise<boolean> =>
  (
    await ctx.db
      .updateTable('organisation')
      .set({ phone })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', id)
      .returning('id')
      .execute()
  ).length > 0;

/** The telephone under which a member can be rung: their own, else their organisation’s. */
export const phoneOf = async (ctx: Context, memberId: string): Promise<string | null> => {
  const row = await ctx.db
    .selectFrom('member')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.neighbourhoodId', '=', 'member.neighbourhoodId')
        .onRef('organisation.id', '=', 'member.organisationId'),
    )
    .where('member.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('member.id', '=', memberId)
    .select(['member.phone as own', 'organisation.phone as shared'])
    .executeTakeFirst();
  return row?.own ?? row?.shared ?? null;
};
export const ownPhoneOf = async (ctx: Context, memberId: string): Promise<string | null> =>
  (
    await ctx.db
      .selectFrom('member')
      .select('phone')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', memberId)
      .executeTakeFirst()
  )?.phone ?? null;
