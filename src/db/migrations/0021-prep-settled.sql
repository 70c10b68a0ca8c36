-- A case agreed without a meeting is marked discussed when its huddle closes, as every other; where the huddle is cancelled
-- or never held, by the clock, once (applied_at). prep_asked_of: who was last asked to prepare the item.
alter table prep_settled drop column case_status, drop column review_before, add column applied_at timestamptz;
alter table agenda_item
  add column prep_asked_of uuid,
  add foreign key (neighbourhood_id, prep_asked_of) references member;
