import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import type { Day, Instant } from '../core/day.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { comingHuddles, dayAndTime, isTheChair, isWithheld, TIMES_TO_CHAIR } from '../huddles/index.ts';
import { isProfessional, type Member, memberOf } from '../neighbourhoods/index.ts';
import { coversAskedOf } from './cover-store.ts';
import { type ItemAhead, itemsAhead } from './items-store.ts';
import { neededFor } from './prep.ts';
import { isNear, stepsBefore } from './steps-before.ts';
import { opinionsOn } from './store.ts';

type Line = { itemId: string; huddleId: string; ref: string; day: Day; question: string };
export type MyPrep = {
  /** Cases that I present: prepared or not. */
  present: (Line & { prepared: boolean })[];
  /** Proposals on which my discipline is asked. */
  opine: Line[];
  /** Asked to come in somebody's place. */
  cover: { huddleId: string; day: Day; time: string; instead: string | null }[];
  /** Huddles that take cases now, until when. */
  calls: { huddleId: string; day: Day; cutOffAt: Instant }[];
  /** For the chair: late cases that wait for a yes, cases carried over for the third time, cases agreed by all. */
  late: Line[];
  third: (Line & { deferrals: number })[];
  agreed: { huddleId: string; day: Day; cases: number; minutes: number }[];
};

/** What the coming huddles ask of me beforehand, the soonest first. */
export const myPrep = query({
  says: 'Show what the coming huddles ask of me',
  needs: 'huddles.take-part',
  where: 'personal',
  input: z.object({}),
  async run(_asked, ctx): Promise<MyPrep> {
    const { memberId } = actingMember(ctx);
    const me = required(await memberOf(ctx, memberId), 'member of this neighbourhood');
    const [ahead, asked, huddles] = await Promise.all([
      itemsAhead(ctx),
      coversAskedOf(ctx, memberId),
      comingHuddles(ctx),
    ]);
    const mine = ahead.filter(
      (item) => !isWithheld(ctx, item.excludedOrganisations) && item.state === 'waiting',
    );
    const slow = mine.filter((item) => item.kind !== 'daily');
    const soon = huddles.filter((huddle) => isNear(ctx, huddle));
    const chaired = new Set<string>();
    for (const huddle of huddles)
      if (mine.some((item) => item.huddleId === huddle.id) && (await isTheChair(ctx, huddle)))
        chaired.add(huddle.id);
    const forMe = mine.filter((item) => chaired.has(item.huddleId));
    return {
      present: slow
        .filter((item) => item.presenterId === memberId)
        .map((item) => ({ ...lineOf(item), prepared: item.prepVersion !== null })),
      opine: (await unheardOf(ctx, slow, me)).map(lineOf),
      cover: asked.map((one) => ({
        huddleId: one.huddleId,
        ...dayAndTime(one.localStart),
        instead: one.forName,
      })),
      calls: soon.flatMap((huddle) => {
        const { callAt, cutOffAt } = stepsBefore(ctx, huddle);
        return huddle.kind !== 'daily' && ctx.now >= callAt && ctx.now < cutOffAt
          ? [{ huddleId: huddle.id, ...dayAndTime(huddle.localStart), cutOffAt }]
          : [];
      }),
      late: forMe.filter((item) => item.late && item.lateOkBy === null).map(lineOf),
      third: forMe
        .filter((item) => item.deferrals >= TIMES_TO_CHAIR)
        .map((item) => ({ ...lineOf(item), deferrals: item.deferrals })),
      agreed: [...new Set(forMe.map((item) => item.huddleId))].flatMap((huddleId) => {
        const ready = forMe.filter((item) => item.huddleId === huddleId && item.lane === 'agree');
        const [first] = ready;
        return first === undefined
          ? []
          : [
              {
                huddleId,
                day: dayAndTime(first.localStart).day,
                cases: ready.length,
                minutes: ready.reduce((sum, item) => sum + item.minutes, 0),
              },
            ];
      }),
    };
  },
});

const lineOf = ({ itemId, huddleId, ref, localStart, question }: ItemAhead): Line => ({
  itemId,
  huddleId,
  ref,
  day: dayAndTime(localStart).day,
  question,
});

/** Proposals of others on which this member's discipline is needed, and on which they have not spoken as they now stand. */
async function unheardOf(ctx: Context, items: readonly ItemAhead[], me: Member): Promise<ItemAhead[]> {
  const asked = items.filter((item) => {
    const needed = neededFor(item);
    return (
      item.proposal !== null &&
      item.proposal !== '' &&
      item.writtenBy !== me.id &&
      (needed.length === 0 ? isProfessional(me) : needed.includes(me.discipline))
    );
  });
  const given = await opinionsOn(
    ctx,
    asked.map((item) => item.itemId),
  );
  return asked.filter(
    (item) =>
      !given.some(
        (one) =>
          one.itemId === item.itemId &&
          one.memberId === me.id &&
          (one.stance === 'discuss' || one.proposalVersion === item.proposalVersion),
      ),
  );
}
