-- When Teams last said that the meeting began or ended, by its own time: it says so more than once.
alter table huddle
  add column meeting_began_at timestamptz,
  add column meeting_ended_at timestamptz;
