-- Huddles: when the time was set (a huddle planned after its own cut-off has none), when the agenda was closed and went out.
alter table huddle
  add column planned_at timestamptz,
  add column agenda_closed_at timestamptz,
  add column list_out_at timestamptz,
  add column cancel_why text,
  add check (kind in ('daily','weekly','complex','cyp')),
  add check (minutes between 5 and 240),
  add check (local_start ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  add foreign key (neighbourhood_id, chair_id) references member;
create index huddle_open on huddle (neighbourhood_id, series_id, starts_at) where status in ('draft','scheduled','live');

-- Who put a case on an agenda, and whether the planner may take it off again. removed_by null: the planner, or a case that ended.
alter table agenda_item
  add column placed text not null default 'planner' check (placed in ('planner','hand','pinned')),
  add column late boolean not null default false,
  add column reason text,
  add column added_by uuid,
  add column removed_by uuid,
  add column seconds_spent integer not null default 0 check (seconds_spent >= 0),
  add check (minutes > 0),
  add check (defer_reason in ('no_time','not_known_here','information_needed','somebody_absent')),
  add foreign key (neighbourhood_id, presenter_id) references member,
  add foreign key (neighbourhood_id, added_by) references member,
  add foreign key (neighbourhood_id, removed_by) references member;
-- However many press Next at once, a huddle is on one case at a time.
create unique index one_current_item on agenda_item (neighbourhood_id, huddle_id) where state = 'current';

alter table discussion
  add column sbar_by uuid,
  add column decision_by uuid,
  add foreign key (neighbourhood_id, sbar_by) references member,
  add foreign key (neighbourhood_id, decision_by) references member;
