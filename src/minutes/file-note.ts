import { z } from 'zod';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { SYSTEM_CODES, systemWords } from './filing.ts';
import { recordFor } from './ground.ts';
import { wasCorrected } from './read-minutes.ts';
import { addFiling, correctionsOf, deleteFiling, filingsOf, lockItem } from './store.ts';

type Filed = { itemId: string; huddleId: string; ref: string; filed: boolean; where: string };
const onFiling = {
  about: (_asked: unknown, done: Filed) => ({ kind: 'huddle' as const, id: done.huddleId }),
  touches: (_asked: unknown, { huddleId, ref }: Filed) => [`minutes/${huddleId}`, `case/${ref}`],
};

/**
 * Says that the note of a discussed case stands in the person's own record: which system, by whom, when. For those who may
 * see who the person is. Said again by anybody it changes nothing, unless the minutes were corrected meanwhile.
 */
export const fileNote = command({
  says: 'Mark a note as filed in the record',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({
    itemId: z.uuid(),
    system: z.enum(SYSTEM_CODES),
    note: z.string().trim().max(100).exactOptional(),
  }),
  async run({ itemId, system, note = '' }, ctx): Promise<Filed> {
    const me = actingMember(ctx);
    if (system === 'other' && note === '') throw new Refusal('invalid', 'Which record is it filed in?');
    await lockItem(ctx, itemId);
    const { huddleId, person } = await recordFor(ctx, itemId, 'knows');
    const filing = (await filingsOf(ctx, [itemId])).get(itemId);
    const corrections = (await correctionsOf(ctx, [itemId])).get(itemId) ?? [];
    const stands = filing?.system === system && filing.note === note && !wasCorrected(corrections, filing.at);
    if (!stands) await addFiling(ctx, { itemId, system, note, byMember: me.memberId });
    const ref = showPerson(ctx.code, person);
    return { itemId, huddleId, ref, filed: true, where: systemWords({ system, note }) };
  },
  undo: 'minutes.unfile',
  ...onFiling,
});

/** Takes back what was said last about filing a note, as entered in error; with nothing filed it changes nothing. */
export const unfileNote = command({
  says: 'Take back that a note was filed',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({ itemId: z.uuid() }),
  async run({ itemId }, ctx): Promise<Filed> {
    const me = actingMember(ctx);
    await lockItem(ctx, itemId);
    const { huddleId, person } = await recordFor(ctx, itemId, 'knows');
    const filing = (await filingsOf(ctx, [itemId])).get(itemId);
    if (filing !== undefined && filing.byId !== me.memberId && !me.grants.has('actions.oversee'))
      throw new Refusal(
        'forbidden',
        `${filing.by} filed it. They, a chair or a coordinator can take that back.`,
      );
    if (filing !== undefined) await deleteFiling(ctx, filing.id);
    const left = await whereNow(ctx, itemId);
    const ref = showPerson(ctx.code, person);
    return { itemId, huddleId, ref, filed: left !== '', where: left };
  },
  ...onFiling,
});

const whereNow = async (ctx: Context, itemId: string): Promise<string> => {
  const filing = (await filingsOf(ctx, [itemId])).get(itemId);
  return filing === undefined ? '' : systemWords(filing);
};
