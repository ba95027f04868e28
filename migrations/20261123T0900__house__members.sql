-- Who belongs here, and who is looking. The role hearth_web exists before the first migration runs.
grant usage on schema public to hearth_web;

create collation english (provider = icu, locale = 'en-GB-u-kn');

create table members (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 80),
  pronouns text not null default '' check (length(pronouns) <= 40),
  about text not null default '' check (length(about) <= 2000),
  wants_to_learn text not null default '' check (length(wants_to_learn) <= 500),
  could_help text not null default '' check (length(could_help) <= 500),
  links text[] not null default '{}' check (cardinality(links) <= 6),
  seen_by text not null default 'members' check (seen_by in ('members', 'everyone')),
  role text not null default 'member' check (role in ('member', 'steward')),
  state text not null default 'active' check (state in ('waiting', 'active', 'left')),
  suspended_until timestamptz,
  picture_id bigint,
  joined_at timestamptz not null default now(),
  invented boolean not null default false
);
create index members_by_name on members (name collate english, id) where state = 'active';

create table addresses (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  address text not null check (address = lower(address) and length(address) between 3 and 254),
  is_primary boolean not null default false,
  verified_at timestamptz not null default now()
);
create unique index addresses_one_member on addresses (address);
create unique index addresses_one_primary on addresses (member_id) where is_primary;
create index addresses_of_member on addresses (member_id);

create table sessions (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  device text not null default '' check (length(device) <= 200),
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_of_member on sessions (member_id);

-- The member for whom the present transaction runs; null for a guest.
create function viewer_id() returns bigint language sql stable parallel safe
  as $$ select nullif(current_setting('hearth.member_id', true), '')::bigint $$;

-- Belongs to the community: let in, and has not left. A suspended member may still read.
create function viewer_is_member() returns boolean language sql stable security definer set search_path = public
  as $$ select exists (select from members where id = viewer_id() and state = 'active') $$;

create function viewer_may_write() returns boolean language sql stable security definer set search_path = public
  as $$ select exists (select from members where id = viewer_id() and state = 'active'
          and (suspended_until is null or suspended_until < now())) $$;

create function viewer_is_steward() returns boolean language sql stable security definer set search_path = public
  as $$ select exists (select from members where id = viewer_id() and state = 'active' and role = 'steward'
          and (suspended_until is null or suspended_until < now())) $$;

alter table members enable row level security;
grant select, update (name, pronouns, about, wants_to_learn, could_help, links, seen_by, picture_id) on members to hearth_web;
create policy read on members for select using (
  id = viewer_id()
  or (state = 'active' and (seen_by = 'everyone' or (select viewer_is_member())))
  or (state = 'waiting' and (select viewer_is_steward()))
);
create policy change_own on members for update using (id = viewer_id()) with check (id = viewer_id());

alter table addresses enable row level security;
grant select, update (is_primary), delete on addresses to hearth_web;
create policy read on addresses for select using (
  member_id = viewer_id()
  or ((select viewer_is_steward()) and exists (select from members m where m.id = member_id and m.state = 'waiting'))
);
create policy change_own on addresses for update using (member_id = viewer_id()) with check (member_id = viewer_id());
create policy delete_own on addresses for delete using (member_id = viewer_id());

alter table sessions enable row level security;
grant select, delete on sessions to hearth_web;
create policy own on sessions using (member_id = viewer_id());

-- Who may see a post may see by whom it is: the name for everybody, the picture for guests only where the member shows it.
-- It hides columns and no rows, so it needs no security barrier, which would read all members for each page.
create view bylines as
  select id,
         case when state = 'left' then '' else name end as name,
         role,
         state = 'left' as has_left,
         state = 'active' and (seen_by = 'everyone' or (select viewer_is_member())) as has_page,
         case when seen_by = 'everyone' or (select viewer_is_member()) then picture_id end as picture_id
  from members;
comment on view bylines is 'never null: id, name, role, has_left, has_page';
grant select on bylines to hearth_web;

create table settings (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);
alter table settings enable row level security;
grant select, insert, update on settings to hearth_web;
create policy read on settings for select using (true);
create policy write on settings for insert with check ((select viewer_is_steward()));
create policy change on settings for update using ((select viewer_is_steward()));

-- How often something was tried, for limits: the key is hashed, so no address is kept here.
create table attempts (
  id bigint generated always as identity primary key,
  kind text not null,
  key_hash bytea not null,
  at timestamptz not null default now()
);
create index attempts_by_key on attempts (kind, key_hash, at);
create index attempts_by_age on attempts (at);
alter table attempts enable row level security;

-- Counts one try and says whether it is within the limit.
create function within_limit(kind text, key text, most int, per interval) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  hash bytea := sha256(convert_to(key, 'UTF8'));
  seen int;
begin
  select count(*) into seen from attempts a
    where a.kind = within_limit.kind and a.key_hash = hash and a.at > now() - per;
  if seen >= most then return false; end if;
  insert into attempts (kind, key_hash) values (within_limit.kind, hash);
  return true;
end $$;

-- The same form sent twice does its work once: the first one's location is given to the second.
create table submissions (
  member_id bigint not null references members on delete cascade,
  key text not null check (length(key) between 8 and 64),
  location text not null default '',
  at timestamptz not null default now(),
  primary key (member_id, key)
);
create index submissions_by_age on submissions (at);
alter table submissions enable row level security;
grant select, insert, update (location) on submissions to hearth_web;
create policy own on submissions using (member_id = viewer_id()) with check (member_id = viewer_id());

-- What a member is writing. The place says where: new-thread:3, reply:12, edit:55.
create table drafts (
  member_id bigint not null references members on delete cascade,
  place text not null check (length(place) between 1 and 80),
  fields jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (member_id, place)
);
alter table drafts enable row level security;
grant select, insert, update, delete on drafts to hearth_web;
create policy own on drafts using (member_id = viewer_id()) with check (member_id = viewer_id());

-- What was sent after a session had ended, kept an hour for whoever holds the browser's key.
create table parked_forms (
  key_hash bytea primary key check (length(key_hash) = 32),
  place text not null check (length(place) between 1 and 80),
  fields jsonb not null,
  at timestamptz not null default now()
);
alter table parked_forms enable row level security;

create function park_form(key_hash bytea, place text, fields jsonb) returns void
  language sql security definer set search_path = public as $$
  delete from parked_forms where at < now() - interval '1 hour';
  insert into parked_forms (key_hash, place, fields) values (key_hash, place, fields);
$$;

-- Turns a parked form into a draft of the present viewer.
create function adopt_parked_form(key_hash bytea) returns void
  language sql security definer set search_path = public as $$
  with parked as (
    delete from parked_forms p where p.key_hash = adopt_parked_form.key_hash and p.at > now() - interval '1 hour'
      and viewer_id() is not null
    returning p.place, p.fields
  )
  insert into drafts (member_id, place, fields)
  select viewer_id(), place, fields from parked
  on conflict (member_id, place) do update set fields = excluded.fields, updated_at = now();
$$;

-- A job is added in the transaction that causes it. Only names that the program knows are ever run.
create function add_job(task text, payload json, run_at timestamptz default null, job_key text default null, max_attempts int default null)
  returns void language plpgsql security definer set search_path = public as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => coalesce(add_job.run_at, now()), job_key => add_job.job_key,
    max_attempts => coalesce(add_job.max_attempts, 25));
end $$;
