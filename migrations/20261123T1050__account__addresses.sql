-- Addresses and sessions of one's own account. What the last address is, whose an address is already, and which sessions end
-- with it, is decided here, so that no page can forget it.
revoke update, delete on addresses from hearth_web;
drop policy change_own on addresses;
drop policy delete_own on addresses;

-- A link and a code that were sent to an address: to add it to the account (add), or to show that it is still you (leave).
-- Both are kept as hashes. They end with the session that asked for them.
create table account_codes (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  session_id bigint not null references sessions on delete cascade,
  purpose text not null check (purpose in ('add', 'leave')),
  address text not null check (address = lower(address) and length(address) between 3 and 254),
  link_hash bytea not null unique check (length(link_hash) = 32),
  code_hash bytea not null check (length(code_hash) = 32),
  tries int not null default 0,
  at timestamptz not null default now(),
  expires_at timestamptz not null
);
create unique index account_codes_newest on account_codes (member_id, purpose);
create index account_codes_of_session on account_codes (session_id);
create index account_codes_by_age on account_codes (expires_at);

alter table account_codes enable row level security;
grant select (id, member_id, purpose, address, at, expires_at) on account_codes to hearth_web;
create policy own on account_codes for select using (member_id = viewer_id());

-- Keeps a new code, in place of an older one. Says whether the address may be used: to add, it must belong to nobody; to leave,
-- to the viewer. The row is made in any case, so that the next page is the same for everybody. Needs the owner's rights because
-- whose an address is stands behind the wall.
create function ask_account_code(session bigint, purpose text, address text, link_hash bytea, code_hash bytea, minutes int)
  returns boolean language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from sessions s where s.id = session and s.member_id = viewer_id()) then return false; end if;
  delete from account_codes c where c.expires_at < now() or (c.member_id = viewer_id() and c.purpose = ask_account_code.purpose);
  insert into account_codes (member_id, session_id, purpose, address, link_hash, code_hash, expires_at)
    values (viewer_id(), session, purpose, address, link_hash, code_hash, now() + make_interval(mins => minutes));
  return case purpose
    when 'add' then not exists (select from addresses a where a.address = ask_account_code.address)
    else exists (select from addresses a where a.address = ask_account_code.address and a.member_id = viewer_id())
  end;
end $$;

-- Takes a code or a link of the viewer's, once; after five wrong codes it is gone. Gives back its address, or null. Whoever asks for
-- code after code could guess on and on, so an address has thirty tries a day, whoever tries; the link still works after that.
-- Needs the owner's rights because hashes are behind the wall.
create function take_account_code(purpose text, link_hash bytea, code_hash bytea) returns text
  language plpgsql security definer set search_path = public as $$
declare
  kept account_codes;
begin
  select c.* into kept from account_codes c
    where c.member_id = viewer_id() and c.purpose = take_account_code.purpose and c.expires_at > now() for update;
  if not found then return null; end if;
  if kept.link_hash is distinct from take_account_code.link_hash
    and (take_account_code.code_hash is null
      or not within_limit('account.guesses', kept.address, 30, interval '1 day')
      or kept.code_hash is distinct from take_account_code.code_hash) then
    -- A wrong link is no guess at the code.
    if take_account_code.code_hash is not null then
      update account_codes c set tries = c.tries + 1 where c.id = kept.id;
      delete from account_codes c where c.id = kept.id and c.tries >= 5;
    end if;
    return null;
  end if;
  delete from account_codes c where c.id = kept.id;
  return kept.address;
end $$;

-- The viewer has shown that an address is theirs. Null where it was not asked for, is late, or belongs to somebody by now.
create function add_my_address(link_hash bytea, code_hash bytea) returns text
  language plpgsql security definer set search_path = public as $$
declare
  proven text := take_account_code('add', link_hash, code_hash);
begin
  if proven is null then return null; end if;
  -- The same lock as joining takes: an address gets one account.
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || proven, 0));
  perform from members where id = viewer_id() for update;
  insert into addresses (member_id, address, is_primary)
    select viewer_id(), proven, not exists (select from addresses a where a.member_id = viewer_id() and a.is_primary)
    on conflict (address) do nothing;
  return case when found then proven end;
end $$;

-- Gives back the address that was the first choice before; null where this one is not the viewer's, or was it already.
create function make_my_address_primary(one bigint) returns text
  language plpgsql security definer set search_path = public as $$
declare
  before text;
begin
  perform from members where id = viewer_id() for update;
  if not exists (select from addresses a where a.id = one and a.member_id = viewer_id() and not a.is_primary) then return null; end if;
  update addresses set is_primary = false where member_id = viewer_id() and is_primary returning address into before;
  update addresses set is_primary = true where id = one;
  return before;
end $$;

-- Takes an address off the viewer's account and ends all sessions but the one in use. Null where it is not theirs, or their last.
create function remove_my_address(one bigint, session bigint) returns text
  language plpgsql security definer set search_path = public as $$
declare
  gone text;
begin
  -- Two removals at one moment would leave none.
  perform from members where id = viewer_id() for update;
  if (select count(*) from addresses a where a.member_id = viewer_id()) < 2 then return null; end if;
  delete from addresses a where a.id = one and a.member_id = viewer_id() returning a.address into gone;
  if gone is null then return null; end if;
  update addresses set is_primary = true where id = (
    select a.id from addresses a where a.member_id = viewer_id() and not exists (
      select from addresses p where p.member_id = viewer_id() and p.is_primary)
    order by a.verified_at, a.id limit 1);
  delete from account_codes c where c.member_id = viewer_id() and c.address = gone;
  delete from sessions s where s.member_id = viewer_id() and s.id <> session;
  return gone;
end $$;

-- Ends one session of the viewer's, or all but one. With the rights of whoever calls: the wall leaves only their own.
create function end_my_session(one bigint) returns int language sql as $$
  with gone as (delete from sessions where id = one and member_id = viewer_id() returning 1) select count(*)::int from gone
$$;
create function end_my_other_sessions(kept bigint) returns int language sql as $$
  with gone as (delete from sessions where id <> kept and member_id = viewer_id() returning 1) select count(*)::int from gone
$$;
revoke execute on function take_account_code(text, bytea, bytea) from public;
grant execute on function take_account_code(text, bytea, bytea) to hearth_web;
