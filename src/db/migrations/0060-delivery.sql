-- Nudges: since when the owner has it (null: from the start), and until when they asked to be left in peace.
alter table action
  add column assigned_at timestamptz,
  add column snoozed_until date;
create index action_snoozed on action (neighbourhood_id, snoozed_until)
  where snoozed_until is not null and status in ('offered','accepted','in_progress','blocked');

-- expected_at: when it was first due, once a try was put off (else not_before). perhaps_twice: a try that may have arrived
-- was never noted, because the courier died or the connection broke after the message had gone.
alter table message
  add column expected_at timestamptz,
  add column perhaps_twice boolean not null default false;
-- The courier asks for each recipient's oldest; the channel is a recipient too.
create index message_of_recipient on message (neighbourhood_id, coalesce(to_member, '00000000-0000-0000-0000-000000000000'::uuid), not_before, id)
  where state in ('expected','sending');
create index message_by_activity on message (neighbourhood_id, activity_id) where activity_id is not null;

-- A chat that refused us is tried again once a day, and as soon as somebody writes from it.
alter table conversation
  add column unreachable_since timestamptz,
  add column retry_at timestamptz;

-- Each step of the ladder that somebody was told, once: the cause key of a nudge (DOMAIN.md 4).
create table nudge (
  neighbourhood_id uuid not null,
  action_id uuid not null,
  due date not null,
  step text not null,
  to_member uuid not null,
  day date not null,
  late_days integer not null default 0,
  message_id uuid not null,
  primary key (neighbourhood_id, action_id, due, step, to_member),
  foreign key (neighbourhood_id, action_id) references action,
  foreign key (neighbourhood_id, to_member) references member,
  foreign key (neighbourhood_id, message_id) references message
);
create index nudge_by_message on nudge (neighbourhood_id, message_id);
comment on table nudge is 'retention: with the action';

-- When a courier last looked at a neighbourhood's outbox (the machine's own time), and since when sending has failed.
create table courier (
  neighbourhood_id uuid primary key references neighbourhood,
  beat_at timestamptz not null,
  failing_since timestamptz
);
comment on table courier is 'retention: while the neighbourhood exists; one row each';

do $$
declare t text;
begin
  foreach t in array array['nudge', 'courier'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_neighbourhood on %I using (neighbourhood_id = current_neighbourhood()) with check (neighbourhood_id = current_neighbourhood())', t);
    execute format('grant select, insert, update, delete on %I to app', t);
  end loop;
end $$;

-- Whose turn it is to send: one row for each conversation and each Teams tenant, shared by all nodes and neighbourhoods.
-- `free_at` is the theoretical arrival time of GCRA; `held_until` is what Retry-After said. Lost in a crash, and no harm.
create unlogged table send_turn (
  key text primary key,
  free_at timestamptz not null,
  held_until timestamptz not null
);
comment on table send_turn is 'retention: none, a few seconds of pace; not a tenant table, since Teams counts by app and tenant';

-- Takes the next turn for a key: at most `burst` at once and then one every `every` seconds. Gives the seconds to wait; more
-- than `patience` takes none. The database's own clock, since nodes' clocks differ (decision 0035).
create function take_turn(p_key text, p_every double precision, p_burst integer, p_patience double precision) returns double precision
  language plpgsql security definer set search_path = public as $$
  declare
    here timestamptz;
    turn send_turn;
    wait double precision;
  begin
    insert into send_turn values (p_key, '-infinity', '-infinity') on conflict do nothing;
    select * into turn from send_turn where key = p_key for update;
    here := clock_timestamp();
    wait := greatest(0,
      case when turn.free_at = '-infinity' then 0 else extract(epoch from turn.free_at - here) - (p_burst - 1) * p_every end,
      case when turn.held_until = '-infinity' then 0 else extract(epoch from turn.held_until - here) end);
    if wait <= p_patience then
      update send_turn set free_at = greatest(turn.free_at, here) + make_interval(secs => p_every) where key = p_key;
    end if;
    return wait;
  end $$;
-- Retry-After: nobody takes a turn for this key before `p_seconds` have passed.
create function hold_turns(p_key text, p_seconds double precision) returns void
  language sql security definer set search_path = public as $$
    insert into send_turn values (p_key, '-infinity', clock_timestamp() + make_interval(secs => p_seconds))
    on conflict (key) do update set held_until = greatest(send_turn.held_until, excluded.held_until) $$;
revoke all on send_turn from app;
revoke execute on function take_turn, hold_turns from public;
grant execute on function take_turn, hold_turns to app;

-- For the dead man's alarm, one question for all neighbourhoods: what is late, and where no courier has looked for too long.
-- Row-level security binds it like anybody, so it goes from one neighbourhood to the next.
create function sending_alarms(p_late timestamptz, p_silent timestamptz)
  returns table (neighbourhood_id uuid, late bigint, silent boolean)
  language plpgsql set search_path = public as $$
  declare
    here record;
    before text := coalesce(current_setting('app.neighbourhood', true), '');
  begin
    for here in select a.neighbourhood_id as id from all_neighbourhoods() a loop
      perform set_config('app.neighbourhood', here.id::text, true);
      return query select here.id,
        (select count(*) from message m where m.neighbourhood_id = here.id and m.state in ('expected','sending')
          and coalesce(m.expected_at, m.not_before) < p_late),
        coalesce((select c.beat_at < p_silent from courier c where c.neighbourhood_id = here.id), false);
    end loop;
    perform set_config('app.neighbourhood', before, true);
  end $$;
revoke execute on function sending_alarms from public;
grant execute on function sending_alarms to app;
