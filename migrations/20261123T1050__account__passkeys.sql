-- Passkeys: a key pair on somebody's device, of which only the public half is here.
create table passkeys (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  credential_id text not null unique check (length(credential_id) between 1 and 1400),
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}' check (cardinality(transports) <= 10),
  -- What devices know the account by: random, the same for all passkeys of a member.
  user_handle bytea not null check (length(user_handle) = 32),
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_of_member on passkeys (member_id);

alter table passkeys enable row level security;
grant select (id, member_id, credential_id, transports, user_handle, name, created_at, last_used_at), insert, update (name), delete
  on passkeys to hearth_web;
create policy own on passkeys using (member_id = viewer_id()) with check (member_id = viewer_id());

-- What a device was asked to sign: five minutes, one use. A guest has no member yet.
create table passkey_challenges (
  challenge_hash bytea primary key check (length(challenge_hash) = 32),
  member_id bigint references members on delete cascade,
  user_handle bytea,
  expires_at timestamptz not null
);
create index passkey_challenges_of_member on passkey_challenges (member_id);
create index passkey_challenges_by_age on passkey_challenges (expires_at);
alter table passkey_challenges enable row level security;

-- Needs the owner's rights because guests ask for challenges, and nobody may look at those of others.
create function keep_passkey_challenge(hash bytea, handle bytea) returns void
  language sql security definer set search_path = public as $$
  delete from passkey_challenges where expires_at < now();
  insert into passkey_challenges (challenge_hash, member_id, user_handle, expires_at)
    values (hash, viewer_id(), handle, now() + interval '5 minutes');
$$;

-- Takes a challenge of the viewer's, once. No row where there is none; a guest's cannot be taken by a member, nor the other way round.
create function take_passkey_challenge(hash bytea) returns table (user_handle bytea)
  language sql security definer set search_path = public as $$
  delete from passkey_challenges c
  where c.challenge_hash = hash and c.expires_at > now() and c.member_id is not distinct from viewer_id()
  returning c.user_handle
$$;

-- What is needed to check a signature. Needs the owner's rights because whoever signs in is nobody yet.
create function find_passkey(credential text) returns table (id bigint, member_id bigint, public_key bytea, counter bigint)
  language sql stable security definer set search_path = public as $$
  select p.id, p.member_id, p.public_key, p.counter
  from passkeys p join members m on m.id = p.member_id and m.state <> 'left'
  where p.credential_id = credential
$$;

-- Remembers a use. False where the counter did not grow: then somebody may have copied the key.
create function count_passkey_use(passkey bigint, new_counter bigint) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  update passkeys p set counter = new_counter, last_used_at = now()
    where p.id = passkey and (new_counter > p.counter or (new_counter = 0 and p.counter = 0));
  return found;
end $$;
