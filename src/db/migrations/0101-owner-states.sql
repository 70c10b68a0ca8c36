-- Whoever writes an action meanwhile waits: it is counted either the old way or the new.
lock table action in share mode;

-- What is open by owner was counted by status as well, for each due day: one count for every two of 100,000 open actions.
-- Who has not accepted and what is blocked is asked without a day, so it has counts of its own, and the others are less than half as many.
create or replace function action_facets(
    p_status text, p_reason text, p_owner uuid, p_due date, p_fifth smallint, p_created timestamptz, p_accepted timestamptz,
    p_finished timestamptz, p_cohort text, p_series uuid, p_zone text)
  returns table (facet text, key text, state text, from_day date, to_day date) language sql stable as $$
    select v.facet, v.key, v.state, v.from_day, v.to_day from (values
      ('owner', p_owner::text, '', null::date, p_due, p_status in ('offered','accepted','in_progress','blocked')),
      ('owner_state', p_owner::text, p_status, null, null, p_status in ('offered','blocked')),
      ('oldest', p_owner::text, '', (p_created at time zone p_zone)::date, null, p_status in ('offered','accepted','in_progress','blocked')),
      ('age', '', '', (p_created at time zone p_zone)::date, p_due, p_status in ('offered','accepted','in_progress','blocked')),
      ('cohort', p_cohort, '', null, p_due, p_status in ('offered','accepted','in_progress','blocked')),
      ('huddle', coalesce(p_series::text, ''), '', null, p_due, p_status in ('offered','accepted','in_progress','blocked')),
      ('blocked', coalesce(p_reason, ''), '', null, p_due, p_status = 'blocked'),
      ('not_done', p_reason, '', null, (p_finished at time zone p_zone)::date, p_status = 'not_done'),
      ('carried', coalesce(p_fifth::text, ''),
        case when p_status in ('done','not_done') then case when p_reason = 'persons_choice' and p_status = 'not_done' then 'persons_choice' else p_status end else 'open' end,
        null, p_due, p_status <> 'cancelled'),
      ('finish', '', '', (p_created at time zone p_zone)::date, (p_finished at time zone p_zone)::date, p_status = 'done'),
      ('accept', '', '', (p_created at time zone p_zone)::date, (p_accepted at time zone p_zone)::date, p_status <> 'cancelled' and p_accepted > p_created)
    ) v (facet, key, state, from_day, to_day, counts) where v.counts $$;

-- The counts that stand are regrouped: no action need be read.
do $$
declare h uuid;
begin
  for h in select neighbourhood_id from neighbourhood loop
    perform set_config('app.neighbourhood', h::text, true);
    with gone as (delete from action_tally where neighbourhood_id = h and facet = 'owner' returning *)
    insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, excluded_organisations, n)
    select h, 'owner', key, '', null::date, to_day, excluded_organisations, sum(n) from gone
    group by key, to_day, excluded_organisations having sum(n) <> 0
    union all
    select h, 'owner_state', key, state, null, null, excluded_organisations, sum(n) from gone
    where state in ('offered', 'blocked') group by key, state, excluded_organisations having sum(n) <> 0;
  end loop;
end $$;
