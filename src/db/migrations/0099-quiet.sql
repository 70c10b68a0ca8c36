-- Who is on leave is not asked: somebody else hears instead, and the message says for whom (decision 0048).
alter table message
  add column instead_of uuid,
  add foreign key (neighbourhood_id, instead_of) references member;
comment on column message.instead_of is 'the member on leave for whom to_member hears this';

-- When reminders were last planned (the machine's own time): a courier that lives has nothing to carry when the planner is dead.
alter table courier add column planned_at timestamptz not null default clock_timestamp();

-- As before (0060), and whether the planner is silent. What waits for the end of quiet is not late before that.
drop function sending_alarms;
create function sending_alarms(p_late timestamptz, p_silent timestamptz, p_unplanned timestamptz)
  returns table (neighbourhood_id uuid, late bigint, silent boolean, unplanned boolean)
  language plpgsql set search_path = public as $$
  declare
    here record;
    before text := coalesce(current_setting('app.neighbourhood', true), '');
  begin
    for here in select a.neighbourhood_id as id from all_neighbourhoods() a loop
      perform set_config('app.neighbourhood', here.id::text, true);
      return query select here.id,
        (select count(*) from message m where m.neighbourhood_id = here.id and m.state in ('expected','sending')
          and coalesce(m.expected_at, m.not_before) < p_late and (m.error is distinct from 'quiet' or m.not_before < p_late)),
        coalesce((select c.beat_at < p_silent from courier c where c.neighbourhood_id = here.id), false),
        coalesce((select c.planned_at < p_unplanned from courier c where c.neighbourhood_id = here.id), false);
    end loop;
    perform set_config('app.neighbourhood', before, true);
  end $$;
revoke execute on function sending_alarms from public;
grant execute on function sending_alarms to app;
