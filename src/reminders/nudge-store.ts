import { sql } from 'kysely';
import { OPEN_ACTION } from '../actions/index.ts';
import { DIGEST_TIME, isWorkingDay, QUIET_FROM, QUIET_UNTIL } from '../calendar/index.ts';
import type { Context } from '../core/context.ts';
import { addDays, type Day, type Instant } from '../core/time.ts';
import { hearing } from './hears-store.ts';

const PAST_DAYS = 45;
const FUTURE_DAYS = 30;
/** Older than any day of the calendar: long past every rung. */
const AGES = 1000;

/** The days round today, each with the number of the last working day up to it: what SQL needs to know of bank holidays. */
function calendarAround(
  today: Day,
  closures: readonly Day[],
): { days: Day[]; numbers: number[]; works: boolean[] } {
  const days = Array.from({ length: PAST_DAYS + FUTURE_DAYS + 1 }, (_, n) => addDays(today, n - PAST_DAYS));
  const works = days.map((day) => isWorkingDay(day, closures));
  let number = 0;
  const numbers = works.map((isWorking) => {
    if (isWorking) number += 1;
    return number;
  });
  return { days, numbers, works };
}

/** Of a member under this name and a day of the calendar `c`. */
const worksOn = (member: string) => sql.raw(`extract(isodow from c.day)::int = any(${member}.working_days)`);
const isOnLeave = (member: string) =>
  sql.raw(`exists (select from leave l where l.neighbourhood_id = ${member}.neighbourhood_id
    and l.member_id = ${member}.id and c.day between l.first_day and l.last_day)`);

/**
 * Plans the day's digests in one statement: finds, for each open action, the latest rung of its ladder (nudge.ts) whose day
 * has come for a recipient who works today and was not told of it; writes one message for each recipient at their digest
 * time, and a row for each rung told. Who hears is said by `hearing`; whose organisation a person excluded does not hear of
 * them. Gives the number of new messages. Only for working days.
 */
