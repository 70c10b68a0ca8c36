import { at, type CaseSet, liveHuddle, type MadeCase } from '../huddles/huddle-world.ts';
import type { World, WorldMember } from '../world/world.ts';

/** Gives people a name, a birth date and a number, and members a stated relationship with them. */
export async function known(world: World, cases: readonly MadeCase[], ...by: WorldMember[]): Promise<void> {
  await world.step(async (ctx) => {
    for (const [place, { person }] of cases.entries()) {
      await ctx.db
        .insertInto('personIdentity')
        .values({
          neighbourhoodId: ctx.neighbourhoodId,
          person,
          nhsNumber: `999${String(person).padStart(7, '0')}`,
          birthDate: '1931-05-17',
          surname: `Barker${place}`,
          forename: 'Helen',
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      for (const member of by)
        await ctx.db
          .insertInto('relationship')
          .values({
            neighbourhoodId: ctx.neighbourhoodId,
            memberId: member.id,
            person,
            kind: 'On my caseload',
            statedAt: ctx.now,
          })
          .execute();
    }
  });
}

/**
 * The huddle of Tue 1 Dec at 8:45, closed at 9:15. Jo (coordinator of all cases) ran it, Anna was there; the first case was
 * discussed and recorded, with an action for Anna; the others too, without words. Priya and Sam were not there.
 */
export async function closedHuddle(world: World, ...sets: CaseSet[]) {
  const live = await liveHuddle(world, ...(sets.length === 0 ? [{}] : sets));
  const { huddleId, items } = live;
  const jo = world.as(world.jo);
  await jo.huddles.attend({ huddleId, state: 'here' });
  await jo.huddles.attend({ huddleId, memberId: world.anna.id, state: 'here' });
  await jo.huddles.nextItem({ huddleId });
  const [first] = items;
  const itemId = first?.id ?? '';
  await jo.huddles.record({
    itemId,
    group: 'sbar',
    version: 0,
    situation: 'Fell twice since discharge',
    nextSteps: 'Echo first',
  });
  await jo.huddles.record({
    itemId,
    group: 'decision',
    version: 0,
    decision: 'Restart the care package',
    rationale: 'She cannot wash alone',
    outcome: 'EQUIP',
    reviewOn: '2026-12-22',
  });
  const action = await jo.actions.assign({
    caseRef: first?.ref ?? '',
    title: 'Book echo',
    ownerId: world.anna.id,
    due: '2026-12-04',
    huddleId,
  });
  for (const _ of items) await jo.huddles.nextItem({ huddleId });
  at(world, '2026-12-01', '09:15');
  await jo.huddles.close({ huddleId });
  return { ...live, itemId, ref: first?.ref ?? '', action: action.ref };
}
