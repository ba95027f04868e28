-- Threads and posts: a flat order of numbered posts. Every row carries its space, which is the key of the wall.
create table threads (
  id bigint generated always as identity primary key,
  space_id bigint not null references spaces on delete cascade,
  author_id bigint not null references members,
  title text not null check (length(title) between 1 and 200),
  created_at timestamptz not null default now(),
  last_number int not null default 0,
  last_post_at timestamptz not null default now(),
  last_author_id bigint references members,
  reply_count int not null default 0,
  pinned_at timestamptz,
  locked_at timestamptz,
  merged_into bigint references threads on delete cascade,
  invented boolean not null default false
);
create index threads_latest on threads (last_post_at desc, id desc) where merged_into is null;
create index threads_of_space on threads (space_id, last_post_at desc, id desc) where merged_into is null;
create index threads_without_reply on threads (created_at) where reply_count = 0 and merged_into is null;
create index threads_of_author on threads (author_id, created_at desc);

create table posts (
  id bigint generated always as identity primary key,
  thread_id bigint not null references threads on delete cascade,
  space_id bigint not null references spaces on delete cascade,
  number int not null check (number > 0),
  author_id bigint not null references members,
  reply_to bigint references posts on delete set null,
  body text not null check (length(body) <= 50000),
  html text not null,
  words text not null,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz,
  removed_by text check (removed_by in ('author', 'steward', 'leaver')),
  unique (thread_id, number) deferrable
);
create index posts_of_author on posts (author_id, created_at desc);
create index posts_of_space_by_age on posts (space_id, created_at);
create index posts_replying on posts (reply_to) where reply_to is not null;

-- What a post said before an edit.
create table post_versions (
  id bigint generated always as identity primary key,
  post_id bigint not null references posts on delete cascade,
  space_id bigint not null references spaces on delete cascade,
  body text not null,
  html text not null,
  written_at timestamptz not null,
  replaced_at timestamptz not null default now()
);
create index post_versions_of_post on post_versions (post_id, id);

create table reactions (
  post_id bigint not null references posts on delete cascade,
  member_id bigint not null references members on delete cascade,
  space_id bigint not null references spaces on delete cascade,
  kind text not null check (kind in ('thanks', 'helpful', 'celebrate', 'same here', 'smile')),
  at timestamptz not null default now(),
  primary key (post_id, member_id, kind)
);
create index reactions_of_member on reactions (member_id);

create table thread_follows (
  member_id bigint not null references members on delete cascade,
  thread_id bigint not null references threads on delete cascade,
  level text not null check (level in ('follow', 'mute')),
  primary key (member_id, thread_id)
);
create index thread_follows_of_thread on thread_follows (thread_id);

create table thread_reads (
  member_id bigint not null references members on delete cascade,
  thread_id bigint not null references threads on delete cascade,
  number int not null,
  at timestamptz not null default now(),
  primary key (member_id, thread_id)
);
create index thread_reads_of_thread on thread_reads (thread_id);

-- Takes the next number in a thread and marks it as active; null where the viewer may not write there, or it has just moved elsewhere.
-- The thread's row stays locked until the transaction ends, so posts arrive in the order of their numbers.
create function take_post_number(thread bigint, space bigint) returns int
  language sql security definer set search_path = public as $$
  update threads t
  set last_number = t.last_number + 1, last_post_at = now(), last_author_id = viewer_id(),
      reply_count = t.reply_count + case when t.last_number > 0 then 1 else 0 end
  where t.id = thread and t.space_id = space and t.merged_into is null
    and t.space_id = any (writable_space_ids())
    and (t.locked_at is null or viewer_is_steward())
  returning t.last_number
$$;

alter table threads enable row level security;
-- Which columns: a thread changes its space, and a post its thread, number or moment, by the functions for stewards only.
grant select, insert (space_id, author_id, title), update (title, pinned_at, locked_at) on threads to hearth_web;
create policy read on threads for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy start on threads for insert with check (
  author_id = viewer_id() and last_number = 0 and pinned_at is null and locked_at is null
  and space_id = any ((select writable_space_ids())::bigint[])
);
create policy change_own on threads for update
  using (author_id = viewer_id() and locked_at is null and space_id = any ((select writable_space_ids())::bigint[]))
  with check (author_id = viewer_id() and pinned_at is null and locked_at is null and merged_into is null
    and space_id = any ((select writable_space_ids())::bigint[]));
create policy change_as_steward on threads for update
  using ((select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[]))
  with check ((select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[]));

alter table posts enable row level security;
grant select, insert (thread_id, space_id, number, author_id, reply_to, body, html, words),
  update (body, html, words, edited_at, removed_at, removed_by) on posts to hearth_web;
create policy read on posts for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy write on posts for insert with check (
  author_id = viewer_id() and space_id = any ((select writable_space_ids())::bigint[])
  and exists (select from threads t where t.id = thread_id and t.space_id = posts.space_id and t.merged_into is null)
);
create policy change_own on posts for update
  using (author_id = viewer_id() and removed_at is null and (select viewer_may_write()) and space_id = any ((select visible_space_ids())::bigint[]))
  with check (author_id = viewer_id() and (removed_by is null or removed_by = 'author'));
create policy change_as_steward on posts for update
  using ((select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[]))
  with check ((select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[]));

alter table post_versions enable row level security;
grant select, insert, delete on post_versions to hearth_web;
create policy read on post_versions for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy keep on post_versions for insert with check (
  exists (select from posts p where p.id = post_id and p.space_id = post_versions.space_id
    and (p.author_id = viewer_id() or (select viewer_is_steward())))
);
create policy forget on post_versions for delete using (
  exists (select from posts p where p.id = post_id and (p.author_id = viewer_id() or (select viewer_is_steward())))
);

alter table reactions enable row level security;
grant select, insert, delete on reactions to hearth_web;
create policy read on reactions for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy react on reactions for insert with check (
  member_id = viewer_id() and (select viewer_may_write())
  and exists (select from posts p where p.id = post_id and p.space_id = reactions.space_id and p.removed_at is null)
);
create policy take_back on reactions for delete using (member_id = viewer_id());

alter table thread_follows enable row level security;
grant select, insert, update, delete on thread_follows to hearth_web;
create policy own on thread_follows using (member_id = viewer_id()) with check (member_id = viewer_id());

alter table thread_reads enable row level security;
grant select, insert, update, delete on thread_reads to hearth_web;
create policy own on thread_reads using (member_id = viewer_id()) with check (member_id = viewer_id());
