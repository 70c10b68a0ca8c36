-- Counting the actions of cases with an exclusion when asked grew with them. They are counted like all others now, by whom
-- they are hidden from; whoever asks sums what they may see.
alter table action_tally add column excluded_organisations uuid[] not null default '{}';
drop index action_tally_folded;
drop index action_tally_fresh;
create unique index action_tally_folded
  on action_tally (neighbourhood_id, facet, to_day, key, state, from_day, excluded_organisations) nulls not distinct where not fresh;
create index action_tally_fresh on action_tally (neighbourhood_id, facet) where fresh;
drop index case_with_exclusions;

create or replace function count_actions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, excluded_organisations, n)
    select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, c.excluded_organisations, count(*)
    from new_rows a
    join mdt_case c on c.neighbourhood_id = a.neighbourhood_id and c.id = a.case_id
    join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
    left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
    cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
      c.cohort, coalesce(u.series_id, u.id), h.zone) f
    group by 1, 2, 3, 4, 5, 6, 7;
  else
    insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, excluded_organisations, n)
    select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, c.excluded_organisations, sum(a.sign)
    from (
      select 1 as sign, neighbourhood_id, case_id, huddle_id, status, reason, owner_id, due, imd_fifth, created_at, accepted_at, finished_at from new_rows
      union all
      select -1, neighbourhood_id, case_id, huddle_id, status, reason, owner_id, due, imd_fifth, created_at, accepted_at, finished_at from old_rows) a
    join mdt_case c on c.neighbourhood_id = a.neighbourhood_id and c.id = a.case_id
    join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
    left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
    cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
      c.cohort, coalesce(u.series_id, u.id), h.zone) f
    group by 1, 2, 3, 4, 5, 6, 7 having sum(a.sign) <> 0;
  end if;
  return null;
end $$;

-- Another cohort, or other organisations that may not see a case, take its actions along.
create or replace function recount_case() returns trigger language plpgsql as $$
begin
  insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, excluded_organisations, n)
  select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, c.excluded, sum(c.sign)
  from (values (1, new.cohort, new.excluded_organisations), (-1, old.cohort, old.excluded_organisations)) c (sign, cohort, excluded)
  join action a on a.neighbourhood_id = new.neighbourhood_id and a.case_id = new.id
  join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
  left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
  cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
    c.cohort, coalesce(u.series_id, u.id), h.zone) f
  group by 1, 2, 3, 4, 5, 6, 7 having sum(c.sign) <> 0;
  return null;
end $$;
drop trigger recounted on mdt_case;
create trigger recounted after update on mdt_case for each row
  when (old.cohort <> new.cohort or old.excluded_organisations <> new.excluded_organisations)
  execute function recount_case();

create or replace function recount_actions() returns void language sql as $$
  with gone as (delete from action_tally where neighbourhood_id = current_neighbourhood())
  insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, excluded_organisations, n)
  select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, c.excluded_organisations, count(*)
  from action a
  join mdt_case c on c.neighbourhood_id = a.neighbourhood_id and c.id = a.case_id
  join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
  left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
  cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
    c.cohort, coalesce(u.series_id, u.id), h.zone) f
  where a.neighbourhood_id = current_neighbourhood()
  group by 1, 2, 3, 4, 5, 6, 7 $$;

do $$
declare h uuid;
begin
  for h in select neighbourhood_id from neighbourhood loop
    perform set_config('app.neighbourhood', h::text, true);
    perform recount_actions();
  end loop;
end $$;
