import { z } from 'zod';
import { countsByOrganisation } from '../actions/index.ts';
import { day } from '../core/ids.ts';
import { query } from '../core/use-case.ts';
import { nextHuddle } from '../huddles/index.ts';
import { neighbourhoodOf } from '../neighbourhoods/index.ts';
import { unreachableNow } from './reach-store.ts';

/** The channel's one reminder post of a day: counts and references only, nobody shamed by name [DOMAIN.md 4, 6]. */
export const readChannelDigest = query({
  says: 'Show the channel’s reminder of the day',
  needs: 'see',
  input: z.object({ day }),
  async run(input, ctx) {
    const counts = await countsByOrganisation(ctx);
    const next = await nextHuddle(ctx);
    return {
      neighbourhood: (await neighbourhoodOf(ctx)).name,
      day: input.day,
      open: counts.reduce((sum, one) => sum + one.open, 0),
      overdue: counts.reduce((sum, one) => sum + one.overdue, 0),
      /** Colleagues whom the bot cannot write to: their reminders are in the tab. */
      unreachable: (await unreachableNow(ctx)).members.length,
      byOrganisation: counts.filter((one) => one.overdue > 0).map(({ name, overdue }) => ({ name, overdue })),
      nextHuddle:
        next === null
          ? null
          : {
              id: next.id,
              kind: next.kind,
              day: next.day,
              time: next.time,
              cases: next.cases,
              minutes: next.minutes,
              minutesPlanned: next.minutesPlanned,
              joinUrl: next.joinUrl,
            },
    };
  },
});
