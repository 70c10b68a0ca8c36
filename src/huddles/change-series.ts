import { z } from 'zod';
import { restOfRule } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day, showDay } from '../core/day.ts';
import { day } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { dateNamed } from './occurrences.ts';
import { applyChange, type SeriesChanged, seriesToChange } from './series-change.ts';
import {
  chairOf,
  checkBlocks,
  checkName,
  type SeriesSet,
  seriesFields,
  templateFields,
  templateRow,
} from './series-fields.ts';
import type { SeriesRow } from './series-store.ts';
import { lockAgendas } from './store.ts';

const { name, cohort, rule, start, minutes, minutesACase, bankHolidays, chairId } = seriesFields;

/**
 * Changes a series: all that is to come, or one date and those after it (`from`, a day that its rule names, up to a year ahead).
 * Huddles to come take the new time, length, template and name with their agendas; a day that the series no longer meets on
 * goes (cancelled where its list was out), its cases come to the next one. Huddles moved by hand, live or held stay as they
 * are. A stale version is a conflict that carries theirs.
 */
export const changeSeries = command({
  says: 'Change a series of huddles',
  needs: 'huddles.schedule',
  input: z.object({
    seriesId: z.uuid(),
    version: z.int(),
    from: day.exactOptional(),
    name: name.exactOptional(),
    cohort: cohort.nullable().exactOptional(),
    rule: rule.exactOptional(),
    start: start.exactOptional(),
    minutes: minutes.exactOptional(),
    minutesACase: minutesACase.exactOptional(),
    bankHolidays: bankHolidays.exactOptional(),
    chairId: chairId.exactOptional(),
    ...templateFields,
  }),
  undo: 'huddles.undoChange',
  async run({ seriesId, version, from, ...asked }, ctx): Promise<SeriesChanged> {
    if (asked.name !== undefined) await checkName(ctx, asked.name);
    if (asked.chairId !== undefined) await chairOf(ctx, asked.chairId);
    await lockAgendas(ctx);
    const before = await seriesToChange(ctx, seriesId, version);
    const { start: startLocal, ...fields } = asked;
    const length = fields.minutes ?? before.minutes;
    if (fields.blocks === undefined && length < before.minutes) checkBlocks(before.blocks, length);
    const { requiredDisciplines, quorum, blocks, chairRota, deputyId, channelId, except, extra, ...plain } =
      fields;
    const set: SeriesSet = {
      ...plain,
      ...(await templateRow(ctx, fields, length)),
      ...(startLocal === undefined ? {} : { startLocal }),
    };
    return applyChange(ctx, before, { ...splitAt(ctx, before, from), ...set }, { from });
  },
  about: (asked) => ({ kind: 'series', id: asked.seriesId }),
  touches: () => ['huddles', 'cases'],
});

const FURTHEST_DAYS = 366;
/**
 * The same series, begun anew on a day that its rule names, up to a year ahead: what it was goes on until then, in the diary
 * and for the dates that are still to be made; a rule that counts has fewer to come, and whose turn it is to chair goes on.
 */
export function splitAt(ctx: Context, before: SeriesRow, from: Day | undefined): SeriesSet {
  if (from === undefined) return {};
  const named = dateNamed(ctx, before, from);
  const changesOn = before.earlier.at(-1)?.until ?? '';
  if (from < changesOn && changesOn > ctx.today)
    throw new Refusal(
      'conflict',
      `This series already changes on ${showDay(changesOn, ctx.today)}. Change it from that date or a later one, or move single dates before it.`,
    );
  if (named === undefined || named.utc <= ctx.now || from > addDays(ctx.today, FURTHEST_DAYS))
    throw new Refusal(
      'invalid',
      'Choose one of the series’ own dates of the next twelve months to change it from.',
    );
  const { turn } = named;
  const shift = before.chairRota.length === 0 ? 0 : turn % before.chairRota.length;
  return {
    earlier: JSON.stringify([
      ...before.earlier.filter(({ until }) => until > ctx.today),
      ...(from > before.startLocal.slice(0, 10) ? [{ until: from, was: asItWas(before) }] : []),
    ]),
    rule: restOfRule(before.rule, turn),
    startLocal: `${from}${before.startLocal.slice(10)}`,
    chairRota: [...before.chairRota.slice(shift), ...before.chairRota.slice(0, shift)],
  };
}

/** What a change may set. The join link and the channel are the series' own at any time. */
const asItWas = (row: SeriesRow): Partial<SeriesRow> => ({
  name: row.name,
  rule: row.rule,
  startLocal: row.startLocal,
  minutes: row.minutes,
  minutesACase: row.minutesACase,
  bankHolidays: row.bankHolidays,
  chairId: row.chairId,
  chairRota: row.chairRota,
  deputyId: row.deputyId,
  requiredDisciplines: row.requiredDisciplines,
  quorumProfessions: row.quorumProfessions,
  quorumOrganisations: row.quorumOrganisations,
  blocks: row.blocks,
  exceptDays: row.exceptDays,
  extraDays: row.extraDays,
});
