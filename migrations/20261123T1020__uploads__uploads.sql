-- Files that members bring. A row is the right to read the file; the file is found by the row and by nothing else.
create table uploads (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  purpose text not null check (purpose in ('post', 'picture')),
  -- An upload belongs to nobody's post until one that names it is written; until then only its owner sees it.
  space_id bigint references spaces on delete cascade,
  post_id bigint references posts on delete cascade,
  name text not null check (length(name) between 1 and 120),
  type text not null,
  size int not null check (size between 1 and 10485760),
  width int,
  height int,
  file text not null unique check (file ~ '^[0-9a-f]{2}/[0-9a-f]{32}$'),
  created_at timestamptz not null default now(),
  check ((space_id is null) = (post_id is null))
);
create index uploads_of_member on uploads (member_id, created_at);
create index uploads_of_post on uploads (post_id) where post_id is not null;
create index uploads_of_space on uploads (space_id) where space_id is not null;
create index uploads_unclaimed on uploads (created_at) where post_id is null and purpose = 'post';

alter table members add foreign key (picture_id) references uploads on delete set null deferrable initially immediate;

alter table uploads enable row level security;
grant select, insert, update (space_id, post_id), delete on uploads to hearth_web;
create policy read on uploads for select using (
  member_id = viewer_id()
  or (purpose = 'post' and space_id = any ((select visible_space_ids())::bigint[]))
  or (purpose = 'picture' and exists (select from members m where m.picture_id = uploads.id))
);
create policy bring on uploads for insert with check (
  member_id = viewer_id() and space_id is null and post_id is null and (select viewer_is_member())
);
create policy claim on uploads for update using (member_id = viewer_id() and purpose = 'post')
  with check (member_id = viewer_id() and exists (
    select from posts p where p.id = post_id and p.space_id = uploads.space_id and p.author_id = viewer_id()));
create policy release on uploads for delete using (
  member_id = viewer_id() or ((select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[]))
);

-- Files whose row is gone, however it went: a job removes them from the disk.
create table doomed_files (
  file text primary key,
  at timestamptz not null default now()
);
alter table doomed_files enable row level security;

create function doom_file() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into doomed_files (file) values (old.file) on conflict do nothing;
  return old;
end $$;
create trigger doom_file after delete on uploads for each row execute function doom_file();
