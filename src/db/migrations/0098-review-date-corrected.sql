-- A review date that was written down wrongly is corrected beside the record, as outcomes and words are. As a day: 2027-01-05.
alter table correction drop constraint correction_field_check;
alter table correction add constraint correction_field_check check (field in
  ('question','situation','action_to_date','update','next_steps','decision','rationale','dissent','contingency','outcome','review_on'));
