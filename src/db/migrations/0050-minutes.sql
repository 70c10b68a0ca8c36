-- Minutes: what is confirmed when actions are read back, corrections beside a locked record, notes filed in the person's
-- own record, and what the lists said when a case was discussed.

-- One row is one "yes" to an action as it stood: with another owner or another date it is asked again.
create table read_back (
  neighbourhood_id uuid not null,
  action_id uuid not null,
  owner_id uuid not null,
  due date not null,
  at timestamptz not null,
  by_member uuid not null,
  primary key (neighbourhood_id, action_id, owner_id, due),
  foreign key (neighbourhood_id, action_id) references action,
  foreign key (neighbourhood_id, owner_id) references member,
  foreign key (neighbourhood_id, by_member) references member
);
comment on table read_back is 'retention: with the case; by_member is the owner, or who heard them say yes';

create table correction (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  field text not null check (field in ('question','situation','action_to_date','update','next_steps','decision','rationale','dissent','contingency','outcome')),
  words text not null check (words <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by_member uuid not null,
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, item_id) references agenda_item,
  foreign key (neighbourhood_id, by_member) references member
);
create index correction_by_item on correction (neighbourhood_id, item_id, at);
comment on table correction is 'retention: with the case; append only';
create trigger append_only before update or delete on correction for each row execute function refuse_change();

-- The newest row of an item counts; an older one stays, since the note may have been filed in two systems.
create table filing (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  system text not null check (system in ('emis','systmone','other')),
  note text not null default '',
  at timestamptz not null,
  by_member uuid not null,
  primary key (neighbourhood_id, id),
  check (system <> 'other' or note <> ''),
  foreign key (neighbourhood_id, item_id) references agenda_item,
  foreign key (neighbourhood_id, by_member) references member
);
create index filing_by_item on filing (neighbourhood_id, item_id, at);
comment on table filing is 'retention: with the case';

-- Lists are brought up to date in place, so what they said on the day is kept here for "changed since last time".
create table facts_then (
  neighbourhood_id uuid not null,
  item_id uuid not null,
  facts jsonb not null,
  data_to date,
  priority text not null,
  primary key (neighbourhood_id, item_id),
  foreign key (neighbourhood_id, item_id) references agenda_item
);
comment on table facts_then is 'retention: with the case';

do $$
declare t text;
begin
  foreach t in array array['read_back','correction','filing','facts_then'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;
revoke update, delete on correction from app;
