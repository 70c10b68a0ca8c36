-- A huddle that left the diary without having been held: calendars that have taken it are told that it is cancelled, under
-- its own id and the next number. Time, length and kind only.
create table calendar_gone (
  neighbourhood_id uuid not null,
  huddle_id uuid not null,
  kind text not null check (kind in ('daily','weekly','complex','cyp')),
  cohort text,
  starts_at timestamptz not null,
  minutes integer not null,
  moved_from date,
  sequence integer not null,
  file_key uuid not null,
  gone_at timestamptz not null,
  primary key (neighbourhood_id, huddle_id)
);
create index calendar_gone_by_time on calendar_gone (neighbourhood_id, gone_at);
comment on table calendar_gone is 'retention: four weeks';
alter table calendar_gone enable row level security;
alter table calendar_gone force row level security;
create policy own_neighbourhood on calendar_gone
  using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood());
grant select, insert, update, delete on calendar_gone to app;

-- What a series was before a change from a later date on, until that date: its own dates up to then are still to be made.
alter table series add column earlier jsonb not null default '[]';
