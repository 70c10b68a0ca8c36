-- The live room. What is decided says more: the plan if it fails, whether the person knows, who tells them, and that
-- somebody asked whether anyone disagrees. keep_reason: why a case stays on after three discussions without a new action.
alter table discussion
  add column contingency text not null default '',
  add column aware text check (aware in ('yes','no','best_interests')),
  add column feedback_on date,
  add column dissent_asked boolean not null default false,
  add column dissent_by uuid,
  add column keep_reason text,
  add column kept_by uuid,
  add foreign key (neighbourhood_id, feedback_by) references member,
  add foreign key (neighbourhood_id, dissent_by) references member,
  add foreign key (neighbourhood_id, kept_by) references member;

-- gate_item_id: the case that waits until those have stepped out whom the person keeps away. stage_shown_by: who said that
-- only the team sees the stage, for the whole huddle or for one case. meeting: the chat of the Teams meeting it is held in.
alter table huddle
  add column gate_item_id uuid,
  add column stage_shown_by uuid,
  add column stage_until text check (stage_until in ('huddle','case')),
  add column meeting text,
  add foreign key (neighbourhood_id, stage_shown_by) references member,
  add check ((stage_shown_by is null) = (stage_until is null));

-- Who was here while a case was on the table: its relationship check afterwards, and whether anybody knew the person.
create table item_presence (
  neighbourhood_id uuid not null,
  item_id uuid not null,
  member_id uuid not null,
  came_at timestamptz not null,
  left_at timestamptz,
  primary key (neighbourhood_id, item_id, member_id),
  foreign key (neighbourhood_id, item_id) references agenda_item on delete cascade,
  foreign key (neighbourhood_id, member_id) references member
);
comment on table item_presence is 'retention: with the case';

-- An action that was said and has no owner or date yet: it stays with its case until it has both, or is dropped.
create table action_draft (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  words text not null check (words <> ''),
  created_at timestamptz not null,
  created_by uuid,
  primary key (neighbourhood_id, id),
  foreign key (neighbourhood_id, item_id) references agenda_item on delete cascade,
  foreign key (neighbourhood_id, created_by) references member
);
create index action_draft_by_item on action_draft (neighbourhood_id, item_id);
comment on table action_draft is 'retention: until it has an owner and a date, or is dropped';

-- What Teams said last of somebody in the meeting, since it may say things twice and in any order. who: a digest, since a
-- guest is nobody that we keep.
create table meeting_person (
  neighbourhood_id uuid not null,
  huddle_id uuid not null,
  who text collate "C" not null check (who ~ '^[0-9a-f]{64}$'),
  member_id uuid,
  here boolean not null,
  said_at timestamptz not null,
  heard_at timestamptz not null,
  primary key (neighbourhood_id, huddle_id, who),
  foreign key (neighbourhood_id, huddle_id) references huddle on delete cascade,
  foreign key (neighbourhood_id, member_id) references member
);
comment on table meeting_person is 'retention: with the huddle''s attendance, eight years';

do $$
declare t text;
begin
  foreach t in array array['item_presence','action_draft','meeting_person'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;

-- A meeting's chat is a place too: Teams tells there who comes and goes, and does not say whose meeting it is.
alter table conversation
  drop constraint conversation_kind_check,
  add constraint conversation_kind_check check (kind in ('personal','channel','meeting'));
create index conversation_of_meeting on conversation (conversation_id) where kind = 'meeting';
create function neighbourhood_of_meeting(p_tenant text, p_conversation text) returns uuid
  language sql stable security definer set search_path = public as $$
    select neighbourhood_id from conversation
    where conversation_id = p_conversation and teams_tenant_id = p_tenant and kind = 'meeting' order by id desc limit 1 $$;
revoke execute on function neighbourhood_of_meeting(text, text) from public;
grant execute on function neighbourhood_of_meeting(text, text) to app;
