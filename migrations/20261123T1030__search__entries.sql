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
-- Everybody indexes their own words, in the space in which they stand.
create policy add on search_entries for insert with check (
  case when kind = 'member' then ref = viewer_id()
       else exists (select from posts p where p.id = ref and p.space_id = search_entries.space_id and p.author_id = viewer_id()) end
);
create policy change on search_entries for update using (
  case when kind = 'member' then ref = viewer_id()
       else exists (select from posts p where p.id = ref and p.space_id = search_entries.space_id and p.author_id = viewer_id()) end
);
create policy drop_entry on search_entries for delete using (
  case when kind = 'member' then ref = viewer_id()
       else exists (select from posts p where p.id = ref and p.space_id = search_entries.space_id
         and (p.author_id = viewer_id() or (select viewer_is_steward()))) end
);

-- Puts a thread's posts under its title as it is now. Needs the owner's rights because a new title reaches the posts of others; what is
-- indexed comes from the rows themselves, so nobody can slip words in.
create function reindex_thread(thread bigint) returns void language sql security definer set search_path = public as $$
  update search_entries e set space_id = p.space_id, words = words_of(t.title, p.words)
  from posts p join threads t on t.id = p.thread_id
  where e.kind = 'post' and e.ref = p.id and t.id = thread
    and viewer_may_write() and t.space_id = any (visible_space_ids())
$$;
