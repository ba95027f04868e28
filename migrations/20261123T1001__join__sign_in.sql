-- Signing in. All of this happens before anybody is a viewer, so no policy can tell one person's rows from another's: the web role has
-- no right to these tables at all, and the functions below, each with the rights of the owner, are the only doors to them. Each looks
-- things up by a hash of a secret that was mailed to one person or lies in one browser. Reviewed as one piece: nothing here may give
-- away whether an address has an account to anybody but the reader of its mailbox.

-- A link and a code on their way to an address. Rows outlive their use by a day, so that an old link can be told kindly what it is.
create table sign_ins (
  id bigint generated always as identity primary key,
  address text not null check (address = lower(address) and length(address) between 3 and 254),
  link_hash bytea not null unique check (length(link_hash) = 32),
  -- The browser that asked, by a hash of its key. A link from the command line has no browser and no code.
  browser_hash bytea check (length(browser_hash) = 32),
  -- Hashed together with the browser's key, which is not here: six digits alone could be tried out in a second.
  code_hash bytea check (length(code_hash) = 32),
  next text not null default '/' check (length(next) <= 2000 and next ~ '^/' and next !~ '^/[/\\]'),
  tries int not null default 0,
  at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended text check (ended in ('used', 'newer', 'tries')),
  check ((browser_hash is null) = (code_hash is null))
);
create index sign_ins_by_address on sign_ins (address) where ended is null;
create index sign_ins_by_browser on sign_ins (browser_hash, id desc);
create index sign_ins_by_age on sign_ins (expires_at);
alter table sign_ins enable row level security;

-- Somebody has shown that an address is theirs, and has no account yet: kept while they fill in the welcome page.
create table proven_addresses (
  token_hash bytea primary key check (length(token_hash) = 32),
  address text not null,
  next text not null,
  expires_at timestamptz not null
);
create index proven_addresses_by_age on proven_addresses (expires_at);
alter table proven_addresses enable row level security;

-- The link that the first start prints. Of use until somebody is a steward.
create table first_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  at timestamptz not null default now()
);
alter table first_links enable row level security;

-- How people join, as stewards chose; open until they do.
create function joining() returns text language sql stable security definer set search_path = public as $$
  select coalesce((select value #>> '{}' from settings where key = 'joining' and value #>> '{}' in ('invitation', 'approval')), 'open')
$$;

-- Keeps a new link and code for an address, ends those before, and says for whom the mail is: account, newcomer, or uninvited. The
-- row is made in any case, and the same steps are taken, so that neither the next page nor the time tells. The caller sends a mail in
-- any case. They live for 15 minutes.
create function ask_sign_in(of_address text, link bytea, code bytea, browser bytea, next_path text) returns text
  language plpgsql security definer set search_path = public as $$
begin
  -- Two at one moment would both be the newest.
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || of_address, 0));
  update sign_ins set ended = 'newer' where address = of_address and ended is null and browser_hash is not null;
  insert into sign_ins (address, link_hash, code_hash, browser_hash, next, expires_at)
    values (of_address, link, code, browser, next_path, now() + interval '15 minutes');
  return (
    select case when known then 'account' when may then 'newcomer' else 'uninvited' end
    from (select exists (select from addresses where address = of_address) as known, may_join(of_address) as may) facts
  );
end $$;

-- What a browser asked for last. `state`: open, late, used, newer, tries.
create function asked_sign_in(browser bytea) returns table (address text, next text, state text)
  language sql stable security definer set search_path = public as $$
  select s.address, s.next, coalesce(s.ended, case when s.expires_at > now() then 'open' else 'late' end)
  from sign_ins s where s.browser_hash = browser order by s.id desc limit 1
$$;

-- What a link is for, looked at without using it up. The holder has the mail, so the address is no secret to them.
create function look_at_sign_in(link bytea, browser bytea) returns table (
  address text, next text, state text, same_browser boolean, has_account boolean
) language sql stable security definer set search_path = public as $$
  select s.address, s.next, coalesce(s.ended, case when s.expires_at > now() then 'open' else 'late' end),
         s.browser_hash is null or s.browser_hash is not distinct from browser,
         exists (select from addresses a where a.address = s.address)
  from sign_ins s where s.link_hash = link
$$;

-- Opens a session, ends the one that this browser had, and makes the member the viewer of the transaction. Internal.
create function open_session(member bigint, session bytea, device_name text, session_before bytea) returns void
  language plpgsql security definer set search_path = public as $$
begin
  delete from sessions where token_hash = session_before or (member_id = member and expires_at < now());
  insert into sessions (member_id, token_hash, device, expires_at)
    values (member, session, left(device_name, 200), now() + interval '180 days');
  perform set_config('hearth.member_id', member::text, true);
end $$;

-- An address was proved a moment ago: opens a session where it has an account, and otherwise keeps the proof for two hours. Internal.
create function go_in(proven text, next_path text, session bytea, device_name text, proof bytea, session_before bytea)
  returns table (outcome text, next text) language plpgsql security definer set search_path = public as $$
declare
  member bigint := (select a.member_id from addresses a join members m on m.id = a.member_id
                    where a.address = proven and m.state <> 'left');
begin
  if member is not null then
    perform open_session(member, session, device_name, session_before);
    return query select 'signed in', next_path;
  elsif may_join(proven) then
    insert into proven_addresses (token_hash, address, next, expires_at) values (proof, proven, next_path, now() + interval '2 hours');
    return query select 'newcomer', next_path;
  else
    return query select 'uninvited', next_path;
  end if;
