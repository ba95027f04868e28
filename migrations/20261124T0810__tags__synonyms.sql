-- Words that mean the same tag, tags that were joined into another, and tags that members follow.

-- A tag that was joined into another: its old address leads there. One step always: what was joined into it before goes along.
alter table tags add column joined_into bigint references tags on delete set null;
create index tags_joined on tags (joined_into) where joined_into is not null;
grant update (name) on tags to hearth_web;
create policy rename_as_steward on tags for update using ((select viewer_is_steward())) with check ((select viewer_is_steward()));

-- Other words for a tag, as their keys (see tagSlug): "tidyverseverb" for dplyr.
create table tag_synonyms (
  slug text primary key check (length(slug) between 1 and 60),
  name text not null check (length(name) between 1 and 40),
  tag_id bigint not null references tags on delete cascade
);
create index tag_synonyms_of_tag on tag_synonyms (tag_id);
alter table tag_synonyms enable row level security;
grant select, insert, delete on tag_synonyms to hearth_web;
create policy read on tag_synonyms for select using (true);
create policy add_as_steward on tag_synonyms for insert with check ((select viewer_is_steward()));
create policy drop_as_steward on tag_synonyms for delete using ((select viewer_is_steward()));

create table tag_follows (
  member_id bigint not null references members on delete cascade,
  tag_id bigint not null references tags on delete cascade,
  primary key (member_id, tag_id)
);
create index tag_follows_of_tag on tag_follows (tag_id);
alter table tag_follows enable row level security;
grant select, insert, delete on tag_follows to hearth_web;
create policy own on tag_follows using (member_id = viewer_id()) with check (member_id = viewer_id());

-- Who follows one of these tags. Not for the web.
create function followers_of_tags(tag_ids bigint[]) returns setof bigint language sql stable security definer set search_path = public as $$
  select distinct f.member_id from tag_follows f join members m on m.id = f.member_id and m.state = 'active' where f.tag_id = any (tag_ids)
$$;
revoke execute on function followers_of_tags(bigint[]) from public;

-- Joins a tag into another: skills, interests and follows of members move along, its word becomes a synonym. Needs the owner's rights
-- because these rows are members' own. False where the viewer is no steward, or the two are one already.
create function join_tags(source bigint, target bigint) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  if not viewer_is_steward() or source = target then return false; end if;
  -- In one order for everybody.
  perform from tags where id in (source, target) order by id for update;
  if (select count(*) from tags where id in (source, target) and joined_into is null) <> 2 then return false; end if;
  insert into member_tags (member_id, tag_id, kind, position)
    select member_id, target, kind, position from member_tags where tag_id = source on conflict do nothing;
  delete from member_tags where tag_id = source;
  insert into tag_follows (member_id, tag_id) select member_id, target from tag_follows where tag_id = source on conflict do nothing;
  delete from tag_follows where tag_id = source;
  update tag_synonyms set tag_id = target where tag_id = source;
  insert into tag_synonyms (slug, name, tag_id) select slug, name, target from tags where id = source on conflict (slug) do update set tag_id = target;
  update tags set joined_into = target where id = source or joined_into = source;
  perform add_job('message', json_build_object('name', 'tag.joined', 'message', json_build_object('fromId', source, 'intoId', target)));
  return true;
end $$;

-- Whether the viewer meets this tag anywhere: the word alone can tell what a private space is about. Features whose things carry tags replace
-- it with one that asks their tables too.
create function tag_is_seen(asked bigint) returns boolean language sql stable set search_path = public as $$
  select exists (select from member_tags where tag_id = asked)
$$;
