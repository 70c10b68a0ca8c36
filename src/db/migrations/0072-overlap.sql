-- Two actions of one person that read alike, and a member said that they are not the same: not proposed again.
create table action_apart (
  neighbourhood_id uuid not null,
  action_id uuid not null,
  other_id uuid not null,
  at timestamptz not null,
  by_member uuid not null,
  primary key (neighbourhood_id, action_id, other_id),
  check (action_id < other_id),
  foreign key (neighbourhood_id, action_id) references action,
  foreign key (neighbourhood_id, other_id) references action,
  foreign key (neighbourhood_id, by_member) references member
);
comment on table action_apart is 'retention: with the actions';
alter table action_apart enable row level security;
alter table action_apart force row level security;
create policy own_neighbourhood on action_apart using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood());
grant select, insert, update, delete on action_apart to app;
