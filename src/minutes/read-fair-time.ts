import { z } from 'zod';
import { showPerson } from '../core/ids.ts';
import { Refusal, required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { huddleById, isWithheld } from '../huddles/index.ts';
import { disciplineWords } from '../neighbourhoods/index.ts';
import { type FairTime, type Share, timeInWords, voicesInWords } from './fair-time.ts';
import { recordsOfHuddle } from './record-store.ts';
import { type Voices, voicesOf } from './voices-store.ts';

/**
 * How the time of a closed huddle was shared out by place on the list, and whose discipline was heard on which case, so that
 * late cases are not short-changed. For the chair only: who chaired this huddle, or holds the role. Cases settled without a
 * meeting took no time and are left out.
 */
export const readFairTime = query({
  says: 'Show how the time of a huddle was shared',
  needs: 'huddles.run',
  where: 'personal',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<FairTime> {
    const { actor } = ctx;
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    const isChair =
      actor.kind === 'member' && (huddle.chairId === actor.memberId || actor.roles.includes('chair'));
    if (!isChair)
      throw new Refusal(
        'forbidden',
        'How time was shared is for the chair of the huddle. Ask them about it.',
      );
    if (huddle.closedAt === null)
      throw new Refusal('conflict', 'This is reckoned when the huddle is closed.');
    const [records, voices] = await Promise.all([recordsOfHuddle(ctx, huddleId), voicesOf(ctx, huddleId)]);
    const shares = records.flatMap((record, place): Share[] => {
      if (record.state !== 'discussed' || record.lane === 'agree') return [];
      const { heard, here } = voices.get(record.itemId) ?? NOBODY;
      return [
        {
          position: place + 1,
          ref: isWithheld(ctx, record.excludedOrganisations) ? null : showPerson(ctx.code, record.person),
          planned: record.minutes,
          seconds: record.secondsSpent,
          heard: heard.map(disciplineWords),
          // Managers look on; nobody waits to hear their discipline on a case.
          silent: here.filter((one) => one !== 'management' && !heard.includes(one)).map(disciplineWords),
        },
      ];
    });
    return { huddleId, shares, says: [timeInWords(shares), voicesInWords(shares)] };
  },
});

const NOBODY: Pick<Voices, 'heard' | 'here'> = { heard: [], here: [] };
