-- The manager's figures (DOMAIN.md 4, 6, 7): the deprivation fifth at the time of assigning, figures that do not count a
-- million rows when a page is opened, and the tier above the neighbourhood.

-- 1 = the most deprived fifth of England (IMD deciles 1 and 2); null = not known. Written once, when the action is assigned.
alter table action add column imd_fifth smallint check (imd_fifth between 1 and 5);

-- Drilling down from a figure, and "what to unblock", each by one index.
create index action_by_fifth on action (neighbourhood_id, imd_fifth, due, number) where status <> 'cancelled';
create index action_open_by_weight on action (neighbourhood_id, priority, status, due)
  where status in ('offered','accepted','in_progress','blocked');
create index action_not_done_by_reason on action (neighbourhood_id, reason, finished_at) where status = 'not_done';
create index case_with_exclusions on mdt_case (neighbourhood_id, id) where excluded_organisations <> '{}';

-- How many actions there are of each sort. Every change of an action adds rows of +1 and −1 (`fresh`), so that two who write
-- at once never wait for each other; insights.plan folds them. A figure is a sum over both. Cases with exclusions are not
-- in it: who may see them differs, so their few actions are counted when asked (action_facets serves both).
create table action_tally (
  neighbourhood_id uuid not null references neighbourhood,
  facet text not null,
  key text not null,
  state text not null,
  from_day date,
  to_day date,
  n integer not null,
  fresh boolean not null default true
);
create unique index action_tally_folded on action_tally (neighbourhood_id, facet, to_day, key, state, from_day)
  nulls not distinct where not fresh;
create index action_tally_fresh on action_tally (neighbourhood_id, facet) where fresh;
comment on table action_tally is 'retention: while the neighbourhood exists; counts only, made from action and made anew by recount_actions()';

create function action_facets(
    p_status text, p_reason text, p_owner uuid, p_due date, p_fifth smallint, p_created timestamptz, p_accepted timestamptz,
    p_finished timestamptz, p_cohort text, p_series uuid, p_zone text)
  returns table (facet text, key text, state text, from_day date, to_day date) language sql stable as $$
    select v.facet, v.key, v.state, v.from_day, v.to_day from (values
      ('owner', p_owner::text, p_status, null::date, p_due, p_status in ('offered','accepted','in_progress','blocked')),
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

create function count_actions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, n)
    select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, count(*)
    from new_rows a
    join mdt_case c on c.neighbourhood_id = a.neighbourhood_id and c.id = a.case_id and c.excluded_organisations = '{}'
    join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
    left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
    cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
      c.cohort, coalesce(u.series_id, u.id), h.zone) f
    group by 1, 2, 3, 4, 5, 6;
  else
    insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, n)
    select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, sum(a.sign)
    from (
      select 1 as sign, neighbourhood_id, case_id, huddle_id, status, reason, owner_id, due, imd_fifth, created_at, accepted_at, finished_at from new_rows
      union all
      select -1, neighbourhood_id, case_id, huddle_id, status, reason, owner_id, due, imd_fifth, created_at, accepted_at, finished_at from old_rows) a
    join mdt_case c on c.neighbourhood_id = a.neighbourhood_id and c.id = a.case_id and c.excluded_organisations = '{}'
    join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
    left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
    cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
      c.cohort, coalesce(u.series_id, u.id), h.zone) f
    group by 1, 2, 3, 4, 5, 6 having sum(a.sign) <> 0;
  end if;
  return null;
end $$;
create trigger counted_new after insert on action referencing new table as new_rows
  for each statement execute function count_actions();
create trigger counted_change after update on action referencing old table as old_rows new table as new_rows
  for each statement execute function count_actions();

-- A case that gets its first exclusion leaves the figures, one that loses its last comes back; another cohort takes its actions along.
create function recount_case() returns trigger language plpgsql as $$
begin
  insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, n)
  select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, sum(c.sign)
  from (select 1 as sign, new.cohort where new.excluded_organisations = '{}'
    union all select -1, old.cohort where old.excluded_organisations = '{}') c (sign, cohort)
  join action a on a.neighbourhood_id = new.neighbourhood_id and a.case_id = new.id
  join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
  left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
  cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
    c.cohort, coalesce(u.series_id, u.id), h.zone) f
  group by 1, 2, 3, 4, 5, 6 having sum(c.sign) <> 0;
  return null;
end $$;
create trigger recounted after update on mdt_case for each row
  when (old.cohort <> new.cohort or (old.excluded_organisations = '{}') <> (new.excluded_organisations = '{}'))
  execute function recount_case();

-- All figures of the current neighbourhood from its actions, in one statement and so from one snapshot: what others write
-- meanwhile is added by their own rows.
create function recount_actions() returns void language sql as $$
  with gone as (delete from action_tally where neighbourhood_id = current_neighbourhood())
  insert into action_tally (neighbourhood_id, facet, key, state, from_day, to_day, n, fresh)
  select a.neighbourhood_id, f.facet, f.key, f.state, f.from_day, f.to_day, count(*), true
  from action a
  join mdt_case c on c.neighbourhood_id = a.neighbourhood_id and c.id = a.case_id and c.excluded_organisations = '{}'
  join neighbourhood h on h.neighbourhood_id = a.neighbourhood_id
  left join huddle u on u.neighbourhood_id = a.neighbourhood_id and u.id = a.huddle_id
  cross join lateral action_facets(a.status, a.reason, a.owner_id, a.due, a.imd_fifth, a.created_at, a.accepted_at, a.finished_at,
    c.cohort, coalesce(u.series_id, u.id), h.zone) f
  where a.neighbourhood_id = current_neighbourhood()
  group by 1, 2, 3, 4, 5, 6 $$;
revoke execute on function recount_actions() from public;
grant execute on function recount_actions() to app;

-- Tiers: a place is a group of neighbourhoods. Whoever leads it is a member of each, so that nothing crosses.
create table place (
  id uuid primary key default uuidv7(),
  name text not null unique check (name <> '')
);
comment on table place is 'retention: while the place exists; not a tenant table';
grant select, insert on place to app;

create table place_membership (
  neighbourhood_id uuid primary key references neighbourhood,
  place_id uuid not null references place,
  lead_id uuid not null,
  foreign key (neighbourhood_id, lead_id) references member
);
comment on table place_membership is 'retention: while the neighbourhood exists';

-- By reference only: what is asked is one of a list, so that nothing about a person goes up.
create table escalation (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  action_id uuid not null,
  place_id uuid not null references place,
  ask text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  primary key (neighbourhood_id, id),
  check ((answer is null) = (answered_at is null)),
  foreign key (neighbourhood_id, action_id) references action,
  foreign key (neighbourhood_id, asked_by) references member,
  foreign key (neighbourhood_id, answered_by) references member
);
create unique index escalation_waiting on escalation (neighbourhood_id, action_id) where answered_at is null;
create index escalation_by_action on escalation (neighbourhood_id, action_id, asked_at);
comment on table escalation is 'retention: with the action';

do $$
declare t text; h uuid;
begin
  foreach t in array array['action_tally','place_membership','escalation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
  for h in select neighbourhood_id from neighbourhood loop
    perform set_config('app.neighbourhood', h::text, true);
    perform recount_actions();
  end loop;
end $$;
