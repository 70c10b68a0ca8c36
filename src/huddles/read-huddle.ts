import { z } from 'zod';
import { actionsOfHuddle, openActionsDueBy } from '../actions/index.ts';
import { caseById } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { personNumber } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { candidateFacts } from '../lists/index.ts';
import { itemsOf } from './agenda-store.ts';
import type { HuddleDetail } from './huddle.ts';
import { capacityOf } from './kind.ts';
import { liveNow, mustDecide } from './live-now.ts';
import { presenceOf } from './presence.ts';
import { attendanceOf, discussionOf } from './record-store.ts';
import { isWithheld, named, seesWords, showDiscussion, showHuddle, showItems } from './show.ts';
import { huddleById } from './store.ts';
import { dayAndTime, timetableOf } from './timetable.ts';

/**
 * One huddle, whole, in any phase. What was typed (questions, discussion) is for members of the team in the tab or a
 * personal chat until the huddle closes (then they are minutes); elsewhere it is blank. A case whose person excluded the asker's organisation is withheld. Actions are
 * those due or overdue, and those agreed here. The look is at the case on the table.
 */
export const readHuddle = query({
  says: 'Show a huddle',
  needs: 'huddles.see',
  sameFor: 'organisation',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<HuddleDetail> {
    const seesActions = ctx.actor.grants.has('actions.see');
    // Asked at once, since every open tab asks after each step: what a phase does not show is left out below.
    const [found, rows, present, due, agreed] = await Promise.all([
      huddleById(ctx, huddleId),
      itemsOf(ctx, huddleId),
      attendanceOf(ctx, huddleId),
      seesActions ? openActionsDueBy(ctx, ctx.today) : [],
      seesActions ? actionsOfHuddle(ctx, huddleId) : [],
    ]);
    const huddle = required(found, 'huddle');
    const { cutOffAt, listOutAt } = timetableOf(huddle, ctx.zone, ctx.localClosures);
    const current = rows.find((row) => row.id === huddle.currentItemId);
    const mayRead =
      current !== undefined && seesWords(ctx) && !isWithheld(ctx, current.excludedOrganisations);
    const [{ attendance, quorum }, discussion, about, live, stale] = await Promise.all([
      presenceOf(ctx, huddle, present),
      mayRead ? discussionOf(ctx, current.id) : undefined,
      mayRead ? aboutOf(ctx, current.caseId, current.person) : undefined,
      huddle.status === 'live' ? liveNow(ctx, huddle, rows, present) : null,
      current !== undefined && mustDecide(ctx, current),
    ]);
    const shown = mayRead ? showDiscussion(current.id, discussion) : null;
    return {
      ...showHuddle(ctx, huddle),
      items: showItems(ctx, rows, {
        capacity: capacityOf(huddle),
        ...dayAndTime(huddle.localStart),
        mustDecide: stale ? current?.id : undefined,
        isClosed: huddle.status === 'closed',
      }),
      capacityMinutes: capacityOf(huddle),
      requiredDisciplines: huddle.requiredDisciplines,
      blocks: huddle.blocks,
      deputy: named(huddle.deputyId, huddle.deputyName),
      currentItemId: huddle.currentItemId,
      startedAt: huddle.startedAt,
      closedAt: huddle.closedAt,
      cutOffAt,
      listOutAt: huddle.listOutAt ?? listOutAt,
      listIsOut: huddle.listOutAt !== null,
      cancelWhy: seesWords(ctx) ? huddle.cancelWhy : null,
      attendance,
      quorum,
      live,
      dueActions: huddle.status === 'closed' ? [] : due,
      newActions: huddle.startedAt === null ? [] : agreed,
      discussion: shown && { ...shown, personAware: shown.personAware ?? about?.aware ?? null },
      onTheTable: about?.onTheTable ?? null,
      mayRun:
        ctx.actor.grants.has('huddles.run') && huddle.status !== 'closed' && huddle.status !== 'cancelled',
      version: huddle.version,
    };
  },
  looks: (_asked, { id, discussion, items }) =>
    items
      .filter((item) => discussion !== null && item.id === discussion.itemId)
      .map((item) => ({ person: personNumber(item.ref), purpose: 'huddle', huddle: id })),
});

async function aboutOf(ctx: Context, caseId: string, person: number) {
  const [found, facts] = await Promise.all([caseById(ctx, caseId), candidateFacts(ctx, person)]);
  return found && { aware: found.aware, onTheTable: { matters: found.matters, facts } };
}
