-- "My actions" counts everything that somebody owns and shows the first few (src/actions/mine-store.ts): the counting reads
-- the index alone, and the few cases that somebody is kept from are found at once instead of looking up each case.
drop index action_open_by_owner;
create index action_open_by_owner on action (neighbourhood_id, owner_id, due) include (case_id)
  where status in ('offered','accepted','in_progress','blocked');
create index case_with_exclusions on mdt_case (neighbourhood_id, id) where excluded_organisations <> '{}';
