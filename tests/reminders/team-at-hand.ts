import type { World, WorldMember } from '../world/world.ts';

type Changes = { workingDays?: number[]; deputyId?: string | null; leftOn?: string | null };

/** The team's weeks, deputies and leave, written as they stand in the database, and taken away again between tests. */
export const teamAtHand = ({ step }: World) => ({
  change: (who: WorldMember, changes: Changes) =>
    step((ctx) => ctx.db.updateTable('member').set(changes).where('id', '=', who.id).execute()),
  onLeave: (who: WorldMember, firstDay: string, lastDay: string) =>
    step((ctx) =>
      ctx.db
        .insertInto('leave')
        .values({ neighbourhoodId: ctx.neighbourhoodId, memberId: who.id, firstDay, lastDay })
        .execute(),
    ),
  /** Nothing open, nothing sent, nobody away, everybody at work from Monday to Friday. */
  clear: () =>
    step(async (ctx) => {
      await ctx.db.deleteFrom('nudge').execute();
      await ctx.db.deleteFrom('message').execute();
      await ctx.db.deleteFrom('leave').execute();
      await ctx.db
        .updateTable('action')
        .set({ status: 'cancelled', reason: 'duplicate', finishedAt: ctx.now })
        .execute();
      await ctx.db
        .updateTable('member')
        .set({ workingDays: [1, 2, 3, 4, 5], deputyId: null, digestTime: '08:30', leftOn: null })
        .execute();
      await ctx.db.updateTable('mdtCase').set({ excludedOrganisations: [] }).execute();
    }),
});
