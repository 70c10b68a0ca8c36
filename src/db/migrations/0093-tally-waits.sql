-- A case that is kept from an organisation while one of its actions changes: each of the two counted by what it saw of the
-- other, and the figures stayed wrong. Now the case's actions are held first, so that the one waits for the other and the
-- statements after it see what the other did. New actions hold the case already.
create or replace function recount_case() returns trigger language plpgsql as $$
begin
  perform 1 from action a where a.neighbourhood_id = new.neighbourhood_id and a.case_id = new.id order by a.id for share;
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

do $$
declare h uuid;
begin
  for h in select neighbourhood_id from neighbourhood loop
    perform set_config('app.neighbourhood', h::text, true);
    perform recount_actions();
  end loop;
end $$;
