-- A nudge is written from its action, member and message in one statement, 100,000 at a time: checking two of the three again,
-- row by row, took four times as long as the rest. Its action must still exist.
alter table nudge
  drop constraint nudge_neighbourhood_id_to_member_fkey,
  drop constraint nudge_neighbourhood_id_message_id_fkey;
