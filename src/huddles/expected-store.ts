import { sql } from 'kysely';
import type { Context } from '../core/context.ts';
import { type Day, weekdayNumber } from '../core/day.ts';
import { membersOf } from '../neighbourhoods/index.ts';
import type { HuddleKind } from './kind.ts';

type When = { huddleId: string | null; day: Day };
/**
 * The disciplines expected at each of these huddles, in three questions however many there are: of those who said that they
 * come, and of those not heard from who work on that weekday and are not on leave. `huddleId` null: not in the diary yet.
 */
export async function disciplinesExpected(
  ctx: Context,
  huddles: readonly When[],
): Promise<ReadonlySet<string>[]> {
  const days = huddles.map(({ day }) => day).sort();
  const ids = huddles.flatMap(({ huddleId }) => huddleId ?? []);
  const members = await membersOf(ctx);
  const leave = await ctx.db
    .selectFrom('leave')
    .select(['memberId', 'firstDay', 'lastDay'])
    .where('neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('firstDay', '<=', days.at(-1) ?? ctx.today)
    .where('lastDay', '>=', days[0] ?? ctx.today)
    .execute();
  const answers =
    ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('attendance')
          .select(['huddleId', 'memberId', 'state'])
          .where('neighbourhoodId', '=', ctx.neighbourhoodId)
          .where('huddleId', 'in', ids)
          .execute();
  const said = new Map(answers.map((row) => [`${row.huddleId} ${row.memberId}`, row.state]));
  return huddles.map(({ huddleId, day }) => {
    const away = new Set(
      leave.filter((one) => one.firstDay <= day && one.lastDay >= day).map((one) => one.memberId),
    );
    return new Set(
      members
        .filter((member) => {
          const state = said.get(`${huddleId} ${member.id}`);
          if (state !== undefined) return state !== 'apologies';
          return member.workingDays.includes(weekdayNumber(day)) && !away.has(member.id);
        })
        .map((member) => member.discipline),
    );
  });
}

/** Enough to speak of the team's own minutes a case [D]: this many cases, in this many closed huddles, of the last half year. */
export const ENOUGH = { cases: 12, huddles: 3, weeks: 26 };

/** The median minutes a case of closed huddles of a kind, to the half minute, and how many cases it stands on; else undefined. */
export async function teamMedian(
  ctx: Context,
  kind: HuddleKind,
): Promise<{ minutes: number; cases: number } | undefined> {
  const row = await ctx.db
    .selectFrom('agendaItem as item')
    .innerJoin('huddle', (join) =>
      join
        .onRef('huddle.neighbourhoodId', '=', 'item.neighbourhoodId')
        .onRef('huddle.id', '=', 'item.huddleId'),
    )
    .where('item.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('huddle.kind', '=', kind)
    .where('huddle.status', '=', 'closed')
    .where('huddle.startsAt', '>', sql<string>`${ctx.now}::timestamptz - ${ENOUGH.weeks} * interval '1 week'`)
    .where('item.state', '=', 'discussed')
    .where('item.secondsSpent', '>', 0)
    .select((eb) => [
      sql<number>`(percentile_cont(0.5) within group (order by item.seconds_spent))::float8`.as('seconds'),
      eb.fn.countAll<number>().as('cases'),
      sql<number>`count(distinct huddle.id)::int`.as('huddles'),
    ])
    .executeTakeFirstOrThrow();
  return row.cases >= ENOUGH.cases && row.huddles >= ENOUGH.huddles
    ? { minutes: Math.max(0.5, Math.round(row.seconds / 30) / 2), cases: row.cases }
    : undefined;
}
