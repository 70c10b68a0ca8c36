import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { personNumber, showPerson } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import { groundsOf, type HuddleDetail, huddles } from '../huddles/index.ts';
import { neighbourhoodOf } from '../neighbourhoods/index.ts';
import { personByRef, shownIdentity } from '../people/index.ts';
import { minutesItems } from './read-minutes.ts';
import { recordsOfHuddle } from './record-store.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/**
 * The printable sheet of a huddle: agenda, attendance and due actions before it, minutes after it. References only, unless
 * the questions (`words`) or the names (`names`) are asked for; a name is there only for who may see it, and is a look.
 */
export const readSheet = query({
  says: 'Print the sheet of a huddle',
  needs: 'cases.see',
  where: 'personal',
  input: z.object({
    huddleId: z.uuid(),
    words: z.boolean().exactOptional(),
    names: z.boolean().exactOptional(),
  }),
  async run({ huddleId, words = false, names = false }, ctx): Promise<Sheet> {
    const huddle = await huddles.read.run({ huddleId }, ctx);
    if (huddle.status === 'cancelled') throw new Refusal('conflict', 'This huddle was cancelled.');
    const closed = huddle.status === 'closed';
    const people = names ? await peopleOf(ctx, huddleId) : new Map<string, SheetItem['person']>();
    return {
      huddleId,
      neighbourhood: (await neighbourhoodOf(ctx)).name,
      kind: huddle.kind,
      name: words ? huddle.name : '',
      day: huddle.day,
      time: huddle.time,
      minutes: huddle.minutes,
      status: huddle.status,
      chair: huddle.chair?.name ?? null,
      listIsOut: huddle.listIsOut,
      printedAt: ctx.now,
      words,
      names,
      items: huddle.items.map((item): SheetItem => shown(item, words, people.get(item.id) ?? null)),
      due: huddle.dueActions.map(({ ref, caseRef, owner, due, overdue, title }) => ({
        ref,
        caseRef,
        owner,
        due,
        overdue,
        title: words ? title : '',
      })),
      people: huddle.attendance.map(({ name, profession, organisation, state }) => ({
        name,
        profession,
        organisation,
        state,
      })),
      minutesOf: closed ? await minutesItems(ctx, huddleId) : null,
    };
  },
  looks: (_asked, { huddleId, items, minutesOf }) => [
    ...items
      .filter((item) => item.person !== null)
      .map((item) => ({ person: personNumber(item.ref), purpose: 'printed sheet', huddle: huddleId })),
    ...(minutesOf ?? [])
      .filter((item) => item.said !== null)
      .map((item) => ({ person: personNumber(item.ref), purpose: 'minutes', huddle: huddleId })),
  ],
});

const shown = (
  item: HuddleDetail['items'][number],
  words: boolean,
  person: SheetItem['person'],
): SheetItem => ({
  position: item.position,
  ref: item.ref,
  minutes: item.minutes,
  why: item.why,
  urgentOrLate: item.why === 'urgent' || item.late,
  presenter: item.presenter?.name ?? null,
  question: words ? item.question : '',
  person,
});

async function peopleOf(ctx: Context, huddleId: string): Promise<Map<string, SheetItem['person']>> {
  const records = await recordsOfHuddle(ctx, huddleId);
  const { knows } = await groundsOf(ctx, records);
  const found = new Map<string, SheetItem['person']>();
  for (const { itemId, person } of records) {
    const ref = showPerson(ctx.code, person);
    const known = knows.has(itemId) ? await personByRef(ctx, ref) : undefined;
    if (known === undefined) continue;
    const { name, birthDate, nhsNumber } = await shownIdentity(ctx, ref, known);
    found.set(itemId, { name, birthDate, nhsNumber });
  }
  return found;
}
