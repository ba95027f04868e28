-- Spaces: rooms with a purpose, a memory and norms.
create table spaces (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 80),
  purpose text not null default '' check (length(purpose) <= 300),
  norms text not null default '' check (length(norms) <= 5000),
  sees text not null default 'members' check (sees in ('everyone', 'members', 'invited')),
  writes text not null default 'members' check (writes in ('members', 'invited', 'stewards')),
  memory text not null default 'for ever' check (memory in ('for ever', 'year', '90 days', 'week')),
  position int not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  check (sees <> 'invited' or writes <> 'members')
);

-- Old addresses of renamed spaces.
create table space_slugs (
  slug text primary key,
  space_id bigint not null references spaces on delete cascade,
  at timestamptz not null default now()
);

-- Who was invited into a space that only invited people see or write in.
create table space_members (
  space_id bigint not null references spaces on delete cascade,
  member_id bigint not null references members on delete cascade,
  invited_by bigint references members on delete set null,
  joined_at timestamptz not null default now(),
  primary key (space_id, member_id)
);
create index space_members_of_member on space_members (member_id);

create table space_follows (
  member_id bigint not null references members on delete cascade,
  space_id bigint not null references spaces on delete cascade,
  level text not null check (level in ('follow', 'mute')),
  primary key (member_id, space_id)
);
create index space_follows_of_space on space_follows (space_id);

create function visible_space_ids() returns bigint[] language sql stable security definer set search_path = public as $$
  with viewer as (select viewer_id() as id, viewer_is_member() as is_member)
  select coalesce(array_agg(s.id), '{}')
  from spaces s, viewer v
  where s.sees = 'everyone'
     or (s.sees = 'members' and v.is_member)
     or (s.sees = 'invited' and v.is_member
         and exists (select from space_members m where m.space_id = s.id and m.member_id = v.id))
$$;

create function writable_space_ids() returns bigint[] language sql stable security definer set search_path = public as $$
  with viewer as (select viewer_id() as id, viewer_may_write() as may_write, viewer_is_steward() as is_steward)
  select coalesce(array_agg(s.id), '{}')
  from spaces s, viewer v
  where v.may_write and s.archived_at is null and s.id = any (visible_space_ids())
    and (s.writes = 'members'
      or (s.writes = 'stewards' and v.is_steward)
      or (s.writes = 'invited' and exists (select from space_members m where m.space_id = s.id and m.member_id = v.id)))
$$;

-- Of these members, those who may see a space: for notices, mail and the live stream.
create function members_who_see(space bigint, candidates bigint[]) returns setof bigint
  language sql stable security definer set search_path = public as $$
  select m.id
  from members m join spaces s on s.id = space
  where m.id = any (candidates) and m.state = 'active'
    and (s.sees in ('everyone', 'members')
      or exists (select from space_members i where i.space_id = s.id and i.member_id = m.id))
$$;

alter table spaces enable row level security;
grant select, insert, update on spaces to hearth_web;
create policy read on spaces for select using (id = any ((select visible_space_ids())::bigint[]) or (select viewer_is_steward()));
create policy create_as_steward on spaces for insert with check ((select viewer_is_steward()));
create policy change_as_steward on spaces for update
  using ((select viewer_is_steward()) and id = any ((select visible_space_ids())::bigint[])) with check ((select viewer_is_steward()));

alter table space_slugs enable row level security;
grant select, insert, delete on space_slugs to hearth_web;
create policy read on space_slugs for select using (exists (select from spaces s where s.id = space_id));
create policy write on space_slugs for insert with check (
  (select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[])
);
create policy take_back on space_slugs for delete using (
  (select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[])
);

alter table space_members enable row level security;
grant select, insert, delete on space_members to hearth_web;
create policy read on space_members for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy let_in on space_members for insert with check (
  invited_by = viewer_id() and (select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[])
);
create policy leave on space_members for delete using (
  member_id = viewer_id() or ((select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[]))
);

alter table space_follows enable row level security;
grant select, insert, update, delete on space_follows to hearth_web;
create policy own on space_follows using (member_id = viewer_id()) with check (member_id = viewer_id());

-- Of these members, those who may write in a space.
create function members_who_write(space bigint, candidates bigint[]) returns setof bigint
  language sql stable security definer set search_path = public as $$
  select m.id
  from members m join spaces s on s.id = space
  where m.id in (select members_who_see(space, candidates)) and s.archived_at is null
    and (m.suspended_until is null or m.suspended_until < now())
    and (s.writes = 'members'
      or (s.writes = 'stewards' and m.role = 'steward')
      or (s.writes = 'invited' and exists (select from space_members i where i.space_id = s.id and i.member_id = m.id)))
$$;
