import { z } from 'zod';
import { workingDaysBetween } from '../calendar/index.ts';
import { actingMember } from '../core/acting.ts';
import type { Context } from '../core/context.ts';
import { showPerson } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { dayAndTime, isWithheld } from '../huddles/index.ts';
import { bandOf, type ToFile } from './filing.ts';
import { type Unfiled, unfiled } from './store.ts';

/**
 * Notes that wait to be filed in a person's own record, the oldest first: mine, or the whole team's for those who oversee.
 * A reference, a day and who files it: nothing that was said. They age in working days since the huddle [D].
 */
export const notesToFile = query({
  says: 'Show the notes that are still to be filed',
  needs: 'actions.see',
  input: z.object({ all: z.boolean().exactOptional() }),
  async run({ all }, ctx): Promise<ToFile[]> {
    if (all !== true) return unfiledOf(ctx, actingMember(ctx).memberId);
    if (!ctx.actor.grants.has('actions.oversee'))
      throw new Refusal(
        'forbidden',
        'The team’s notes are for chairs, coordinators and managers. Ask for yours.',
      );
    return (await unfiled(ctx)).flatMap((row) => shown(ctx, row));
  },
});

/** The notes that one member has to file, for a page or a reminder. */
export const unfiledOf = async (ctx: Context, memberId: string): Promise<ToFile[]> =>
  (await unfiled(ctx, memberId)).flatMap((row) => shown(ctx, row));

function shown(ctx: Context, row: Unfiled): ToFile[] {
  if (isWithheld(ctx, row.excludedOrganisations)) return [];
  const { day } = dayAndTime(row.localStart);
  const workingDays = Math.max(0, workingDaysBetween(day, ctx.today, ctx.localClosures));
  return [
    {
      itemId: row.itemId,
      huddleId: row.huddleId,
      kind: row.kind,
      day,
      ref: showPerson(ctx.code, row.person),
      responsible: row.responsibleId === null ? null : { id: row.responsibleId, name: row.responsible ?? '' },
      workingDays,
      band: bandOf(workingDays),
      again: row.again,
    },
  ];
}
