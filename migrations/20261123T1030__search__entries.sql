-- What can be searched. Each entry carries its space, which is the key of the wall; one without a space is a member's profile.
create table search_entries (
  kind text not null check (kind in ('post', 'member')),
  ref bigint not null,
  space_id bigint references spaces on delete cascade,
  at timestamptz not null default now(),
  words tsvector not null,
  primary key (kind, ref),
  check ((kind = 'member') = (space_id is null))
);
create index search_entries_words on search_entries using gin (words);
create index search_entries_of_space on search_entries (space_id);

-- Words as English, so that "joining" finds "joined", and as they stand, so that na.rm and group_by are found too.
create function words_of(title text, body text) returns tsvector language sql immutable set search_path = public, pg_catalog as $$
  select setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('simple', title), 'A')
      || setweight(to_tsvector('english', body), 'C') || setweight(to_tsvector('simple', left(body, 20000)), 'D')
$$;

alter table search_entries enable row level security;
grant select, insert, update, delete on search_entries to hearth_web;
create policy read on search_entries for select using (
  case when kind = 'member' then exists (select from members m where m.id = ref)
       else space_id = any ((select visible_space_ids())::bigint[]) end
);
create policy add on search_entries for insert with check (
  case when kind = 'member' then ref = viewer_id()
       else space_id = any ((select visible_space_ids())::bigint[]) end
);
create policy change on search_entries for update using (
  case when kind = 'member' then ref = viewer_id()
       else space_id = any ((select visible_space_ids())::bigint[]) end
);
create policy drop_entry on search_entries for delete using (
  case when kind = 'member' then ref = viewer_id()
       else space_id = any ((select visible_space_ids())::bigint[]) end
);