end $$;

-- Six digits, typed in the browser that asked: five wrong ones end them. Somebody who asks for mail after mail could still guess on
-- and on, so an account (or an address without one) has thirty tries a day; after that even the right digits are wrong, and the link
-- still works. Outcomes: signed in, newcomer, uninvited, wrong, late, used, newer, tries, none.
create function take_code(browser bytea, code bytea, session bytea, device_name text, proof bytea, session_before bytea)
  returns table (outcome text, next text) language plpgsql security definer set search_path = public as $$
declare
  kept sign_ins;
  whose text;
begin
  select s.* into kept from sign_ins s where s.browser_hash = browser order by s.id desc limit 1 for update;
  if not found then return query select 'none', '/'; return; end if;
  if kept.ended is not null then return query select kept.ended, kept.next; return; end if;
  if kept.expires_at <= now() then return query select 'late', kept.next; return; end if;
  whose := coalesce((select a.member_id::text from addresses a where a.address = kept.address), kept.address);
  if not within_limit('sign-in.guesses', whose, 30, interval '1 day') or kept.code_hash is distinct from code then
    update sign_ins s set tries = s.tries + 1, ended = case when s.tries >= 4 then 'tries' end where s.id = kept.id
      returning coalesce(s.ended, 'wrong') into outcome;
    next := kept.next;
    return next;
    return;
  end if;
  update sign_ins s set ended = 'used' where s.id = kept.id;
  return query select * from go_in(kept.address, kept.next, session, device_name, proof, session_before);
end $$;

-- The button behind a link, in any browser. Outcomes: signed in, newcomer, uninvited, late, used, newer, tries, none.
create function take_link(link bytea, session bytea, device_name text, proof bytea, session_before bytea)
  returns table (outcome text, next text) language plpgsql security definer set search_path = public as $$
declare
  kept sign_ins;
begin
  select s.* into kept from sign_ins s where s.link_hash = link for update;
  if not found then return query select 'none', '/'; return; end if;
  if kept.ended is not null then return query select kept.ended, kept.next; return; end if;
  if kept.expires_at <= now() then return query select 'late', kept.next; return; end if;
  update sign_ins s set ended = 'used' where s.id = kept.id;
  return query select * from go_in(kept.address, kept.next, session, device_name, proof, session_before);
end $$;

-- Opens a session for a member whose passkey the program has checked: the check needs what the database cannot compute, so this
-- takes its word. False for somebody who has left.
create function start_session(member bigint, session bytea, device_name text, session_before bytea) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from members where id = member and state <> 'left') then return false; end if;
  perform open_session(member, session, device_name, session_before);
  return true;
end $$;

-- From the command line: makes whoever has an address a steward, with an account where there is none, and keeps a link for a day.
-- Whoever can run commands on the server needs no leave of a steward. Never for the web.
create function make_steward(of_address text, of_name text, link bytea) returns void
  language plpgsql security definer set search_path = public as $$
declare
  member bigint := (select a.member_id from addresses a where a.address = of_address);
begin
  if member is null then
    insert into members (name, role) values (of_name, 'steward') returning id into member;
    insert into addresses (member_id, address, is_primary) values (member, of_address, true);
  else
    update members set role = 'steward', state = 'active', suspended_until = null where id = member;
  end if;
  insert into sign_ins (address, link_hash, expires_at) values (of_address, link, now() + interval '24 hours');
end $$;

-- Keeps a link for the first steward, where nobody is one; says whether it did. Never for the web.
create function keep_first_link(link bytea) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select from members where role = 'steward' and state = 'active' and not invented) then return false; end if;
  insert into first_links (token_hash) values (link);
  return true;
end $$;

create function look_at_first_link(link bytea) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from first_links where token_hash = link)
     and not exists (select from members where role = 'steward' and state = 'active' and not invented)
$$;

-- The first steward comes in. The address is believed: whoever holds this link could read the database. Where the address has an
-- account already, that one becomes the steward. False where the link is not the one, or somebody was faster.
create function take_first_link(link bytea, of_name text, of_address text, agreed int, session bytea, device_name text, session_before bytea)
  returns boolean language plpgsql security definer set search_path = public as $$
declare
  member bigint;
begin
  -- Two people with the link at one moment would both be first.
  lock table first_links in exclusive mode;
  if not look_at_first_link(link) then return false; end if;
  delete from first_links;
  select a.member_id into member from addresses a where a.address = of_address;
  if member is null then
    insert into members (name, role) values (of_name, 'steward') returning id into member;
    insert into addresses (member_id, address, is_primary) values (member, of_address, true);
  else
    update members set name = of_name, role = 'steward', state = 'active', suspended_until = null where id = member;
  end if;
  insert into conduct_agreements (member_id, version) values (member, agreed) on conflict do nothing;
  perform open_session(member, session, device_name, session_before);
  return true;
end $$;

-- What is over: links, proofs, sessions, counted tries. Never for the web.
create function forget_sign_ins() returns void language sql security definer set search_path = public as $$
  delete from sign_ins where expires_at < now() - interval '1 day';
  delete from proven_addresses where expires_at < now();
  delete from sessions where expires_at < now();
  delete from attempts where at < now() - interval '2 days';
$$;

revoke execute on function
  open_session(bigint, bytea, text, bytea),
  go_in(text, text, bytea, text, bytea, bytea),
  make_steward(text, text, bytea),
  keep_first_link(bytea),
  forget_sign_ins()
  from public;
