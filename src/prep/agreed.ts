import { z } from 'zod';
import { isOutcome, type OutcomeCode } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day } from '../core/day.ts';
import { personNumber } from '../core/ids.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { huddleById, isSettled, isTheChair, isWithheld, itemsOf } from '../huddles/index.ts';
import { minutesSavedSince, opinionsOn, prepsOf } from './store.ts';

export type AgreedItem = {
  itemId: string;
  ref: string;
  minutes: number;
  question: string;
  proposal: string;
  outcome: OutcomeCode | null;
  reviewOn: Day | null;
  presenter: string | null;
  /** Who agreed: "Priya Shah, District nurse". */
  agreedBy: string[];
  settled: boolean;
};
export type AgreedLane = {
  items: AgreedItem[];
  /** Of those that the chair can still agree to, and of those agreed. */
  minutes: number;
  minutesSaved: number;
  minutesSavedThisYear: number;
  mayConfirm: boolean;
};

/** The cases of a huddle that need no meeting: all who are needed agree to what is proposed. For the chair to confirm. */
export const readAgreed = query({
  says: 'Show which cases are agreed without a meeting',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<AgreedLane> {
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    const items = await laneItems(ctx, huddleId);
    const sum = (settled: boolean): number =>
      items.filter((item) => item.settled === settled).reduce((minutes, item) => minutes + item.minutes, 0);
    const isOpen = huddle.status !== 'closed' && huddle.status !== 'cancelled';
    return {
      items,
      minutes: sum(false),
      minutesSaved: sum(true),
      minutesSavedThisYear: await minutesSavedSince(ctx, addDays(ctx.today, -365)),
      mayConfirm: isOpen && (await isTheChair(ctx, huddle)),
    };
  },
  looks: ({ huddleId }, { items }) =>
    items.map(({ ref }) => ({ person: personNumber(ref), purpose: 'prep', huddle: huddleId })),
});

async function laneItems(ctx: Context, huddleId: string): Promise<AgreedItem[]> {
  const rows = (await itemsOf(ctx, huddleId)).filter(
    (row) =>
      !isWithheld(ctx, row.excludedOrganisations) &&
      row.lane === 'agree' &&
      (row.state === 'waiting' || row.state === 'deferred' || isSettled(row)),
  );
  const ids = rows.map((row) => row.id);
  const [preps, opinions] = await Promise.all([prepsOf(ctx, ids), opinionsOn(ctx, ids)]);
  return rows.map((row) => {
    const prep = preps.get(row.id);
    return {
      itemId: row.id,
      ref: row.ref,
      minutes: row.minutes,
      question: row.question,
      proposal: prep?.proposal ?? '',
      outcome: prep?.outcome != null && isOutcome(prep.outcome) ? prep.outcome : null,
      reviewOn: prep?.reviewOn ?? null,
      presenter: row.presenterName,
      agreedBy: opinions
        .filter((one) => one.itemId === row.id && one.proposalVersion === prep?.proposalVersion)
        .map((one) => `${one.name}, ${one.profession}`),
      settled: isSettled(row),
    };
  });
}
