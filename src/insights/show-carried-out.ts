import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { FIFTHS, type Outcomes, REFERENCE, readingOf, shareOf } from './carried-out.ts';
import { outcomesByFifth } from './carried-store.ts';
import { type Period, periodOf } from './period.ts';

const NONE: Outcomes = { due: 0, done: 0, personsChoice: 0, notDone: 0, open: 0 };
const add = (a: Outcomes, b: Outcomes): Outcomes => ({
  due: a.due + b.due,
  done: a.done + b.done,
  personsChoice: a.personsChoice + b.personsChoice,
  notDone: a.notDone + b.notDone,
  open: a.open + b.open,
});

export async function carriedOutIn(ctx: Context, period: Period) {
  const found = await outcomesByFifth(ctx, period);
  const fifths = FIFTHS.map((fifth) => {
    const { fifth: _, ...outcomes } = found.find((one) => one.fifth === fifth) ?? { fifth, ...NONE };
    return shareOf(outcomes, fifth);
  });
  const all = shareOf(found.map(({ fifth: _, ...outcomes }) => outcomes).reduce(add, NONE), null);
  return {
    ...period,
    all,
    fifths,
    reference: { ...REFERENCE },
    reading: readingOf(all, fifths, period, ctx.today),
  };
}

/**
 * The headline measure: actions carried out, by the deprivation fifth of the person when each was assigned, for actions due
 * from `from` to `to` (days; thirteen weeks that ended yesterday unless said), with the published figures beside them
 * [DOMAIN.md 4; Raine 2014]. A fifth with under ten actions has no percentage: not enough yet.
 */
export const showCarriedOut = query({
  says: 'Show how many actions were carried out, by deprivation',
  needs: 'actions.oversee',
  input: z.object({ from: day.exactOptional(), to: day.exactOptional() }),
  run: (input, ctx) => carriedOutIn(ctx, periodOf(input, ctx.today)),
});
