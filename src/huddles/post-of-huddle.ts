import { z } from 'zod';
import { actionsOfHuddle } from '../actions/index.ts';
import { sharedOutcome } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { counted, fitsInOrder } from './agenda.ts';
import { type ItemRow, itemsOf } from './agenda-store.ts';
import { isMissed } from './huddle.ts';
import type { HuddlePost } from './huddle-post.ts';
import { capacityOf, KINDS } from './kind.ts';
import { whoStepsOut } from './live-now.ts';
import { guestsIn } from './live-store.ts';
import { comingHuddles } from './opening.ts';
import { presenceOf } from './presence.ts';
import { attendanceOf } from './record-store.ts';
import { isWithheld } from './show.ts';
import { type HuddleRow, huddleById } from './store.ts';
import { dayAndTime } from './timetable.ts';

/**
 * What the channel's post about a huddle says, in any phase and whoever asks: always as a shared place may show it. No
 * free text; a case with an exclusion is not shown, nor its actions, since a channel is read by everybody.
 */
export const postOfHuddle = query({
  says: 'Show the channel’s post about a huddle',
  needs: 'see',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, asker): Promise<HuddlePost> {
    const ctx: Context = { ...asker, where: 'shared' };
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    const items = await itemsOf(ctx, huddleId);
    const fits = fitsInOrder(counted(items), capacityOf(huddle));
    const { quorum, here, organisations } = await presenceOf(ctx, huddle);
    const ended = huddle.status === 'closed' || huddle.status === 'cancelled' || isMissed(huddle, ctx.now);
    const next =
      ended && huddle.seriesId !== null
        ? (await comingHuddles(ctx, huddle.seriesId)).find((one) => one.startsAt > huddle.startsAt)
        : undefined;
    const discussed = items.filter((item) => item.state === 'discussed').length;
    const settled = items.filter((item) => item.state === 'discussed' && item.lane === 'agree');
    return {
      huddleId,
      title: KINDS[huddle.kind].words,
      status: huddle.status,
      missed: isMissed(huddle, ctx.now),
      startsAt: huddle.startsAt,
      ...dayAndTime(huddle.localStart),
      minutes: huddle.minutes,
      movedFrom: huddle.movedFrom,
      joinUrl: ended ? null : huddle.joinUrl,
      chair: huddle.chairName,
      startedAt: huddle.startedAt,
      closedAt: huddle.closedAt,
      currentItemId: huddle.currentItemId,
      gate: await gateOf(ctx, huddle, items),
      minutesPlanned: huddle.minutesPlanned,
      items: items.map((item, place) => {
        const withheld = isWithheld(ctx, item.excludedOrganisations);
        return {
          position: place + 1,
          ref: withheld ? null : item.ref,
          why: item.why,
          state: item.state,
          minutes: item.minutes,
          fits: fits[place] ?? false,
          late: item.late,
          outcome: withheld || item.outcome === null ? null : sharedOutcome(item.outcome),
        };
      }),
      discussed,
      withoutMeeting: settled.length,
      minutesSaved: settled.reduce((sum, item) => sum + item.minutes, 0),
      deferred:
        huddle.status === 'closed'
          ? items.length - discussed
          : items.filter((item) => item.state === 'deferred').length,
      here,
      organisations,
      quorum,
      actions:
        huddle.startedAt === null
          ? []
          : (await actionsOfHuddle(ctx, huddleId)).map(({ ref, caseRef, owner, due }) => ({
              ref,
              caseRef,
              owner,
              due,
            })),
      next: next === undefined ? null : dayAndTime(next.localStart),
    };
  },
});

async function gateOf(
  ctx: Context,
  huddle: HuddleRow,
  items: readonly ItemRow[],
): Promise<HuddlePost['gate']> {
  const gated = huddle.status === 'live' && items.find((item) => item.id === huddle.gateItemId);
  if (!gated) return null;
  const [rows, guests] = await Promise.all([attendanceOf(ctx, huddle.id), guestsIn(ctx, huddle.id)]);
  return whoStepsOut(gated, rows, guests.length);
}
