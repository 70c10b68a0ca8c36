import { type CaseSet, makeCases, scheduleTuesdays } from '../huddles/huddle-world.ts';
import type { World } from '../world/world.ts';

/** The Tuesday huddle of 1 Dec with these cases on it by hand; it requires no discipline in particular. */
export async function agendaWith(world: World, ...sets: CaseSet[]) {
  const cases = await makeCases(world, ...sets);
  const [huddleId = '', nextId = ''] = await scheduleTuesdays(world);
  await world.step((ctx) =>
    ctx.db
      .updateTable('huddle')
      .set({ requiredDisciplines: [] })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .execute(),
  );
  for (const [place, one] of cases.entries()) {
    const who = sets[place]?.excluded?.includes(world.jo.organisationId) === true ? world.anna : world.jo;
    await world.as(who).huddles.addItem({ huddleId, ref: one.ref });
  }
  const { items } = await world.as(world.jo).huddles.read({ huddleId });
  return {
    huddleId,
    nextId,
    cases,
    items: cases.map((one) => items.find((item) => item.ref === one.ref)?.id ?? ''),
  };
}
export const PROPOSAL = {
  question: 'Should the care package restart?',
  situation: 'Home since Friday, two falls.',
  proposal: 'Restart twice daily for four weeks',
  outcome: 'SOC_CARE',
} as const;

/** Priya (nursing) proposes, Sam (social care) and Anna (GP) agree: three disciplines, so it needs no meeting. */
export async function agreedBy(world: World, itemId: string): Promise<void> {
  await world.as(world.priya).prep.write({ itemId, version: 0, ...PROPOSAL });
  for (const who of [world.sam, world.anna]) await world.as(who).prep.opine({ itemId, stance: 'agree' });
}
