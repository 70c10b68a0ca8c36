import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { query } from '../core/use-case.ts';
import { endOfWeek, OPEN_ACTION } from './action.ts';
import {
  figuresByAge,
  figuresByCohort,
  figuresByHuddle,
  figuresByOwner,
  type OwnerFigures,
} from './figures-store.ts';
import { actionsWanted } from './store.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
type Count = { id: string; name: string; open: number; overdue: number };

/** Open and overdue actions by the organisation of their owner, the most overdue first. */
export const countsByOrganisation = async (ctx: Context): Promise<Count[]> =>
  byOrganisation(await figuresByOwner(ctx, endOfWeek(ctx.today)));
function byOrganisation(owners: readonly OwnerFigures[]): Count[] {
  const ids = new Map(owners.map((owner) => [owner.organisationId, owner.organisation]));
  return [...ids]
    .map(([id, name]) => {
      const theirs = owners.filter((owner) => owner.organisationId === id);
      return {
        id,
        name,
        open: sum(theirs.map((one) => one.open)),
        overdue: sum(theirs.map((one) => one.overdue)),
      };
    })
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name));
}

/** What is open and overdue, and its breakdowns; in shared places without owners and huddles' names [DOMAIN.md 4, 6]. */
export async function outstandingFigures(ctx: Context) {
  const isShared = ctx.where === 'shared';
  const [owners, byAge, byCohort, byHuddle] = await Promise.all([
    figuresByOwner(ctx, endOfWeek(ctx.today)),
    figuresByAge(ctx),
    figuresByCohort(ctx),
    isShared ? [] : figuresByHuddle(ctx),
  ]);
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
    byAge,
    byCohort,
    byHuddle,
  };
}

/**
 * What is open and overdue, by owner, organisation, age, cohort and huddle, and the five that are overdue longest. Every
 * breakdown adds up to `open` and `overdue`. In shared places nobody is shamed by name and no free text is shown, so owners,
 * huddles and the worst five stay empty there [DOMAIN.md 4, 6].
 */
export const outstandingActions = query({
  says: 'Show outstanding and overdue actions',
  needs: 'actions.oversee',
  input: z.object({}),
  async run(_input, ctx) {
    const [figures, worst] = await Promise.all([
      outstandingFigures(ctx),
      ctx.where === 'shared' ? [] : actionsWanted(ctx, { status: OPEN_ACTION, overdue: true, limit: 5 }),
    ]);
    return { ...figures, worst };
  },
});
