-- Every message and every request begins with "who asks?". One question instead of five: the account behind a sign-in, each
-- of its memberships, and what the doors need to know of that neighbourhood before anything is asked there.
create function who_asks(p_tenant text, p_entra text, p_team text)
  returns table (
    account_id uuid, is_chosen boolean, team_neighbourhood uuid,
    neighbourhood_id uuid, code text, neighbourhood text, zone text, local_closures date[], offset_ms bigint,
    member_id uuid, name text, organisation_id uuid, profession text, discipline text, roles text[],
    chat_id uuid, chat_conversation_id text, chat_service_url text, chat_tenant_id text, chat_bot_id text, chat_reachable boolean)
  language sql stable security definer set search_path = public as $$
    select a.id, coalesce(a.chosen_neighbourhood = n.neighbourhood_id, false),
      case when p_team is not null then neighbourhood_of_team(p_team) end,
      n.neighbourhood_id, n.code, n.name, n.zone, n.local_closures, (select offset_ms from practice_clock),
      m.id, m.name, m.organisation_id, m.profession, m.discipline, m.roles,
      c.id, c.conversation_id, c.service_url, c.teams_tenant_id, c.bot_id, c.reachable
    from account a
    join member m on m.account_id = a.id and m.left_on is null
    join neighbourhood n on n.neighbourhood_id = m.neighbourhood_id
    left join conversation c on c.neighbourhood_id = m.neighbourhood_id and c.member_id = m.id and c.kind = 'personal'
    where a.tenant_id = p_tenant and a.entra_id = p_entra
    order by n.code $$;
revoke execute on function who_asks from public;
grant execute on function who_asks to app;
-- Only who_asks was left to ask it.
drop function memberships_of(uuid);
-- member's own keys begin with the neighbourhood; this one look-up does not know it yet.
create index member_by_account on member (account_id);
