-- The house. Every tenant table: neighbourhood_id first in each key, row-level security forced, rights granted one by one.
-- Retention of each table is named in its comment; the table law reads them.

create extension if not exists pg_trgm;

create function current_neighbourhood() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.neighbourhood', true), '')::uuid $$;

-- ── Who: neighbourhoods, organisations, accounts, members ─────────────────────────────────────────────

create table neighbourhood (
  neighbourhood_id uuid primary key default uuidv7(),
  code text not null unique check (code ~ '^[A-Z][A-Z0-9]{0,5}$'),
  name text not null,
  zone text not null default 'Europe/London',
  local_closures date[] not null default '{}',
  last_person_number integer not null default 0,
  last_action_number integer not null default 0,
  created_at timestamptz not null
);
comment on table neighbourhood is 'retention: while the neighbourhood exists';

create table organisation (
  neighbourhood_id uuid not null references neighbourhood,
  id uuid not null default uuidv7(),
  name text not null,
  kind text not null check (kind in ('gp_practice','community','council','mental_health','hospice','charity','acute','housing','other')),
  ods_code text,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, name)
);
comment on table organisation is 'retention: while the neighbourhood exists';

-- An account signs in and may be a member of several neighbourhoods: the one table without a tenant.
create table account (
  id uuid primary key default uuidv7(),
  tenant_id text not null,
  entra_id text not null,
  email text not null,
  name text not null,
  chosen_neighbourhood uuid references neighbourhood,
  unique (tenant_id, entra_id)
);
create unique index account_by_email on account (lower(email));
comment on table account is 'retention: until two years after the last membership ends; not a tenant table';

create table member (
  neighbourhood_id uuid not null references neighbourhood,
  id uuid not null default uuidv7(),
  account_id uuid not null references account,
  organisation_id uuid not null,
  name text not null,
  email text not null,
  profession text not null,
  discipline text not null check (discipline in ('gp','nursing','social_care','mental_health','pharmacy','therapy','hospice','voluntary','coordination','management','geriatrics','housing')),
  roles text[] not null check (roles <@ array['coordinator','chair','member','manager','evaluator','ig_lead','observer']),
  working_days smallint[] not null default '{1,2,3,4,5}',
  digest_time text not null default '08:30' check (digest_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  deputy_id uuid,
  left_on date,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, account_id),
  foreign key (neighbourhood_id, organisation_id) references organisation,
  foreign key (neighbourhood_id, deputy_id) references member
);
comment on table member is 'retention: eight years after leaving, since actions and audit name them';

create table leave (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  member_id uuid not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, member_id) references member
);
comment on table leave is 'retention: two years';

-- Where the bot may speak: our own reference of a conversation (PLATFORM.md, Bot).
create table conversation (
  neighbourhood_id uuid not null references neighbourhood,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('personal','channel')),
  member_id uuid,
  team_id text,
  conversation_id text not null,
  service_url text not null,
  teams_tenant_id text not null,
  bot_id text not null,
  reachable boolean not null default true,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, conversation_id),
  check ((kind = 'personal') = (member_id is not null)),
  foreign key (neighbourhood_id, member_id) references member
);
create unique index conversation_of_member on conversation (neighbourhood_id, member_id) where kind = 'personal';
comment on table conversation is 'retention: until the bot is removed';

-- ── People and lists ───────────────────────────────────────────────────────────────────────────────────

-- The one table that holds identifiers; read through people.open. person = number in the neighbourhood: N7-0042 is person 42.
create table person_identity (
  neighbourhood_id uuid not null,
  person integer not null,
  nhs_number text collate "C" not null check (nhs_number ~ '^[0-9]{10}$'),
  birth_date date not null,
  surname text not null default '',
  forename text not null default '',
  address text,
  postcode text,
  birth_date_conflict boolean not null default false,
  typed_by uuid,
  primary key (neighbourhood_id, nhs_number),
  unique (neighbourhood_id, person)
);
comment on table person_identity is 'retention: with the record of the person (adult 8 years, child to 25th birthday)';

-- Why a person is never a candidate, on any later import either.
create table person_bar (
  neighbourhood_id uuid not null references neighbourhood,
  person integer not null,
  why text not null check (why in ('deceased','objected','restricted')),
  since date not null,
  primary key (neighbourhood_id, person, why)
);
comment on table person_bar is 'retention: with the record of the person';