export async function planDigests(ctx: Context): Promise<number> {
  const { today, zone, neighbourhoodId: here, localClosures } = ctx;
  const { days, numbers, works } = calendarAround(today, localClosures);
  const open = sql.join(OPEN_ACTION.map((status) => sql.lit(status)));
  const { rows } = await sql<{ planned: number }>`
    with cal as materialized (
      select * from unnest(${days}::date[], ${numbers}::int[], ${works}::boolean[]) as c(day, n, works)
    ), now_n as (select n as today_n, n + 1 as tomorrow_n from cal where day = ${today}::date
    ), ${hearing(here, today)}, can as materialized (
      -- One message a day: who has had today's already hears tomorrow.
      select m.id, m.organisation_id, m.working_days,
        case when m.digest_time >= ${QUIET_UNTIL} and m.digest_time < ${QUIET_FROM} then m.digest_time else ${DIGEST_TIME} end as digest_time,
        array(select c.day from cal c where c.works and c.day < ${today}::date and ${worksOn('m')} and not ${isOnLeave('m')}) as could
      from member m join present p on p.id = m.id and p.is_here
      where m.neighbourhood_id = ${here} and extract(isodow from ${today}::date)::int = any(m.working_days) and not exists (
        select from message d where d.neighbourhood_id = ${here} and d.cause = 'digest:' || ${today}::text || ':' || m.id
          and d.state <> 'expected')
    ), listens as materialized (
      -- With the next day on which somebody hears: the owner, or while they are away who stands in.
      select h.*, coalesce((select min(c.n) from cal c where c.works and c.day > ${today}::date and case
          when f.left_on is null and not ${isOnLeave('f')} then ${worksOn('f')}
          when h.to_id <> h.for_id then ${worksOn('m')}
          else exists (select from member s where s.neighbourhood_id = ${here} and s.left_on is null and ${worksOn('s')}
            and not ${isOnLeave('s')} and (s.id = f.deputy_id or ('coordinator' = any(s.roles) and s.id <> f.id and not exists (
              select from member d where d.neighbourhood_id = ${here} and d.id = f.deputy_id and d.left_on is null and not ${isOnLeave('d')}))))
        end), tomorrow_n) as next_n
      from hears h join can m on m.id = h.to_id
      join member f on f.neighbourhood_id = ${here} and f.id = h.for_id cross join now_n
    ), open as materialized (
      select a.id, a.owner_id, a.due, a.status, a.snoozed_until, a.created_at, k.excluded_organisations,
        coalesce(a.assigned_at, a.created_at) as since, cal.n as due_n,
        coalesce(today_n - cal.n, case when a.due < ${today}::date then ${AGES} else -${sql.lit(AGES)} end) as late
      from action a
      join mdt_case k on k.neighbourhood_id = a.neighbourhood_id and k.id = a.case_id
      cross join now_n left join cal on cal.day = a.due
      where a.neighbourhood_id = ${here} and a.status in (${open})
        and (a.due <= ${days.at(-1) ?? today}::date or a.snoozed_until <= ${today}::date)
    ), rungs as (
      select o.*, h.for_id, h.to_id, h.unless_excluded, o.since as had_from, r.rung, true as is_owner
      from open o join listens h on h.for_id = o.owner_id cross join now_n
      cross join lateral (select case
        when late >= 3 then 3
        when late >= 1 then 1
        when late > today_n - h.next_n then 0
        when late >= -2 then -2 end as rung) r
      where (o.snoozed_until is null and r.rung is not null) or o.snoozed_until <= ${today}::date
      union all
      select o.*, h.for_id, h.to_id, h.unless_excluded, o.created_at, e.rung, false
      from open o
      join (values (5, 'coordinator'), (10, 'manager')) as e(rung, role) on o.late >= e.rung
      join present t on e.role = any(t.roles) and not t.has_left
      join listens h on h.for_id = t.id
    ), came as (
      -- A snooze that has ended is a rung of its own, when none has come since.
      select r.*, s.step_day,
        r.is_owner and r.snoozed_until is not null and r.snoozed_until >= coalesce(s.step_day, '-infinity') as is_snooze
      from rungs r cross join lateral (select (${days.filter((_, n) => works[n])}::date[])[r.due_n + r.rung] as step_day) s
    ), told as (
      select distinct on (c.id, c.due, step_key, c.to_id) c.id, c.due, c.to_id, x.step_key,
        case when c.to_id = c.for_id then (select count(*) from unnest(m.could) d
          where d >= coalesce(case when c.is_snooze then c.snoozed_until else c.step_day end, ${today}::date)) else 0 end as late_days
      from came c
      join can m on m.id = c.to_id
      cross join lateral (select case when c.is_snooze then 'snooze ' || c.snoozed_until else c.rung::text end as step_key) x
      where not (m.organisation_id = any(c.excluded_organisations))
        and (c.unless_excluded is null or c.unless_excluded = any(c.excluded_organisations))
        and (c.is_snooze or coalesce(c.step_day, ${days[0] ?? today}::date) + m.digest_time::time >= c.had_from at time zone ${zone})
        and not exists (select from nudge u join message g on g.neighbourhood_id = u.neighbourhood_id and g.id = u.message_id
          where u.neighbourhood_id = ${here} and u.action_id = c.id and u.due = c.due and u.step = x.step_key and u.to_member = c.to_id
            and g.state in ('expected','sending','sent'))
    ), added as (
      insert into message (neighbourhood_id, kind, cause, to_member, about_kind, about_id, created_at, not_before)
      select ${here}, 'digest', 'digest:' || ${today}::text || ':' || can.id, can.id, 'digest', ${today}::text, ${ctx.now}::timestamptz,
        (${today}::date + can.digest_time::time) at time zone ${zone}
      from can where can.id in (select to_id from told)
      on conflict (neighbourhood_id, cause) do nothing
      returning id, to_member
    ), noted as (
      insert into nudge (neighbourhood_id, action_id, due, step, to_member, day, late_days, message_id)
      select ${here}, t.id, t.due, t.step_key, t.to_id, ${today}::date, t.late_days, coalesce(a.id, d.id)
      from told t left join added a on a.to_member = t.to_id
      left join message d on d.neighbourhood_id = ${here} and d.cause = 'digest:' || ${today}::text || ':' || t.to_id
      where coalesce(a.id, d.id) is not null
      on conflict (neighbourhood_id, action_id, due, step, to_member) do update
        set message_id = excluded.message_id, day = excluded.day, late_days = excluded.late_days
    )
    select count(*) as planned from added`.execute(ctx.db);
  return rows[0]?.planned ?? 0;
}

