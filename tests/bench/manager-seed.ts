import type pg from 'pg';

/** As many as the nudges are planned for. */
const OWNERS = 300;
const ACTIONS_A_CASE = 20;

/**
 * Grows the one neighbourhood of a database to this many actions, by set-based SQL: three years of them, a tenth open and
 * those lately agreed, in three cohorts and a dozen series, one case in 500 with an exclusion. What is there stays.
 */
export async function grow(owner: pg.Client, actions: number): Promise<void> {
  const { rows } = await owner.query<{ id: string; have: number; today: string; cases: number }>(`
    select h.neighbourhood_id as id, coalesce(max(a.number), 0) as have, (now() at time zone 'Europe/London')::date::text as today,
      (select count(*)::int from mdt_case) as cases
    from neighbourhood h left join action a using (neighbourhood_id) group by 1`);
  const here = rows[0];
  if (here === undefined) throw new Error('there is no neighbourhood to grow');
  const ask = (sql: string, ...more: unknown[]): Promise<unknown> => owner.query(sql, [here.id, ...more]);
  await owner.query("set work_mem = '128MB'");
  await ask(
    `insert into account (tenant_id, entra_id, email, name)
      select 'bench', 'bench-' || n, 'bench-' || n || '@bench.example', 'Owner ' || n
      from generate_series(1, ${OWNERS}) n where $1::uuid is not null on conflict do nothing`,
  );
  await ask(
    `insert into member (neighbourhood_id, account_id, organisation_id, name, email, profession, discipline, roles)
      select $1, a.id, o.id, a.name, a.email, 'Nurse', 'nursing', '{member}'
      from account a cross join lateral (
        select id from organisation where neighbourhood_id = $1 order by md5(a.id::text || id::text) limit 1) o
      where a.tenant_id = 'bench' on conflict do nothing`,
  );
  await ask(
    `insert into series (neighbourhood_id, name, kind, rule, start_local, minutes, minutes_a_case, created_at)
      select $1, 'Bench huddle ' || n, 'weekly', 'FREQ=WEEKLY;BYDAY=TU', '2023-01-03T08:45', 30, 4, now()
      from generate_series(1, 12) n where not exists (select 1 from series where name = 'Bench huddle ' || n)`,
  );
  await ask(
    `insert into huddle (neighbourhood_id, series_id, name, kind, original_day, starts_at, local_start, minutes, minutes_a_case,
        status, started_at, closed_at)
      select $1, s.id, s.name, s.kind, d::date, d + interval '9 hours', to_char(d, 'YYYY-MM-DD') || 'T08:45', 30, 4, 'closed', d, d
      from series s cross join generate_series($2::date - 1092, $2::date - 7, interval '7 days') d
      where s.name like 'Bench huddle %' on conflict do nothing`,
    here.today,
  );
  const cases = Math.ceil((actions - here.have) / ACTIONS_A_CASE);
  await ask(
    `insert into mdt_case (neighbourhood_id, person, cohort, status, sharing_basis, reason, question, excluded_organisations,
        opened_at, accepted_at)
      select $1, 100000 + $2::int + n, (array['FRAILTY_DEMENTIA','HIGH_INTENSITY_ED','CYP_COMPLEX'])[1 + n % 3], 'active',
        'implied_direct_care', 'bench', 'bench',
        case when n % 500 = 0 then array(select id from organisation where neighbourhood_id = $1 limit 1) else '{}' end,
        now() - interval '1100 days', now() - interval '1100 days'
      from generate_series(1, $3::int) n`,
    here.cases,
    cases,
  );
  // Planned by what was there before, each of a million rows would read every case.
  await owner.query('analyze mdt_case, huddle, member, action');
  // A million at once are counted once, afterwards.
  await owner.query('alter table action disable trigger all');
  await ask(
    `insert into action (neighbourhood_id, number, case_id, huddle_id, title, owner_id, due, priority, status, because, reason,
        created_at, accepted_at, finished_at, imd_fifth)
      with people as (select id, row_number() over (order by id) - 1 as at, count(*) over () as of from member where neighbourhood_id = $1),
        sittings as (select id, row_number() over (order by starts_at) - 1 as at, count(*) over () as of from huddle
          where neighbourhood_id = $1 and name like 'Bench huddle %'),
        about as (select id, row_number() over (order by person desc) - 1 as at from mdt_case where neighbourhood_id = $1
          order by person desc limit $3::int),
        drawn as (
          select n, hashint4(n) & 2147483647 as h, hashint4(n + 77777777) & 2147483647 as k,
            case when n % 10 = 0 then 'open' else 'ended' end as life
          from generate_series($2::int + 1, $4::int) n),
        placed as (
          select *, case when life = 'open' then h % 45 else 15 + h % 1075 end as age from drawn)
      select $1, n, about.id,
        case when k % 4 > 0 then sittings.id end, 'bench action', people.id, $5::date - age + 3 + k % 28,
        (array['red','amber','amber','green'])[1 + k % 4], s.status,
        case when s.status = 'blocked' then 'bench' end,
        case s.status when 'blocked' then (array['funding','waiting_answer','staff',null])[1 + h % 4]
          when 'not_done' then (array['persons_choice','service_full','died','circumstances_changed'])[1 + h % 4]
          when 'cancelled' then 'duplicate' end,
        c.at, case when s.status = 'offered' then null else c.at + (h % 3) * interval '1 day' end,
        case when s.status in ('done','not_done','cancelled') then c.at + (1 + k % 13) * interval '1 day' end,
        nullif(h % 6, 0)
      from placed
      join about on about.at = h % $3::int
      join people on people.at = k % people.of
      join sittings on sittings.at = ((1092 - age) * sittings.of / 1092) % sittings.of
      cross join lateral (select case when life = 'open' then (array['accepted','accepted','in_progress','offered','blocked'])[1 + k % 5]
        else (array['done','done','done','done','done','done','done','not_done','not_done','cancelled'])[1 + k % 10] end as status) s
      cross join lateral (select ($5::date - age + interval '10 hours') as at) c`,
    here.have,
    cases,
    actions,
    here.today,
  );
  await owner.query('alter table action enable trigger all');
  await ask("select set_config('app.neighbourhood', $1::text, false)");
  await owner.query('select recount_actions()');
  await ask('update neighbourhood set last_action_number = $2 where neighbourhood_id = $1', actions);
  await owner.query('vacuum analyze');
}
