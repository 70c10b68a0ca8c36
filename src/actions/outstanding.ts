import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { query } from '../core/use-case.ts';
import { endOfWeek, OPEN_ACTION } from './action.ts';
import { AGE_BANDS, figuresByOwner } from './figures-store.ts';
import { actionsWanted } from './store.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
type Count = { name: string; open: number; overdue: number };

/** Open and overdue actions by the organisation of their owner, the most overdue first. */
export async function countsByOrganisation(ctx: Context): Promise<Count[]> {
  return byOrganisation(await figuresByOwner(ctx, endOfWeek(ctx.today)));
}
function byOrganisation(owners: readonly { organisation: string; open: number; overdue: number }[]): Count[] {
  const names = [...new Set(owners.map((owner) => owner.organisation))];
  return names
    .map((name) => {
      const theirs = owners.filter((owner) => owner.organisation === name);
      return {
        name,
        open: sum(theirs.map((one) => one.open)),
        overdue: sum(theirs.map((one) => one.overdue)),
      };
    })
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name));
}

/**
 * What is open and overdue, by owner, organisation and age, and the five that are overdue longest: two queries. In shared
 * places nobody is shamed by name, so owners and the worst five stay empty there [DOMAIN.md 4].
 */
export const outstandingActions = query({
  says: 'Show outstanding and overdue actions',
  needs: 'actions.oversee',
  input: z.object({}),
  async run(_input, ctx) {
    const owners = await figuresByOwner(ctx, endOfWeek(ctx.today));
    const isShared = ctx.where === 'shared';
    const worst = isShared ? [] : await actionsWanted(ctx, { status: OPEN_ACTION, overdue: true, limit: 5 });
    return {
      open: sum(owners.map((owner) => owner.open)),
      overdue: sum(owners.map((owner) => owner.overdue)),
      dueThisWeek: sum(owners.map((owner) => owner.dueThisWeek)),
      unaccepted: sum(owners.map((owner) => owner.unaccepted)),
      blocked: sum(owners.map((owner) => owner.blocked)),
      byOwner: isShared
        ? []
        : owners.map(({ id, name, organisation, open, overdue, oldestDays }) => ({
            id,
            name,
            organisation,
            open,
            overdue,
            oldestDays,
          })),
      byOrganisation: byOrganisation(owners),
      byAge: AGE_BANDS.map(({ band }, at) => ({
        band,
        open: sum(owners.map((owner) => owner.openByAge[at] ?? 0)),
        overdue: sum(owners.map((owner) => owner.overdueByAge[at] ?? 0)),
      })),
      worst,
    };
  },
});
