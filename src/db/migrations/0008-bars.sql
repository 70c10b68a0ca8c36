-- A bar that a list said stands on its own: taking back "deceased" on a case must not lift it (hazard H8). Who said it last
-- is not enough, since both may have.
alter table person_bar
  add column by_list boolean not null default true,
  add column by_case boolean not null default false,
  add check (by_list or by_case);
alter table person_bar alter column by_list drop default;
