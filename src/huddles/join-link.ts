import { z } from 'zod';
import { Refusal, required } from '../core/refusal.ts';
import { command } from '../core/use-case.ts';
import { openHuddle } from './guard.ts';
import { correctPost } from './post.ts';
import { changeSeriesRow, seriesById } from './series-store.ts';
import { changeHuddle, huddlesOfSeries, lockAgendas } from './store.ts';

const HOSTS = ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'];
const isTeams = (text: string): boolean => {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && HOSTS.includes(url.hostname) && url.username === '' && url.port === '';
};
/** A Teams meeting's own link: it is shown to many, in the channel too, so nothing else may stand behind "Join". */
export const joinUrl = z
  .string()
  .trim()
  .max(2000)
  .refine(isTeams, 'Paste the join link of the Teams meeting: it begins with https://teams.microsoft.com/.');

/**
 * Keeps the meeting's join link with a series, for all its huddles to come, or with one huddle; null takes it away. One of
 * the two ids. The series' `version`, when given, must still stand.
 */
export const setJoinLink = command({
  says: 'Keep the join link of a huddle',
  needs: 'huddles.schedule',
  input: z
    .object({
      seriesId: z.uuid().exactOptional(),
      huddleId: z.uuid().exactOptional(),
      joinUrl: joinUrl.nullable(),
      version: z.int().exactOptional(),
    })
    .refine(
      (asked) => (asked.seriesId === undefined) !== (asked.huddleId === undefined),
      'Say which series or which huddle.',
    ),
  undo: 'huddles.setJoinLink',
  async run({ seriesId, huddleId, version, joinUrl: link }, ctx) {
    await lockAgendas(ctx);
    if (huddleId !== undefined) {
      const huddle = await openHuddle(ctx, huddleId);
      await changeHuddle(ctx, huddleId, { joinUrl: link });
      await correctPost(ctx, huddle);
      return { seriesId: null, huddleId, joinUrl: link };
    }
    const series = required(await seriesById(ctx, seriesId ?? ''), 'series of huddles');
    if (version !== undefined && version !== series.version)
      throw new Refusal(
        'conflict',
        'Somebody else changed this series a moment ago. Look at theirs, then save again.',
        { joinUrl: series.joinUrl, version: series.version },
      );
    if (link !== series.joinUrl) await changeSeriesRow(ctx, series.id, { joinUrl: link });
    // A huddle that was given a link of its own keeps it.
    for (const huddle of await huddlesOfSeries(ctx, series.id))
      if (
        ['draft', 'scheduled', 'live'].includes(huddle.status) &&
        huddle.joinUrl === series.joinUrl &&
        huddle.joinUrl !== link
      ) {
        await changeHuddle(ctx, huddle.id, { joinUrl: link });
        await correctPost(ctx, huddle);
      }
    return { seriesId: series.id, huddleId: null, joinUrl: link };
  },
  about: (_asked, done) =>
    done.seriesId === null
      ? { kind: 'huddle', id: done.huddleId ?? '' }
      : { kind: 'series', id: done.seriesId },
  touches: (_asked, done) => ['huddles', ...(done.huddleId === null ? [] : [`huddle/${done.huddleId}`])],
});
