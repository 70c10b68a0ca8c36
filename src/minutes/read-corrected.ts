import { z } from 'zod';
import { sharedOutcome } from '../cases/index.ts';
import type { Context } from '../core/context.ts';
import { dayOf } from '../core/day.ts';
import { query } from '../core/use-case.ts';
import { isWithheld } from '../huddles/index.ts';
import type { Corrected, Correction } from './minutes.ts';
import { recordsOfHuddle } from './record-store.ts';
import { correctionsOf } from './store.ts';

/** The outcome as a shared place showed it at each time, the recorded one first; null where none was recorded. */
export const outcomesShown = (
  recorded: string | null,
  corrections: readonly Correction[],
): (string | null)[] => [
  recorded === null ? null : sharedOutcome(recorded),
  ...corrections.filter((one) => one.field === 'outcome').map((one) => sharedOutcome(one.words)),
];

/**
 * Corrections of outcomes that a channel's summary shows, whoever asks as a shared place may see them: fixed words and the
 * day, never the reason, who, or a case that an organisation is excluded from. A change between two outcomes that stand there
 * in the same words is none.
 */
export const readCorrected = query({
  says: 'Show which outcomes of a huddle were corrected',
  needs: 'see',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, asker): Promise<Corrected[]> {
    const ctx: Context = { ...asker, where: 'shared' };
    const records = await recordsOfHuddle(ctx, huddleId);
    const corrections = await correctionsOf(
      ctx,
      records.map((one) => one.itemId),
    );
    return records.flatMap(({ itemId, outcome, excludedOrganisations }, place): Corrected[] => {
      const own = (corrections.get(itemId) ?? []).filter((one) => one.field === 'outcome');
      const shown = outcomesShown(outcome, own);
      const [now, last] = [shown.at(-1), own.at(-1)];
      return now == null ||
        last === undefined ||
        new Set(shown).size === 1 ||
        isWithheld(ctx, excludedOrganisations)
        ? []
        : [{ position: place + 1, outcome: now, on: dayOf(last.at, ctx.zone) }];
    });
  },
});
