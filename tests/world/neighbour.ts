import { inTransaction } from '../../src/core/execute.ts';
import { systemGrants } from '../../src/core/grants.ts';
import type { World, WorldMember } from './world.ts';

/** A second neighbourhood in the world's database, with one of the world's members in it too, as a GP of its one practice. */
export async function addNeighbour(
  world: World,
  { code, name, member }: { code: string; name: string; member: WorldMember },
): Promise<{ neighbourhoodId: string; memberId: string }> {
  const neighbourhoodId = crypto.randomUUID();
  const system = { actor: { kind: 'system', grants: systemGrants }, neighbourhoodId, door: 'clock' } as const;
  return inTransaction(world.app, { ...system, now: world.clock.now }, async (ctx) => {
    await ctx.db
      .insertInto('neighbourhood')
      .values({ neighbourhoodId, code, name, createdAt: ctx.now })
      .execute();
    const { id: organisationId } = await ctx.db
      .insertInto('organisation')
      .values({ neighbourhoodId, name: 'Quay Surgery', kind: 'gp_practice', odsCode: 'L82099' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id: memberId } = await ctx.db
      .insertInto('member')
      .values({
        neighbourhoodId,
        organisationId,
        accountId: member.accountId,
        name: member.name,
        email: member.email,
        profession: member.profession,
        discipline: member.discipline,
        roles: member.roles,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { neighbourhoodId, memberId };
  });
}
