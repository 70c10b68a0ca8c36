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

/** A member by id, those who left among them: old actions still name them. */
export const memberOf = (ctx: Context, id: string): Promise<Member | undefined> =>
  memberColumns(ctx).where('member.id', '=', id).executeTakeFirst();

export const memberByEmail = (ctx: Context, email: string): Promise<Member | undefined> =>
  memberColumns(ctx)
    .where(sql`lower(member.email)`, '=', email.toLowerCase())
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

/** The actor that a member's row makes: roles become grants here and nowhere else. */
export const actorOf = (member: Member, accountId: string): MemberActor => ({
  kind: 'member',
  memberId: member.id,
  accountId,
  name: member.name,
  organisationId: member.organisationId,
  profession: member.profession,
  roles: member.roles,
  grants: grantsOf(member.roles),
});

export type Membership = { neighbourhoodId: string; code: string; name: string; memberId: string };
/** Crosses neighbourhoods, by the one function that may. */
export const membershipsOf = async (db: Db, accountId: string): Promise<Membership[]> =>
  (
    await sql<Membership>`select neighbourhood_id, code, name, member_id from memberships_of(${accountId}::uuid)`.execute(
      db,
    )
  ).rows;
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

export type Account = { id: string; name: string; chosenNeighbourhood: string | null };
export const accountByEntraId = (db: Db, tenantId: string, entraId: string): Promise<Account | undefined> =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'chosenNeighbourhood'])
    .where('tenantId', '=', tenantId)
    .where('entraId', '=', entraId)
    .executeTakeFirst();
export const accountByEmail = (db: Db, email: string): Promise<Account | undefined> =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'chosenNeighbourhood'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();

type Reference = { conversationId: string; serviceUrl: string; teamsTenantId: string; botId: string };
/** Keeps where the bot may speak; the newest address wins. `memberId` for a personal chat, `teamId` for a channel. */
export async function keepConversation(
  ctx: Context,
  reference: Reference & ({ kind: 'personal'; memberId: string } | { kind: 'channel'; teamId: string }),
): Promise<string> {
  const { kind, ...rest } = reference;
  if (kind === 'personal')
    await ctx.db
      .deleteFrom('conversation')
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('memberId', '=', 'memberId' in rest ? rest.memberId : '')
      .where('conversationId', '<>', reference.conversationId)
      .execute();
  const row = await ctx.db
    .insertInto('conversation')
    .values({ neighbourhoodId: ctx.neighbourhoodId, kind, ...rest })
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'conversationId'])
        .doUpdateSet({ serviceUrl: rest.serviceUrl, botId: rest.botId, reachable: true }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export type Conversation = {
  id: string;
  kind: 'personal' | 'channel';
  conversationId: string;
  serviceUrl: string;
  teamsTenantId: string;
  botId: string;
  reachable: boolean;
};
const conversations = (ctx: Context) =>
  ctx.db
    .selectFrom('conversation')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .select(['id', 'kind', 'conversationId', 'serviceUrl', 'teamsTenantId', 'botId', 'reachable']);
/** The personal chat of a member, or the neighbourhood's channel when `memberId` is null. */
export const conversationFor = (ctx: Context, memberId: string | null): Promise<Conversation | undefined> =>
  (memberId === null
    ? conversations(ctx).where('kind', '=', 'channel')
    : conversations(ctx).where('memberId', '=', memberId)
  )
    .orderBy('id')
    .executeTakeFirst();
export const conversationById = (ctx: Context, id: string): Promise<Conversation | undefined> =>
  conversations(ctx).where('id', '=', id).executeTakeFirst();
export const markUnreachable = async (ctx: Context, id: string): Promise<void> => {
  await ctx.db
    .updateTable('conversation')
    .set({ reachable: false })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('id', '=', id)
    .execute();
};
export const chooseNeighbourhood = async (ctx: Context, accountId: string): Promise<void> => {
  await ctx.db
    .updateTable('account')
    .set({ chosenNeighbourhood: ctx.neighbourhoodId })
    .where('id', '=', accountId)
    .execute();
};
