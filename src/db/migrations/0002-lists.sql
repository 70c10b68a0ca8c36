-- Lists: what an upload stages, what a list says about a person, who is barred or taken.

-- Decides who may open a person (people.open) and is shown with the identifiers; restricted people's is hidden.
alter table person_identity add column practice_code text, add column practice_name text, add column sex text;
-- For search by name and for the privacy gate's "do we hold this name?"; plain btree, since a trigram index costs an import dearly.
create index person_by_name on person_identity (neighbourhood_id, lower(surname) collate "C", lower(forename) collate "C");

-- One upload: read once into a staging table of its own, previewed, then merged or dropped.
create table upload (
  neighbourhood_id uuid not null references neighbourhood,
  id uuid not null default uuidv7(),
  by_member uuid,
  file_name text not null,
  received_at timestamptz not null,
  state text not null check (state in ('reading','ready','imported','failed')),
  bytes bigint not null default 0,
  fingerprint text not null default '',
  reading jsonb not null default '{}',
  primary key (neighbourhood_id, id)
);
create index upload_by_time on upload (neighbourhood_id, received_at);
comment on table upload is 'retention: 24 hours';

-- What was wrong with which row, without what the row said.
create table upload_problem (
  neighbourhood_id uuid not null,
  upload_id uuid not null,
  row integer not null,
  "column" text not null,
  problem text not null,
  kind text not null check (kind in ('rejected','duplicate','conflict','note')),
  foreign key (neighbourhood_id, upload_id) references upload on delete cascade
);
create index upload_problem_by_row on upload_problem (neighbourhood_id, upload_id, row);
comment on table upload_problem is 'retention: 24 hours';

-- What a list says of a person; null is "the list does not say". No identifiers, no birth date.
-- No foreign keys: this is the hot path of an import of a million rows, written only by the merge.
create table list_entry (
  neighbourhood_id uuid not null,
  list_id uuid not null,
  person integer not null,
  since_version integer not null,
  left_version integer,
  age smallint,
  no_plan12m boolean,
  care_home boolean, lives_alone boolean, housebound boolean, carer_strain boolean, interpreter_needed boolean,
  imd_decile smallint,
  conditions text, ltc_count smallint,
  has_dementia boolean, has_smi boolean, has_ld boolean, palliative boolean,
  frailty text check (frailty in ('fit','mild','moderate','severe')),
  cfs smallint, cfs_date date,
  efi numeric(5,3), efi2 numeric(5,3), efi_deficits smallint, efi_date date,
  acg_patient_need smallint,
  medication_count smallint, falls12m smallint, pcsp_date date,
  ed12m smallint, ed30d smallint, ed_type1_in12m smallint,
  emergency_admissions12m smallint, gp_contacts12m smallint, dna12m smallint,
  last_discharge_date date,
  primary key (neighbourhood_id, list_id, person)
);
comment on table list_entry is 'retention: with the list; eight years';

-- Which columns a version had, so that the next compares and clears no others.
alter table list_version add column fields text[] not null default '{}';

-- Accepted as a case: no longer offered as a candidate.
create table person_taken (
  neighbourhood_id uuid not null references neighbourhood,
  person integer not null,
  since date not null,
  primary key (neighbourhood_id, person)
);
comment on table person_taken is 'retention: with the record of the person';

do $$
declare t text;
begin
  foreach t in array array['upload','upload_problem','list_entry','person_taken'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;

-- Staging: one unlogged table for each upload, outside row-level security since COPY refuses it (the named exception of
-- ARCHITECTURE.md 10). Reached only by way of an `upload` row, which is under it; dropped after the merge or an hour.
create schema stage;
grant usage on schema stage to app;
create table stage.shape (
  row integer not null,
  duplicate_of integer,
  in_conflict boolean,
  nhs_number text collate "C" not null,
  birth_date date not null,
  surname text, forename text, address text, postcode text, practice_code text, practice_name text, sex text,
  deceased boolean, objected boolean, restricted boolean,
  care_home boolean, lives_alone boolean, housebound boolean, carer_strain boolean, interpreter_needed boolean,
  imd_decile smallint, conditions text, ltc_count smallint,
  has_dementia boolean, has_smi boolean, has_ld boolean, palliative boolean,
  frailty text, cfs smallint, cfs_date date,
  efi numeric(5,3), efi2 numeric(5,3), efi_deficits smallint, efi_date date, acg_patient_need smallint,
  medication_count smallint, falls12m smallint, pcsp_date date,
  ed12m smallint, ed30d smallint, ed_type1_in12m smallint,
  emergency_admissions12m smallint, gp_contacts12m smallint, dna12m smallint, last_discharge_date date
);
comment on table stage.shape is 'retention: always empty; the shape of every staging table';

create function stage_name(p_upload uuid) returns text language sql immutable
  as $$ select 'u' || replace(p_upload::text, '-', '') $$;
create function open_stage(p_upload uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  execute format('create unlogged table stage.%I (like stage.shape) with (autovacuum_enabled = false)', stage_name(p_upload));
  execute format('grant select, insert, update, maintain on stage.%I to app', stage_name(p_upload));
end $$;
create function drop_stage(p_upload uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  execute format('drop table if exists stage.%I', stage_name(p_upload));
end $$;
-- What nobody came back for: a staging table is named after a version 7 id, so its age by the machine's clock is in its name.
create function drop_old_stages() returns integer language plpgsql security definer set search_path = public as $$
declare t text; dropped integer := 0;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'stage' and c.relkind = 'r' and c.relname ~ '^u[0-9a-f]{32}$'
      and uuid_extract_timestamp(substr(c.relname, 2)::uuid) < clock_timestamp() - interval '24 hours'
  loop
    execute format('drop table if exists stage.%I', t);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke execute on function open_stage, drop_stage, drop_old_stages from public;
grant execute on function open_stage, drop_stage, drop_old_stages to app;