create table relationship (
  neighbourhood_id uuid not null,
  member_id uuid not null,
  person integer not null,
  kind text not null,
  stated_at timestamptz not null,
  primary key (neighbourhood_id, member_id, person),
  foreign key (neighbourhood_id, member_id) references member
);
comment on table relationship is 'retention: with the record of the person';

create table list (
  neighbourhood_id uuid not null references neighbourhood,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  created_at timestamptz not null,
  primary key (neighbourhood_id, id)
);
create unique index list_by_name on list (neighbourhood_id, lower(name));
comment on table list is 'retention: eight years';

create table list_version (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  list_id uuid not null,
  number integer not null,
  imported_at timestamptz not null,
  imported_by uuid,
  file_name text not null,
  data_to date,
  fingerprint text not null,
  counts jsonb not null,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, list_id, number),
  foreign key (neighbourhood_id, list_id) references list
);
comment on table list_version is 'retention: eight years';

-- ── Cases ──────────────────────────────────────────────────────────────────────────────────────────────

create table mdt_case (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  person integer not null,
  cohort text not null,
  status text not null check (status in ('shortlisted','accepted','scheduled','discussed','active','review_due','stepped_down','discharged','declined_by_person','declined_by_mdt','on_hold','deceased','moved_area','merged','withdrawn')),
  priority text not null default 'amber' check (priority in ('red','amber','green','blue')),
  coordinator_id uuid,
  proposed_to uuid,
  sharing_basis text not null,
  sharing_detail text,
  reason text not null,
  question text not null,
  matters text,
  matters_by text,
  matters_on date,
  aware text check (aware in ('yes','no','best_interests')),
  review_on date,
  excluded_organisations uuid[] not null default '{}',
  discussions_without_action integer not null default 0,
  opened_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, coordinator_id) references member,
  foreign key (neighbourhood_id, accepted_by) references member,
  foreign key (neighbourhood_id, proposed_to) references member
);
create unique index one_open_case on mdt_case (neighbourhood_id, person)
  where status not in ('stepped_down','discharged','declined_by_person','declined_by_mdt','deceased','moved_area','merged','withdrawn');
create index case_by_status on mdt_case (neighbourhood_id, status, review_on);
comment on table mdt_case is 'retention: adult 8 years, child to 25th birthday, mental health 20 years';

create table case_event (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  case_id uuid not null,
  at timestamptz not null,
  by_member uuid,
  from_status text,
  to_status text not null,
  why text not null default '',
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, case_id) references mdt_case
);
create index case_event_by_case on case_event (neighbourhood_id, case_id, at);
comment on table case_event is 'retention: with the case; append only';

-- ── Actions ────────────────────────────────────────────────────────────────────────────────────────────

create table action (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  number integer not null,
  case_id uuid not null,
  huddle_id uuid,
  title text not null,
  owner_id uuid not null,
  due date not null,
  priority text not null default 'amber' check (priority in ('red','amber','green')),
  status text not null check (status in ('offered','accepted','in_progress','blocked','done','not_done','cancelled')),
  because text,
  note text,
  reason text,
  created_at timestamptz not null,
  created_by uuid,
  accepted_at timestamptz,
  finished_at timestamptz,
  version integer not null default 1,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, number),
  check (status <> 'blocked' or because is not null),
  check ((status in ('done','not_done','cancelled')) = (finished_at is not null)),
  check (status not in ('not_done','cancelled') or reason is not null),
  foreign key (neighbourhood_id, case_id) references mdt_case,
  foreign key (neighbourhood_id, owner_id) references member
);
create index action_open_by_owner on action (neighbourhood_id, owner_id, due) where status in ('offered','accepted','in_progress','blocked');
create index action_open_by_due on action (neighbourhood_id, due) where status in ('offered','accepted','in_progress','blocked');
create index action_by_case on action (neighbourhood_id, case_id);
create index action_by_huddle on action (neighbourhood_id, huddle_id) where huddle_id is not null;
comment on table action is 'retention: with the case';

create table action_event (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  action_id uuid not null,
  at timestamptz not null,
  by_member uuid,
  what text not null,
  from_status text,
  to_status text not null,
  owner_id uuid not null,
  due date not null,
  words text,
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, action_id) references action
);
create index action_event_by_action on action_event (neighbourhood_id, action_id, at);
comment on table action_event is 'retention: with the case; append only';

