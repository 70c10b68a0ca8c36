import type { Context } from '../../src/core/context.ts';
import type { DemoMember, DemoOrganisation } from './team.ts';

/** Writes the organisations and gives back their ids by name. */
export async function addOrganisations(
  ctx: Context,
  organisations: readonly DemoOrganisation[],
): Promise<Map<string, string>> {
  const rows = await ctx.db
    .insertInto('organisation')
    .values(organisations.map((one) => ({ neighbourhoodId: ctx.neighbourhoodId, ...one })))
    .returning(['id', 'name'])
    .execute();
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** Writes an account and a member for each; an account of an earlier demo on this database is taken over. */
export async function addMembers(
  ctx: Context,
  tenantId: string,
  members: readonly DemoMember[],
  organisations: Map<string, string>,
): Promise<void> {
  for (const { organisation, entraId, workingDays, roles, ...member } of members) {
    const account = await ctx.db
      .insertInto('account')
      .values({ tenantId, entraId, email: member.email, name: member.name })
      .onConflict((conflict) => conflict.columns(['tenantId', 'entraId']).doUpdateSet({ name: member.name }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('member')
      .values({
        neighbourhoodId: ctx.neighbourhoodId,
        accountId: account.id,
        organisationId: organisations.get(organisation) ?? '',
        ...member,
        roles: [...roles],
        workingDays,
      })
      .execute();
  }
}

/** Everybody's absence is covered by a colleague of their own kind. */
export const setDeputy = async (ctx: Context, name: string, deputy: string): Promise<void> => {
  await ctx.db
    .updateTable('member')
    .set((eb) => ({
      deputyId: eb
        .selectFrom('member as other')
        .select('other.id')
        .where('other.neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('other.name', '=', deputy),
    }))
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('name', '=', name)
    .execute();
};

/** A command line before the first start leaves a neighbourhood without members; one without lists too makes room for the demo. */
export const dropIfUnused = async (ctx: Context): Promise<void> => {
  await ctx.db
    .deleteFrom('neighbourhood')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('list').select('id').where('neighbourhoodId', '=', ctx.neighbourhoodId))),
    )
    .execute();
};

/** The weeks that are told were lived without a Teams: what they would have sent is not sent now. */
export const withdrawAll = async (ctx: Context): Promise<void> => {
  await ctx.db
    .updateTable('message')
    .set({ state: 'withdrawn', error: 'before the first start' })
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('state', '=', 'expected')
    .execute();
};
