-- What a series was before a change, so that one press takes the change back while nobody has changed it since.
create table series_change (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  series_id uuid not null,
  at timestamptz not null,
  before jsonb not null,
  cancelled uuid[] not null default '{}',
  version_after integer not null,
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, series_id) references series
);
comment on table series_change is 'retention: with the series';
alter table series_change enable row level security;
alter table series_change force row level security;
create policy own_neighbourhood on series_change
  using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood());
grant select, insert, update, delete on series_change to app;
