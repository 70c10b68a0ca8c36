import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { personNumber } from '../core/ids.ts';

/** By reference, the organisations that these people keep their case from; who excludes nobody is left out. */
export async function exclusionsOf(
  ctx: Context,
  refs: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const byPerson = new Map(
    refs.map((ref) => [personNumber(ref), ref] as const).filter(([person]) => Number.isSafeInteger(person)),
  );
  if (byPerson.size === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('mdtCase')
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('person', 'in', [...byPerson.keys()])
    .where(sql<boolean>`excluded_organisations <> '{}'`)
    .select(['person', 'excludedOrganisations'])
    .execute();
  const found = new Map<string, readonly string[]>();
  for (const { person, excludedOrganisations } of rows) {
    const ref = byPerson.get(person) ?? '';
    found.set(ref, [...(found.get(ref) ?? []), ...excludedOrganisations]);
  }
  return found;
}
