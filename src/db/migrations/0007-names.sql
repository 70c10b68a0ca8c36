-- Row-level security lets only functions that cannot leak see a row before its policy does, and lower() is not one of them:
-- the index on lower(surname) was never used, and "do we hold this name?" read every person of the neighbourhood, for each
-- pair of words in a message. A stored column needs no function.
alter table person_identity
  add column surname_key text collate "C" not null generated always as (lower(surname)) stored,
  add column forename_key text collate "C" not null generated always as (lower(forename)) stored;
drop index person_by_name;
create index person_by_name on person_identity (neighbourhood_id, surname_key, forename_key);