-- ── Huddles ────────────────────────────────────────────────────────────────────────────────────────────

create table series (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  name text not null,
  kind text not null check (kind in ('daily','weekly','complex','cyp')),
  cohort text,
  rule text not null,
  start_local text not null check (start_local ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  zone text not null default 'Europe/London',
  minutes integer not null check (minutes between 5 and 240),
  minutes_a_case numeric(4,1) not null,
  bank_holidays text not null default 'next' check (bank_holidays in ('ignore','skip','previous','next')),
  except_days date[] not null default '{}',
  extra_days date[] not null default '{}',
  join_url text,
  conversation_id uuid,
  chair_id uuid,
  ended_on date,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null default 1,
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, chair_id) references member
);
comment on table series is 'retention: eight years';

create table huddle (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  series_id uuid,
  name text not null,
  kind text not null,
  original_day date not null,
  moved_from date,
  starts_at timestamptz not null,
  local_start text not null,
  minutes integer not null,
  minutes_a_case numeric(4,1) not null,
  status text not null check (status in ('draft','scheduled','live','closed','cancelled')),
  join_url text,
  chair_id uuid,
  started_at timestamptz,
  closed_at timestamptz,
  current_item_id uuid,
  version integer not null default 1,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, series_id, original_day),
  foreign key (neighbourhood_id, series_id) references series,
  check ((status in ('live','closed')) = (started_at is not null)),
  check ((status = 'closed') = (closed_at is not null))
);
create index huddle_by_start on huddle (neighbourhood_id, starts_at);
create unique index one_live_per_series on huddle (neighbourhood_id, series_id) where status = 'live';
comment on table huddle is 'retention: eight years';

create table agenda_item (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  huddle_id uuid not null,
  case_id uuid not null,
  position integer not null,
  minutes numeric(4,1) not null,
  why text not null check (why in ('urgent','carried_over','review_due','new')),
  question text not null,
  presenter_id uuid,
  state text not null default 'waiting' check (state in ('waiting','current','discussed','deferred','removed')),
  started_at timestamptz,
  finished_at timestamptz,
  defer_reason text,
  version integer not null default 1,
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, huddle_id) references huddle,
  foreign key (neighbourhood_id, case_id) references mdt_case
);
create unique index case_once_on_agenda on agenda_item (neighbourhood_id, huddle_id, case_id) where state <> 'removed';
create index agenda_by_case on agenda_item (neighbourhood_id, case_id);
comment on table agenda_item is 'retention: with the case';

-- What was said and decided on one case in one huddle; one row for each agenda item, versioned by field group.
create table discussion (
  neighbourhood_id uuid not null,
  item_id uuid not null,
  situation text not null default '',
  action_to_date text not null default '',
  update_words text not null default '',
  next_steps text not null default '',
  sbar_version integer not null default 0,
  decision text not null default '',
  rationale text not null default '',
  dissent text not null default '',
  outcome text,
  review_on date,
  feedback_by uuid,
  decision_version integer not null default 0,
  primary key (neighbourhood_id, item_id),
  foreign key (neighbourhood_id, item_id) references agenda_item
);
comment on table discussion is 'retention: with the case';

create table attendance (
  neighbourhood_id uuid not null,
  huddle_id uuid not null,
  member_id uuid not null,
  state text not null check (state in ('coming','apologies','here','left')),
  at timestamptz not null,
  primary key (neighbourhood_id, huddle_id, member_id),
  foreign key (neighbourhood_id, huddle_id) references huddle,
  foreign key (neighbourhood_id, member_id) references member
);
comment on table attendance is 'retention: eight years';

-- ── What must be sent: outbox and delivery ledger in one ──────────────────────────────────────────────

create table message (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null,
  cause text not null,
  to_member uuid,
  about_kind text not null,
  about_id text not null,
  state text not null default 'expected' check (state in ('expected','sending','sent','failed','parked','withdrawn')),
  created_at timestamptz not null,
  not_before timestamptz not null,
  claimed_at timestamptz,
  attempts integer not null default 0,
  error text,
  sent_at timestamptz,
  conversation_id uuid,
  activity_id text,
  acted_at timestamptz,
  late_by_minutes integer,
  revision integer not null default 1,
  sent_revision integer not null default 0,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, cause),
  foreign key (neighbourhood_id, to_member) references member
);
create index message_to_send on message (neighbourhood_id, not_before) where state in ('expected','sending');
create index message_by_time on message (neighbourhood_id, created_at);
comment on table message is 'retention: two years; to_member null = the channel; revision > sent_revision = the post is to be edited in place';

