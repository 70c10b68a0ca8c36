-- Cases and actions: a handover is an offer, and the owner keeps the action until it is accepted (DOMAIN.md 4).
alter table action
  add column offered_to uuid,
  add foreign key (neighbourhood_id, offered_to) references member,
  add check (offered_to is null or (finished_at is null and offered_to <> owner_id));
create index action_by_offer on action (neighbourhood_id, offered_to) where offered_to is not null;
-- The caseload counts open and overdue actions of every case in one pass.
create index action_open_by_case on action (neighbourhood_id, case_id, due) where status in ('offered','accepted','in_progress','blocked');
-- A reference names a person, so every look-up by reference asks for the newest case of one.
create index case_by_person on mdt_case (neighbourhood_id, person, opened_at);