/** What a member was reminded of on a day: how many working days late the latest of those rungs came. */
export async function latenessOf(ctx: Context, memberId: string, day: Day): Promise<number> {
  const row = await ctx.db
    .selectFrom('message')
    .innerJoin('nudge', (join) =>
      join
        .onRef('nudge.neighbourhoodId', '=', 'message.neighbourhoodId')
        .onRef('nudge.messageId', '=', 'message.id'),
    )
    .select((eb) => eb.fn.max('nudge.lateDays').as('days'))
    .where('message.neighbourhoodId', '=', ctx.neighbourhoodId)
    .where('message.cause', '=', `digest:${day}:${memberId}`)
    .executeTakeFirst();
  return row?.days ?? 0;
}

/** Red actions come apart, to the coordinators and the owner's deputy: not accepted for four working hours, or late since a day has begun. */
export async function planRed(ctx: Context, offeredBefore: Instant): Promise<number> {
  const { today, neighbourhoodId: here } = ctx;
  const open = sql.join(OPEN_ACTION.map((status) => sql.lit(status)));
  const { rows } = await sql<{ id: string }>`
    with team as materialized (
      select m.id, m.organisation_id, m.roles, m.deputy_id,
        extract(isodow from ${today}::date)::int = any(m.working_days) and not exists (select from leave l
          where l.neighbourhood_id = ${here} and l.member_id = m.id and ${today}::date between l.first_day and l.last_day) as here
      from member m where m.neighbourhood_id = ${here} and m.left_on is null
    ), coordinators as (
      -- Those at work today; when none is, all of them: a red action waits for nobody.
      select * from team where 'coordinator' = any(roles)
        and (here or not exists (select from team t where t.here and 'coordinator' = any(t.roles)))
    ), red as (
      select a.id, a.due, a.owner_id, k.excluded_organisations,
        case when a.due < ${today}::date then 'red-late' else 'red-waiting' end as kind
      from action a join mdt_case k on k.neighbourhood_id = a.neighbourhood_id and k.id = a.case_id
      where a.neighbourhood_id = ${here} and a.priority = 'red' and a.status in (${open})
        and (a.due < ${today}::date or (a.status = 'offered' and coalesce(a.assigned_at, a.created_at) <= ${offeredBefore}::timestamptz))
    )
    insert into message (neighbourhood_id, kind, cause, to_member, about_kind, about_id, created_at, not_before)
    select distinct ${here}::uuid, red.kind, 'nudge:' || red.id || ':' || red.due || ':' || red.kind || ':' || r.id, r.id, 'action', red.id::text,
      ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    from red join lateral (select c.id, c.organisation_id from coordinators c
      union select d.id, d.organisation_id from team d where d.id = (select deputy_id from member m
        where m.neighbourhood_id = ${here} and m.id = red.owner_id) and d.here) r on true
    where not (r.organisation_id = any(red.excluded_organisations))
    on conflict (neighbourhood_id, cause) do update
      -- Withdrawn before anybody read it, and true again.
      set state = 'expected', error = null, not_before = excluded.not_before, expected_at = null
      where message.state = 'withdrawn'
    returning id`.execute(ctx.db);
  return rows.length;
}
