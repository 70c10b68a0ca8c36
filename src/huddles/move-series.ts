import { z } from 'zod';
import { movedRule } from '../calendar/index.ts';
import { addDays, daysBetween } from '../core/day.ts';
import { Refusal } from '../core/refusal.ts';
import { instantAt } from '../core/time.ts';
import { command } from '../core/use-case.ts';
import { splitAt } from './change-series.ts';
import { unstartedHuddle } from './guard.ts';
import { readStart } from './move-huddle.ts';
import { diaryOf } from './occurrences.ts';
import { applyChange, type SeriesChanged, seriesToChange } from './series-change.ts';
import { seriesFields } from './series-fields.ts';
import { lockAgendas } from './store.ts';

/**
 * Moves a huddle and those after it (`following`), or the whole series from now on (`all`), to another day or time: "every
 * Tuesday" becomes "every Wednesday", each with its agenda. Refuses a rule of several weekdays, of which one move does not
 * say enough, and the past.
 */
export const moveSeries = command({
  says: 'Move a huddle and those after it',
  needs: 'huddles.schedule',
  input: z.object({ huddleId: z.uuid(), start: seriesFields.start, scope: z.enum(['following', 'all']) }),
  undo: 'huddles.undoChange',
  async run({ huddleId, start, scope }, ctx): Promise<SeriesChanged> {
    await lockAgendas(ctx);
    const huddle = await unstartedHuddle(ctx, huddleId);
    if (huddle.seriesId === null)
      throw new Refusal('invalid', 'This huddle stands alone. Move only this one.');
    const before = await seriesToChange(ctx, huddle.seriesId);
    if (huddle.originalDay < before.startLocal.slice(0, 10))
      throw new Refusal(
        'invalid',
        'This date was planned before the series was changed from a later date on. Move only this one, or start from a later one.',
      );
    const { day, time } = readStart(start);
    // A date that a bank holiday had shifted is still named after its own day.
    const placed = diaryOf(ctx, before).find((one) => one.originalDay === huddle.originalDay);
    const to = day === placed?.localStart.slice(0, 10) ? huddle.originalDay : day;
    if (instantAt(day, time, ctx.zone) <= ctx.now)
      throw new Refusal('invalid', 'That time has passed. When should the huddle be?');
    const rest = scope === 'following' ? splitAt(ctx, before, huddle.originalDay) : {};
    const rule = movedRule(rest.rule ?? before.rule, huddle.originalDay, to);
    if (rule === undefined)
      throw new Refusal(
        'invalid',
        'This series does not meet on one weekday only, so I cannot tell where the others go. Move this one, or change how often the series meets.',
      );
    const first =
      scope === 'following'
        ? to
        : addDays(before.startLocal.slice(0, 10), daysBetween(huddle.originalDay, to));
    const startLocal = `${first}T${time}`;
    if (rule === before.rule && startLocal === before.startLocal && huddle.localStart === start)
      throw new Refusal('conflict', 'They stand there already. Nothing was changed.');
    return applyChange(
      ctx,
      before,
      { ...rest, rule, startLocal },
      { held: huddleId, ...(scope === 'following' && { from: huddle.originalDay }) },
    );
  },
  about: (_asked, { seriesId }) => ({ kind: 'series', id: seriesId }),
  touches: () => ['huddles', 'cases'],
});
