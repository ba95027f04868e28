-- Joining: invitations, coming in, and being let in.

-- An invitation is for one address, and only whoever proves that address by a fresh mail comes in by it. The token is in the mail
-- that was sent to it, and shows who invited; the job that writes the mail makes it.
create table invitations (
  id bigint generated always as identity primary key,
  address text not null check (address = lower(address) and length(address) between 3 and 254),
  token_hash bytea unique check (length(token_hash) = 32),
  invited_by bigint not null references members on delete cascade,
  space_id bigint references spaces on delete cascade,
  at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  -- Who came in by it. The space waits until they are let in.
  taken_by bigint references members on delete cascade,
  taken_at timestamptz
);
create index invitations_by_address on invitations (address);
create index invitations_by_inviter on invitations (invited_by, id desc);
create index invitations_of_space on invitations (space_id);
create index invitations_by_taker on invitations (taken_by);

-- Whether the viewer may invite into the community: members may unless stewards keep it to themselves.
create function viewer_may_invite() returns boolean language sql stable security definer set search_path = public as $$
  select viewer_is_steward() or (viewer_may_write()
    and not exists (select from settings where key = 'inviting' and value #>> '{}' = 'stewards'))
$$;

alter table invitations enable row level security;
grant select (id, address, invited_by, space_id, at, expires_at, taken_at), insert (address, invited_by, space_id), delete
  on invitations to hearth_web;
create policy read on invitations for select using (invited_by = viewer_id() or (select viewer_is_steward()));
create policy invite on invitations for insert with check (
  invited_by = viewer_id() and (select viewer_may_invite())
  and (space_id is null or exists (
    select from space_members m where m.space_id = invitations.space_id and m.member_id = viewer_id()))
);
create policy take_back on invitations for delete using (
  taken_at is null and (invited_by = viewer_id() or (select viewer_is_steward()))
);

-- The invitations of an address that count: not over, not used, by somebody who may still invite. Internal.
create function open_invitations(of_address text) returns setof invitations
  language sql stable security definer set search_path = public as $$
  select i.* from invitations i join members m on m.id = i.invited_by
  where i.address = of_address and i.expires_at > now() and i.taken_at is null
    and m.state = 'active' and (m.suspended_until is null or m.suspended_until < now())
    and (m.role = 'steward' or not exists (select from settings where key = 'inviting' and value #>> '{}' = 'stewards'))
$$;

-- Whether somebody with this address may open an account now. Internal.
create function may_join(of_address text) returns boolean language sql stable security definer set search_path = public as $$
  select joining() <> 'invitation' or exists (select from open_invitations(of_address))
$$;

-- Brings a member into the spaces that they were invited into, by people who are still in these. Internal.
create function enter_invited_spaces(member bigint) returns void language sql security definer set search_path = public as $$
  insert into space_members (space_id, member_id, invited_by)
  select distinct on (i.space_id) i.space_id, member, i.invited_by
  from invitations i
  join space_members m on m.space_id = i.space_id and m.member_id = i.invited_by
  join spaces s on s.id = i.space_id and s.archived_at is null
  where i.taken_by = member
  order by i.space_id, i.id
  on conflict do nothing
$$;

-- Who invited, for the page behind the link of the mail. Needs the owner's rights because the reader is a guest; the token is in a mail
-- to this address only.
create function look_at_invitation(token bytea) returns table (address text, inviter text, space text)
  language sql stable security definer set search_path = public as $$
  select i.address, m.name, s.name
  from invitations t join open_invitations(t.address) i on i.id = t.id
  join members m on m.id = i.invited_by left join spaces s on s.id = i.space_id
  where t.token_hash = token
$$;

-- The newcomer behind a proof. Needs the owner's rights because they are a guest still. `waits`: a steward has to let them in.
create function look_at_newcomer(proof bytea) returns table (address text, next text, inviter text, may boolean, waits boolean)
  language sql stable security definer set search_path = public as $$
  select p.address, p.next, i.name, may_join(p.address), joining() = 'approval' and not coalesce(i.by_steward, false)
  from proven_addresses p
  left join lateral (
    select m.name, bool_or(m.role = 'steward') over () as by_steward
    from open_invitations(p.address) o join members m on m.id = o.invited_by order by o.id limit 1
  ) i on true
  where p.token_hash = proof and p.expires_at > now()
$$;

-- A newcomer joins: the one way for the web to make a member. The address comes from the proof, never from a form. Where it got an account
-- in the meantime, that one is signed in. Outcomes: joined, waiting, signed in, conduct (there is a newer one to agree to),
-- uninvited, none.
create function join_community(proof bytea, of_name text, of_about text, learn text, help text, agreed int,
    session bytea, device_name text, session_before bytea)
  returns table (outcome text, member_id bigint, next text) language plpgsql security definer set search_path = public as $$
declare
  who record;
  member bigint;
begin
  select p.address, p.next into who from proven_addresses p where p.token_hash = proof and p.expires_at > now() for update;
  if not found then return query select 'none', null::bigint, '/'; return; end if;
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || who.address, 0));
  select a.member_id into member from addresses a where a.address = who.address;
  if member is not null then
    delete from proven_addresses p where p.token_hash = proof;
    perform open_session(member, session, device_name, session_before);
    return query select 'signed in', member, who.next;
    return;
  end if;
  if agreed is distinct from (select max(version) from conduct_versions) then
    return query select 'conduct', null::bigint, who.next;
    return;
  end if;
  select n.* into who from look_at_newcomer(proof) n;
  if not who.may then return query select 'uninvited', null::bigint, who.next; return; end if;
  insert into members (name, about, wants_to_learn, could_help, state)
    values (of_name, of_about, learn, help, case when who.waits then 'waiting' else 'active' end) returning id into member;
  insert into addresses (member_id, address, is_primary) values (member, who.address, true);
  insert into conduct_agreements (member_id, version) values (member, agreed);
  update invitations i set taken_by = member, taken_at = now() from open_invitations(who.address) o where o.id = i.id;
  if not who.waits then perform enter_invited_spaces(member); end if;
  delete from proven_addresses p where p.address = who.address;
  perform open_session(member, session, device_name, session_before);
  return query select case when who.waits then 'waiting' else 'joined' end, member, who.next;
end $$;

-- Who waits to be let in, for stewards: with the address, so that they can tell colleagues from strangers.
create function waiting_members() returns table (
  id bigint, name text, about text, wants_to_learn text, could_help text, joined_at timestamptz, address text, invited_by text
) language sql stable security definer set search_path = public as $$
  select m.id, m.name, m.about, m.wants_to_learn, m.could_help, m.joined_at, a.address,
         (select b.name from invitations i join members b on b.id = i.invited_by where i.taken_by = m.id order by i.id limit 1)
  from members m left join addresses a on a.member_id = m.id and a.is_primary
  where m.state = 'waiting' and viewer_is_steward()
  order by m.joined_at, m.id
$$;

-- A steward lets somebody in; gives back where to write to them, or null where nobody waits by this number any more.
-- Needs the owner's rights because the web role cannot set anybody's state.
create function let_in(member bigint) returns text language plpgsql security definer set search_path = public as $$
begin
  if not viewer_is_steward() then return null; end if;
  update members set state = 'active', joined_at = now() where id = member and state = 'waiting';
  if not found then return null; end if;
  perform enter_invited_spaces(member);
  return (select a.address from addresses a where a.member_id = member and a.is_primary);
end $$;

-- A steward turns a request down: nothing of it is kept. Only of somebody who waits and has never been in.
create function turn_away(member bigint) returns text language plpgsql security definer set search_path = public as $$
declare
  answer_to text := (select a.address from addresses a where a.member_id = member and a.is_primary);
begin
  if not viewer_is_steward() then return null; end if;
  delete from members where id = member and state = 'waiting';
  if not found then return null; end if;
  return answer_to;
end $$;

-- Invitations that are long over say who knows whom, and nothing else. Never for the web.
create function forget_invitations() returns void language sql security definer set search_path = public as $$
  delete from invitations where expires_at < now() - interval '30 days'
$$;

revoke execute on function
  open_invitations(text), may_join(text), enter_invited_spaces(bigint), forget_invitations()
  from public;
