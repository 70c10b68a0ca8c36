-- One-item links for partners without an account. Of the link's secret only a hash is kept; the link itself says which
-- neighbourhood it is in, so that no question crosses neighbourhoods.
create table partner_link (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  action_id uuid not null,
  partner text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  replaced boolean not null default false,
  accepted_at timestamptz,
  finished_at timestamptz,
  primary key (neighbourhood_id, id),
  unique (neighbourhood_id, secret_hash),
  check (not replaced or revoked_at is not null),
  foreign key (neighbourhood_id, action_id) references action,
  foreign key (neighbourhood_id, created_by) references member,
  foreign key (neighbourhood_id, revoked_by) references member
);
-- An action is with one partner at a time, by one link.
create unique index partner_link_of_action on partner_link (neighbourhood_id, action_id) where revoked_at is null;
comment on table partner_link is 'retention: with the action';

create table partner_use (
  neighbourhood_id uuid not null,
  id uuid not null default uuidv7(),
  link_id uuid not null,
  at timestamptz not null,
  what text not null check (what in ('opened','accepted','finished','asked')),
  question text,
  primary key (neighbourhood_id, id),
  check ((what = 'asked') = (question is not null)),
  foreign key (neighbourhood_id, link_id) references partner_link
);
create index partner_use_of_link on partner_use (neighbourhood_id, link_id, at);
comment on table partner_use is 'retention: with the action; append only';
create trigger append_only before update or delete on partner_use for each row execute function refuse_change();

alter table audit_entry drop constraint audit_entry_actor_check;
alter table audit_entry add constraint audit_entry_actor_check check (actor in ('member','operator','system','partner'));

do $$
declare t text;
begin
  foreach t in array array['partner_link', 'partner_use'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;
revoke update, delete on partner_use from app;
