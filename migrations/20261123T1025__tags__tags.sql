-- Tags: one word for one thing, whatever its case, plural or spacing. Members say with them what they can and would like to.
create table tags (
  id bigint generated always as identity primary key,
  slug text not null unique check (length(slug) between 1 and 60),
  name text not null check (length(name) between 1 and 40)
);

create table member_tags (
  member_id bigint not null references members on delete cascade,
  tag_id bigint not null references tags on delete cascade,
  kind text not null check (kind in ('skill', 'interest')),
  position int not null default 0,
  primary key (member_id, tag_id, kind)
);
-- The member is in it so that counting needs no look at the table.
create index member_tags_of_tag on member_tags (kind, tag_id, member_id);

alter table tags enable row level security;
grant select, insert on tags to hearth_web;
create policy read on tags for select using (true);
-- Also by somebody who still waits to be let in: they may fill in their profile meanwhile.
create policy add on tags for insert with check (viewer_id() is not null);

alter table member_tags enable row level security;
grant select, insert, delete on member_tags to hearth_web;
-- Seen with the profile that carries them.
create policy read on member_tags for select using (exists (select from members m where m.id = member_id));
create policy own on member_tags for insert with check (member_id = viewer_id());
create policy drop_own on member_tags for delete using (member_id = viewer_id());