-- ── Safe to repeat, and who did what ───────────────────────────────────────────────────────────────────

create table request (
  neighbourhood_id uuid not null,
  key text not null,
  use_case text not null,
  input_hash text not null,
  output jsonb,
  at timestamptz not null,
  primary key (neighbourhood_id, key)
);
create index request_by_time on request (neighbourhood_id, at);
comment on table request is 'retention: 48 hours';

create table audit_entry (
  neighbourhood_id uuid not null,
  id bigint generated always as identity,
  at timestamptz not null,
  actor text not null check (actor in ('member','operator','system')),
  by_member uuid,
  use_case text not null,
  did text not null,
  about_kind text,
  about_id text,
  door text not null,
  outcome text not null check (outcome in ('done','refused','looked')),
  reason text,
  tx xid8 not null default pg_current_xact_id(),
  primary key (neighbourhood_id, id)
);
create index audit_by_tx on audit_entry (neighbourhood_id, tx, id);
create index audit_about on audit_entry (neighbourhood_id, about_kind, about_id);
comment on table audit_entry is 'retention: eight years; append only';

-- One row per member, person, purpose and huddle or quarter of an hour (DOMAIN.md 6).
create table look (
  neighbourhood_id uuid not null,
  person integer not null,
  by_member uuid not null,
  purpose text not null,
  slot text not null,
  at timestamptz not null,
  primary key (neighbourhood_id, person, by_member, purpose, slot)
);
comment on table look is 'retention: eight years; append only';

create table audit_seal (
  neighbourhood_id uuid not null,
  seq bigint not null,
  entry_id bigint not null,
  tx xid8 not null,
  hash text not null,
  primary key (neighbourhood_id, seq),
  unique (neighbourhood_id, entry_id)
);
comment on table audit_seal is 'retention: eight years; append only';

create function refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is append only', tg_table_name; end $$;
create trigger append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger append_only before update or delete on look for each row execute function refuse_change();
create trigger append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger append_only before update or delete on case_event for each row execute function refuse_change();
create trigger append_only before update or delete on action_event for each row execute function refuse_change();

-- Local mode's practice clock: one offset for every node. Production never writes it.
create table practice_clock (only_row boolean primary key default true check (only_row), offset_ms bigint not null default 0);
insert into practice_clock default values;
comment on table practice_clock is 'retention: local mode only; not a tenant table';

-- ── Row-level security: one policy a tenant table ──────────────────────────────────────────────────────

do $$
declare t text;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r'
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'neighbourhood_id' and not a.attisdropped)
  loop
    execute format('alter table %I enable row level security', t);
    -- The crossing functions below run as the owner and read these three; `app` is bound by the policy all the same.
    if t not in ('neighbourhood', 'member', 'conversation') then
      execute format('alter table %I force row level security', t);
    end if;
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;
revoke update, delete on audit_entry, look, audit_seal, case_event, action_event from app;
grant select, insert, update on account to app;
grant select, update on practice_clock to app;

-- ── The few questions that cross neighbourhoods, each through one function ────────────────────────────

create function all_neighbourhoods() returns table (neighbourhood_id uuid, code text, name text)
  language sql security definer set search_path = public as $$ select neighbourhood_id, code, name from neighbourhood order by code $$;
create function memberships_of(p_account uuid) returns table (neighbourhood_id uuid, code text, name text, member_id uuid)
  language sql security definer set search_path = public as $$
    select m.neighbourhood_id, n.code, n.name, m.id from member m join neighbourhood n using (neighbourhood_id)
    where m.account_id = p_account and m.left_on is null order by n.code $$;
create function neighbourhood_of_team(p_team text) returns uuid
  language sql security definer set search_path = public as $$
    select neighbourhood_id from conversation where team_id = p_team and kind = 'channel' limit 1 $$;
revoke execute on function all_neighbourhoods(), memberships_of(uuid), neighbourhood_of_team(text) from public;
grant execute on function all_neighbourhoods(), memberships_of(uuid), neighbourhood_of_team(text) to app;
