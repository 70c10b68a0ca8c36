-- What would unblock an action, what it was merged into, and the partner without an account who does it (src/partners).
create extension if not exists pg_trgm;
alter table action
  add column unblocks text,
  add column merged_into uuid,
  add column partner text,
  add foreign key (neighbourhood_id, merged_into) references action,
  add check (unblocks is null or because is not null),
  add check (merged_into is null or (status = 'cancelled' and reason = 'duplicate' and merged_into <> id));

-- The version that an action had after each deed, and what the deed changed: so that the last one can be undone while it is the last.
alter table action_event
  add column version integer,
  add column before jsonb;
comment on column action_event.before is 'the changed columns as they were; null = cannot be undone (it was the first, or an undo)';

-- Members who help the owner: they see the action among their own and are not nudged as its owner.
create table action_helper (
  neighbourhood_id uuid not null,
  action_id uuid not null,
  member_id uuid not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (neighbourhood_id, action_id, member_id),
  foreign key (neighbourhood_id, action_id) references action,
  foreign key (neighbourhood_id, member_id) references member
);
create index action_helper_by_member on action_helper (neighbourhood_id, member_id);
comment on table action_helper is 'retention: with the action';

-- A telephone that partners without an account may ring: a member's own, else their organisation's.
alter table member add column phone text;
alter table organisation add column phone text;
-- "Who is away today, and until when?" is asked with every list of actions.
create index leave_by_member on leave (neighbourhood_id, member_id, last_day);

do $$
declare t text;
begin
  foreach t in array array['action_helper'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;
