import { sql } from 'kysely';
import type { Context, MemberActor } from '../core/context.ts';
import { grantsOf } from '../core/grants.ts';
import type { Db } from '../db/connect.ts';
import type { Member, Organisation } from './member.ts';

const memberColumns = (ctx: Context) =>
  ctx.db
    .selectFrom('member')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.neighbourhoodId', '=', 'member.neighbourhoodId')
        .onRef('organisation.id', '=', 'member.organisationId'),
    )
    .where('member.neighbourhoodId', '=', ctx.neighbourhoodId)
    .select([
      'member.id',
      'member.name',
      'member.email',
      'member.profession',
      'member.discipline',
      'member.organisationId',
      'organisation.name as organisation',
      'member.roles',
      'member.workingDays',
      'member.deputyId',
      'member.leftOn',
    ]);

export const membersOf = (ctx: Context): Promise<Member[]> =>
  memberColumns(ctx).where('member.leftOn', 'is', null).orderBy('member.name').execute();

/** The same, each with whether they are on leave today. */
export const teamOf = (ctx: Context): Promise<(Member & { onLeave: boolean })[]> =>
  memberColumns(ctx)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('leave')
            .whereRef('leave.neighbourhoodId', '=', 'member.neighbourhoodId')
            .whereRef('leave.memberId', '=', 'member.id')
            .where('leave.firstDay', '<=', ctx.today)
            .where('leave.lastDay', '>=', ctx.today),
        )
        .$castTo<boolean>()
        .as('onLeave'),
    )
    .where('member.leftOn', 'is', null)
    .orderBy('member.name')
    .execute();

/** A member by id, those who left among them: old actions still name them. */
export const memberOf = (ctx: Context, id: string): Promise<Member | undefined> =>
  memberColumns(ctx).where('member.id', '=', id).executeTakeFirst();

export const memberByEmail = (ctx: Context, email: string): Promise<Member | undefined> =>
  memberColumns(ctx)
    .where(sql`lower(member.email)`, '=', email.toLowerCase())
    .where('member.leftOn', 'is', null)
    .executeTakeFirst();

/** The present member behind a sign-in, for a door that hears of somebody and not from them. */
export const memberBySignIn = (
  ctx: Context,
  { tenantId, entraId }: { tenantId: string; entraId: string },
): Promise<Member | undefined> =>
  memberColumns(ctx)
    .innerJoin('account', 'account.id', 'member.accountId')
    .where('account.tenantId', '=', tenantId)
    .where('account.entraId', '=', entraId)
    .where('member.leftOn', 'is', null)
    .executeTakeFirst();

export const membersWithRole = (ctx: Context, role: Member['roles'][number]): Promise<Member[]> =>
  memberColumns(ctx)
    .where('member.leftOn', 'is', null)
    .where(sql<boolean>`${role} = any(member.roles)`)
    .orderBy('member.name')
    .execute();

export const organisationsOf = (ctx: Context): Promise<Organisation[]> =>
  ctx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'odsCode'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .orderBy('name')
    .execute();

export type Neighbourhood = { id: string; code: string; name: string; zone: string; localClosures: string[] };
export const neighbourhoodOf = async (ctx: Context): Promise<Neighbourhood> =>
  ctx.db
    .selectFrom('neighbourhood')
    .select(['neighbourhoodId as id', 'code', 'name', 'zone', 'localClosures'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .executeTakeFirstOrThrow();

/** Members who are on leave on a day, by id. */
export const onLeave = async (ctx: Context, day: string): Promise<Set<string>> =>
  new Set(
    (
      await ctx.db
        .selectFrom('leave')
        .select('memberId')
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('firstDay', '<=', day)
        .where('lastDay', '>=', day)
        .execute()
    ).map((row) => row.memberId),
  );

export type Leave = { firstDay: string; lastDay: string };
/** When a member is on leave, from today on. */
export const leaveAhead = (ctx: Context, memberId: string): Promise<Leave[]> =>
  ctx.db
    .selectFrom('leave')
    .select(['firstDay', 'lastDay'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('memberId', '=', memberId)
    .where('lastDay', '>=', ctx.today)
    .execute();

/** The actor that a member's row makes: roles become grants here and nowhere else. */
export const actorOf = (
  member: Pick<Member, 'id' | 'name' | 'organisationId' | 'profession' | 'roles'>,
  accountId: string,
): MemberActor => ({
  kind: 'member',
  memberId: member.id,
  accountId,
  name: member.name,
  organisationId: member.organisationId,
  profession: member.profession,
  roles: member.roles,
  grants: grantsOf(member.roles),
});

/** Crosses neighbourhoods, by the one function that may. */
export const allNeighbourhoods = async (
  db: Db,
): Promise<{ neighbourhoodId: string; code: string; name: string }[]> =>
  (
    await sql<{
      neighbourhoodId: string;
      code: string;
      name: string;
    }>`select neighbourhood_id, code, name from all_neighbourhoods()`.execute(db)
  ).rows;
export const neighbourhoodOfTeam = async (db: Db, teamId: string): Promise<string | null> =>
  (await sql<{ id: string | null }>`select neighbourhood_of_team(${teamId}) as id`.execute(db)).rows[0]?.id ??
  null;

/** The neighbourhood that holds its huddles in a meeting with this chat. */
export const neighbourhoodOfMeeting = async (
  db: Db,
  tenantId: string,
  conversationId: string,
): Promise<string | null> =>
  (
    await sql<{
      id: string | null;
    }>`select neighbourhood_of_meeting(${tenantId}, ${conversationId}) as id`.execute(db)
  ).rows[0]?.id ?? null;

/** How a member signs in: the account behind the member, for a door that knows only the member. */
export const signInOf = (ctx: Context, memberId: string): Promise<SignIn | undefined> =>
  ctx.db
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.accountId')
    .where('member.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('member.id', '=', memberId)
    .select([
      'account.id as accountId',
      'account.tenantId',
      'account.entraId',
      'account.email',
      'account.name',
    ])
    .executeTakeFirst();
export type SignIn = { accountId: string; tenantId: string; entraId: string; email: string; name: string };

export const chooseNeighbourhood = async (ctx: Context, accountId: string): Promise<void> => {
  await ctx.db
    .updateTable('account')
    .set({ chosenNeighbourhood: ctx.neighbourhoodId })
    .where('id', '=', accountId)
    .execute();
};

/** False when the code, or the id that the call is in, is taken. */
export const addNeighbourhood = async (
  ctx: Context,
  made: { code: string; name: string },
): Promise<boolean> =>
  (
    await ctx.db
      .insertInto('neighbourhood')
      .values({ neighbourhoodId: ctx.neighbourhoodId, ...made, createdAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('neighbourhoodId')
      .execute()
  ).length > 0;
