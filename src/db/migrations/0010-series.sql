-- Disciplines that a session can ask for; the list of member.ts.
alter table member
  drop constraint member_discipline_check,
  add constraint member_discipline_check check (discipline in ('gp','nursing','social_care','mental_health','pharmacy','therapy',
    'paramedic','geriatrics','paediatrics','education','housing','hospice','voluntary','coordination','management'));

-- A series is a whole template: whom it needs, how its time is shared out, who chairs in turn, who stands in.
alter table series
  add column required_disciplines text[] not null default '{}',
  add column quorum_professions smallint not null default 3 check (quorum_professions between 0 and 12),
  add column quorum_organisations smallint not null default 2 check (quorum_organisations between 0 and 12),
  add column blocks jsonb not null default '[]',
  add column chair_rota uuid[] not null default '{}',
  add column deputy_id uuid,
  add foreign key (neighbourhood_id, deputy_id) references member;

-- Each huddle keeps what its series said when it was made. sequence, changed_at: what a calendar program asks of an event.
-- file_key: whoever holds it may download the huddle's calendar file (its time and join link), and nothing else.
alter table huddle
  add column required_disciplines text[] not null default '{}',
  add column quorum_professions smallint not null default 3,
  add column quorum_organisations smallint not null default 2,
  add column blocks jsonb not null default '[]',
  add column deputy_id uuid,
  add column sequence integer not null default 0,
  add column changed_at timestamptz,
  add column file_key uuid not null default gen_random_uuid(),
  add foreign key (neighbourhood_id, deputy_id) references member;

-- The address of a member's calendar: the secret itself is shown once and never kept. A new one puts the old one out of use.
create table calendar_feed (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  secret_hash text collate "C" not null check (secret_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  last_read_on date,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, member_id),
  foreign key (neighbourhood_id, member_id) references member
);
comment on table calendar_feed is 'retention: until it is renewed, stopped or its member leaves';
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy own_neighbourhood on calendar_feed
  using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood());
grant select, insert, update, delete on calendar_feed to app;
