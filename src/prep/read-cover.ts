import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { required } from '../core/refusal.ts';
import { query } from '../core/use-case.ts';
import type { Named } from '../huddles/huddle.ts';
import {
  attendanceOf,
  dayAndTime,
  disciplinesExpected,
  type HuddleRow,
  huddleById,
  isTheChair,
  itemsOf,
} from '../huddles/index.ts';
import { coversOf, oftenAbsent } from './cover-store.ts';

export type Cover = {
  coming: Named[];
  apologies: Named[];
  unheard: Named[];
  /** Disciplines that the huddle or one of its cases needs and that nobody expected brings. */
  missing: string[];
  deputyAsked: {
    id: string;
    name: string;
    discipline: string;
    instead: string | null;
    state: 'asked' | 'yes' | 'no';
  }[];
  /** For the chair and coordinator: who came before and has missed the last ones. */
  oftenAbsent: { name: string; missed: number }[];
};

/** Who said that they come, which needed discipline is missing, and who was asked to come instead. */
export const readCover = query({
  says: 'Show who covers a huddle and which discipline is missing',
  needs: 'huddles.see',
  input: z.object({ huddleId: z.uuid() }),
  async run({ huddleId }, ctx): Promise<Cover> {
    const huddle = required(await huddleById(ctx, huddleId), 'huddle');
    const [rows, covers, missing] = await Promise.all([
      attendanceOf(ctx, huddleId),
      coversOf(ctx, huddleId),
      missingAt(ctx, huddle),
    ]);
    const saying = (state: string | null): Named[] =>
      rows.filter((row) => row.state === state).map((row) => ({ id: row.memberId, name: row.name }));
    const mayKnow = ctx.where === 'personal' && (await isTheChair(ctx, huddle));
    return {
      coming: saying('coming'),
      apologies: saying('apologies'),
      unheard: saying(null),
      missing,
      deputyAsked: covers.map((one) => ({
        id: one.memberId,
        name: one.name,
        discipline: one.discipline,
        instead: one.forName,
        state: one.state,
      })),
      oftenAbsent:
        mayKnow && huddle.seriesId !== null
          ? (await oftenAbsent(ctx, huddle.seriesId)).map(({ name, missed }) => ({ name, missed }))
          : [],
    };
  },
});

/** Disciplines that the huddle requires, or a case on its agenda asks for, and that nobody expected brings; in order. */
export async function missingAt(ctx: Context, huddle: HuddleRow): Promise<string[]> {
  const [items, [expected]] = await Promise.all([
    itemsOf(ctx, huddle.id),
    disciplinesExpected(ctx, [{ huddleId: huddle.id, ...dayAndTime(huddle.localStart) }]),
  ]);
  const needed = new Set([
    ...huddle.requiredDisciplines,
    ...items.filter((item) => item.state === 'waiting').flatMap((item) => item.needsDisciplines),
  ]);
  return [...needed].filter((discipline) => expected?.has(discipline) !== true).sort();
}
