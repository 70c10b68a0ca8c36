import type { Cohort } from '../../src/cases/index.ts';
import type { Context } from '../../src/core/context.ts';
import { nhsNumberIn } from '../../src/core/nhs-number.ts';
import { addTypedPerson } from '../../src/people/index.ts';
import type { World, WorldMember } from '../world/world.ts';

/** The n-th number whose check digit is right, in the test range (999) unless another is asked for. */
export function nhsNumber(n: number, range = '999'): string {
  for (let found = -1, body = 0; ; body++)
    for (let check = 0; check <= 9; check++) {
      const number = nhsNumberIn(`${range}${String(body).padStart(6, '0')}${check}`);
      if (number !== null && ++found === n) return number;
    }
}

export type Who = { forename?: string; surname?: string; birthDate?: string; practiceCode?: string };
// Counted in each neighbourhood: files share a process, and what one made must not take the numbers that another names.
const made = new WeakMap<World['app'], number>();
/** Somebody whom the neighbourhood holds; the reference. */
export async function held(world: World, who: Who = {}): Promise<string> {
  const before = made.get(world.app) ?? 0;
  made.set(world.app, before + 1);
  const number = nhsNumber(before);
  const person = await world.step(async (ctx) => {
    const added = await addTypedPerson(ctx, {
      nhsNumber: number,
      forename: who.forename ?? 'Ada',
      surname: who.surname ?? `Marsh${number.slice(3, 9)}`,
      birthDate: who.birthDate ?? '1940-03-02',
    });
    if (who.practiceCode !== undefined)
      await ctx.db
        .updateTable('personIdentity')
        .set({ practiceCode: who.practiceCode })
        .where('neighbourhoodId', '=', ctx.neighbourhoodId)
        .where('person', '=', added)
        .execute();
    return added;
  });
  return `N7-${String(person).padStart(4, '0')}`;
}

/** A person whom `by` has opened, and so checked. */
export async function opened(world: World, by: WorldMember, who: Who = {}): Promise<string> {
  const ref = await held(world, who);
  await world.as(by).people.open({ ref, relationship: 'On my caseload', purpose: 'accept' });
  return ref;
}

export const acceptance = (...refs: string[]) => ({
  refs,
  cohort: 'FRAILTY_DEMENTIA' as Cohort,
  relationship: 'On my caseload',
  reason: 'Two falls since discharge',
  sharingBasis: 'implied_direct_care' as const,
  question: 'Should the care package restart before discharge?',
});

/** Somebody accepted by Priya: reference, case id, version. */
export async function accepted(world: World, who: Who = {}) {
  const ref = await opened(world, world.priya, who);
  const { cases } = await world.as(world.priya).cases.accept(acceptance(ref));
  const [one] = cases;
  if (one === undefined) throw new Error('nobody was accepted');
  return one;
}

/** Keeps a case from an organisation as `cases.keepAway` does, without asking whether it may. */
export const exclude = (world: World, caseId: string, organisationId: string): Promise<void> =>
  world.step(async (ctx: Context) => {
    await ctx.db
      .updateTable('mdtCase')
      .set({ excludedOrganisations: [organisationId] })
      .where('neighbourhoodId', '=', ctx.neighbourhoodId)
      .where('id', '=', caseId)
      .execute();
  });

/** The refusal of something that should not work. */
export async function refusal(
  attempt: Promise<unknown>,
): Promise<{ reason: string; sentence: string; theirs?: unknown }> {
  try {
    await attempt;
  } catch (error) {
    if (error !== null && typeof error === 'object' && 'reason' in error && 'sentence' in error)
      return {
        reason: String(error.reason),
        sentence: String(error.sentence),
        ...('theirs' in error && error.theirs !== undefined ? { theirs: error.theirs } : {}),
      };
    throw error;
  }
  throw new Error('nothing was refused');
}
