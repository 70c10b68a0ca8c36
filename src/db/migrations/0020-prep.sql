-- Whom a case asks for; and of an item: how often it was put off, since when it has waited, whether it may be settled
-- without a meeting, and the chair's yes to one that came late.
alter table mdt_case add column needs_disciplines text[] not null default '{}';

alter table agenda_item
  add column deferrals integer not null default 0 check (deferrals >= 0),
  add column since date,
  add column lane text not null default 'discuss' check (lane in ('discuss','agree')),
  add column late_ok_by uuid,
  add column late_ok_at timestamptz,
  add check ((late_ok_by is null) = (late_ok_at is null)),
  add foreign key (neighbourhood_id, late_ok_by) references member;

-- What the presenter prepares; the question is the item's own. proposal_version grows when what is proposed changes: an
-- opinion on an older proposal counts for nothing.
create table prep (
  neighbourhood_id uuid not null,
  item_id uuid not null,
  situation text not null default '',
  action_to_date text not null default '',
  proposal text not null default '',
  outcome text,
  review_on date,
  proposal_version integer not null default 0,
  version integer not null default 1,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (neighbourhood_id, item_id),
  foreign key (neighbourhood_id, item_id) references agenda_item on delete cascade,
  foreign key (neighbourhood_id, written_by) references member
);
comment on table prep is 'retention: with the case';

-- What somebody thinks of the proposal before the huddle, with the discipline that they spoke for.
create table prep_opinion (
  neighbourhood_id uuid not null,
  item_id uuid not null,
  member_id uuid not null,
  discipline text not null,
  stance text not null check (stance in ('agree','discuss')),
  words text not null default '',
  proposal_version integer not null,
  given_at timestamptz not null,
  primary key (neighbourhood_id, item_id, member_id),
  foreign key (neighbourhood_id, item_id) references agenda_item on delete cascade,
  foreign key (neighbourhood_id, member_id) references member
);
comment on table prep_opinion is 'retention: with the case';

-- What the chair agreed without a meeting, and how the case stood before, so that it can be taken back.
create table prep_settled (
  neighbourhood_id uuid not null,
  item_id uuid not null,
  settled_by uuid not null,
  settled_at timestamptz not null,
  case_status text not null,
  review_before date,
  minutes_saved numeric(4,1) not null,
  primary key (neighbourhood_id, item_id),
  foreign key (neighbourhood_id, item_id) references agenda_item on delete cascade,
  foreign key (neighbourhood_id, settled_by) references member
);
comment on table prep_settled is 'retention: with the case';

-- Who was asked to come in somebody's place. asked_by null: the clock asked, since nobody of that discipline was coming.
create table cover (
  neighbourhood_id uuid not null,
  huddle_id uuid not null,
  member_id uuid not null,
  for_member uuid,
  state text not null default 'asked' check (state in ('asked','yes','no')),
  asked_by uuid,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (neighbourhood_id, huddle_id, member_id),
  check ((state = 'asked') = (answered_at is null)),
  foreign key (neighbourhood_id, huddle_id) references huddle on delete cascade,
  foreign key (neighbourhood_id, member_id) references member,
  foreign key (neighbourhood_id, for_member) references member,
  foreign key (neighbourhood_id, asked_by) references member
);
comment on table cover is 'retention: eight years';

do $$
declare t text;
begin
  foreach t in array array['prep','prep_opinion','prep_settled','cover'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;
