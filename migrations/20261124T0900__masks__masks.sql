-- Masks: a name made for one question, under which a member asks and goes on talking there. To everybody a mask is an author like any
-- other; who wears it stands here and nowhere else, and only the wearer's own transactions see that row.
alter table spaces add column masks boolean not null default false;

-- Where a thread is read: the first segment of its address. What hangs on a thread carries both its number and its space, and moves along.
alter table threads add column shown_at text not null default 'threads' check (shown_at ~ '^[a-z]{1,30}$');
grant insert (shown_at) on threads to hearth_web;
create unique index threads_with_space on threads (id, space_id);
create unique index posts_with_place on posts (id, thread_id, space_id);

alter table members drop constraint members_state_check;
alter table members add constraint members_state_check check (state in ('waiting', 'active', 'left', 'mask'));

create or replace view bylines as
  select id,
         case when state = 'left' then '' else name end as name,
         role,
         state = 'left' as has_left,
         state = 'active' and (seen_by = 'everyone' or (select viewer_is_member())) as has_page,
         case when seen_by = 'everyone' or (select viewer_is_member()) then picture_id end as picture_id,
         state = 'mask' as is_mask
  from members;
comment on view bylines is 'never null: id, name, role, has_left, has_page, is_mask';

create table masks (
  id bigint primary key references members on delete cascade,
  member_id bigint not null references members on delete cascade,
  thread_id bigint not null references threads on delete cascade,
  unique (thread_id, member_id)
);
create index masks_of_member on masks (member_id);
alter table masks enable row level security;
grant select on masks to hearth_web;
create policy own on masks for select using (member_id = viewer_id());

-- The viewer under all their names.
create function viewer_selves() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}') from (
    select viewer_id() as id where viewer_id() is not null
    union all select m.id from masks m where m.member_id = viewer_id()
  ) selves
$$;

-- As whom the viewer writes in a thread: where they wear a mask, always under it, so that nobody forgets it once.
create function viewer_in(thread bigint) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce((select m.id from masks m where m.thread_id = thread and m.member_id = viewer_id()), viewer_id())
$$;

-- Whom an author's notices reach: the wearer of a mask, or the author. Not for the web.
create function wearer_of(author bigint) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce((select m.member_id from masks m where m.id = author), author)
$$;
revoke execute on function wearer_of(bigint) from public;

-- Starts a thread under a new mask, named by the first of these names that no mask has. Null where the viewer may not, or the space
-- has no masks: there everybody who may read it may write, so that a mask says nothing about its wearer.
create function start_under_mask(space bigint, title text, shown_at text, names text[]) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  mask bigint;
  thread bigint;
begin
  if not space = any (writable_space_ids())
    or not exists (select from spaces s where s.id = space and s.masks and s.writes = 'members') then return null; end if;
  insert into members (name, state, handle, seen_by, joined_at)
    select coalesce(
        (select n from unnest(names) with ordinality as u(n, i)
         where not exists (select from members m where m.state = 'mask' and m.name = n) order by i limit 1), names[1]),
      'mask', 'mask-' || gen_random_uuid(), 'members', now()
    returning id into mask;
  insert into threads (space_id, author_id, title, shown_at) values (space, mask, title, start_under_mask.shown_at) returning id into thread;
  insert into masks (id, member_id, thread_id) values (mask, viewer_id(), thread);
  return thread;
end $$;

-- Writing under a mask is writing as oneself.
drop function take_post_number(bigint, bigint);
-- Takes the next number in a thread and marks it as active; says under which name the viewer writes there. No row where they may not
-- write there, or it has just moved elsewhere. The thread's row stays locked until the transaction ends, so posts arrive in the order
-- of their numbers. A steward under a mask has no more rights than the mask: those would give them away.
create function take_post_number(thread bigint, space bigint) returns table (number int, author_id bigint)
  language sql security definer set search_path = public as $$
  update threads t
  set last_number = t.last_number + 1, last_post_at = now(), last_author_id = viewer_in(thread),
      reply_count = t.reply_count + case when t.last_number > 0 then 1 else 0 end
  where t.id = thread and t.space_id = space and t.merged_into is null
    and t.space_id = any (writable_space_ids())
    and (t.locked_at is null or (viewer_is_steward() and viewer_in(thread) = viewer_id()))
  returning t.last_number, viewer_in(thread)
$$;

drop policy change_own on threads;
create policy change_own on threads for update
  using (author_id = any ((select viewer_selves())::bigint[]) and locked_at is null and space_id = any ((select writable_space_ids())::bigint[]))
  with check (author_id = any ((select viewer_selves())::bigint[]) and pinned_at is null and locked_at is null and merged_into is null
    and space_id = any ((select writable_space_ids())::bigint[]));

drop policy write on posts;
create policy write on posts for insert with check (
  author_id = viewer_in(thread_id) and space_id = any ((select writable_space_ids())::bigint[])
  and exists (select from threads t where t.id = thread_id and t.space_id = posts.space_id and t.merged_into is null)
);
drop policy change_own on posts;
create policy change_own on posts for update
  using (author_id = any ((select viewer_selves())::bigint[]) and removed_at is null and (select viewer_may_write())
    and space_id = any ((select visible_space_ids())::bigint[]))
  with check (author_id = any ((select viewer_selves())::bigint[]) and (removed_by is null or removed_by = 'author'));

drop policy keep on post_versions;
create policy keep on post_versions for insert with check (
  exists (select from posts p where p.id = post_id and p.space_id = post_versions.space_id
    and (p.author_id = any ((select viewer_selves())::bigint[]) or (select viewer_is_steward())))
);
drop policy forget on post_versions;
create policy forget on post_versions for delete using (
  exists (select from posts p where p.id = post_id and (p.author_id = any ((select viewer_selves())::bigint[]) or (select viewer_is_steward())))
);

drop policy add on search_entries;
create policy add on search_entries for insert with check (
  case when kind = 'member' then ref = viewer_id()
       else exists (select from posts p where p.id = ref and p.space_id = search_entries.space_id
         and p.author_id = any ((select viewer_selves())::bigint[])) end
);
drop policy change on search_entries;
create policy change on search_entries for update using (
  case when kind = 'member' then ref = viewer_id()
       else exists (select from posts p where p.id = ref and p.space_id = search_entries.space_id
         and p.author_id = any ((select viewer_selves())::bigint[])) end
);
drop policy drop_entry on search_entries;
create policy drop_entry on search_entries for delete using (
  case when kind = 'member' then ref = viewer_id()
       else exists (select from posts p where p.id = ref and p.space_id = search_entries.space_id
         and (p.author_id = any ((select viewer_selves())::bigint[]) or (select viewer_is_steward()))) end
);

-- A file in a masked post belongs to the mask: whose it was before is forgotten when the post is written.
grant update (member_id) on uploads to hearth_web;
drop policy read on uploads;
create policy read on uploads for select using (
  member_id = any ((select viewer_selves())::bigint[])
  or (purpose = 'post' and space_id = any ((select visible_space_ids())::bigint[]))
  or (purpose = 'picture' and exists (select from members m where m.picture_id = uploads.id))
);
drop policy claim on uploads;
create policy claim on uploads for update using (member_id = any ((select viewer_selves())::bigint[]) and purpose = 'post')
  with check (member_id = any ((select viewer_selves())::bigint[]) and exists (
    select from posts p where p.id = post_id and p.space_id = uploads.space_id and p.author_id = uploads.member_id));
drop policy release on uploads;
create policy release on uploads for delete using (
  member_id = any ((select viewer_selves())::bigint[])
  or ((select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[]))
);

-- What a member takes along holds what they wrote under masks; `mask` says under which.
drop function my_posts(bigint, int);
create function my_posts(after bigint, most int) returns table (
  id bigint, thread_id bigint, thread_title text, space_slug text, space_name text, number int, body text,
  created_at timestamptz, edited_at timestamptz, removed_at timestamptz, mask text
) language sql stable security definer set search_path = public as $$
  select p.id, p.thread_id, case when t.author_id = any (viewer_selves()) then t.title end, s.slug, s.name, p.number, p.body,
         p.created_at, p.edited_at, p.removed_at, k.name
  from posts p
  join threads t on t.id = p.thread_id
  left join spaces s on s.id = p.space_id and s.id = any (visible_space_ids())
  left join members k on k.id = p.author_id and k.state = 'mask'
  where p.author_id = any (viewer_selves()) and p.id > after
  order by p.id limit least(most, 5000)
$$;
create or replace function my_post_versions(after bigint, most int) returns table (
  id bigint, post_id bigint, body text, written_at timestamptz, replaced_at timestamptz
) language sql stable security definer set search_path = public as $$
  select v.id, v.post_id, v.body, v.written_at, v.replaced_at
  from post_versions v join posts p on p.id = v.post_id
  where p.author_id = any (viewer_selves()) and v.id > after
  order by v.id limit least(most, 5000)
$$;

-- Mails to a wearer about their masked thread are on no steward's list: one look at it would tell who wears the mask.
alter table mails add column unlisted boolean not null default false;
grant insert (unlisted) on mails to hearth_web;
drop policy read_as_steward on mails;
create policy read_as_steward on mails for select using ((select viewer_is_steward()) and not unlisted);
create or replace function kept_mails(before timestamptz, most int) returns table (id uuid, to_address text, subject text, text text, at timestamptz)
  language sql stable security definer set search_path = public as $$
  select m.id, m.to_address, m.subject, m.text, m.at from mails m
  where m.state = 'kept' and not m.unlisted and viewer_is_steward() and (before is null or m.at < before)
  order by m.at desc, m.id desc limit least(most, 100)
$$;

-- When a wearer leaves and takes their words along, those under masks go too; the line that stays does not say that somebody left,
-- because everybody can see who did. Where words are kept, nobody can tell any more who wore the mask: its row goes with the member.
create function take_back_under_masks(member bigint) returns void language plpgsql security definer set search_path = public as $$
declare
  worn bigint[] := array(select id from masks where member_id = member);
begin
  update posts p set body = '', html = '', words = '', removed_at = coalesce(p.removed_at, now()), removed_by = coalesce(p.removed_by, 'author')
    where p.author_id = any (worn);
  delete from post_versions v using posts p where p.id = v.post_id and p.author_id = any (worn);
  update threads t set title = 'A question that was taken back' where t.author_id = any (worn);
  delete from search_entries e using posts p where e.kind = 'post' and e.ref = p.id and p.author_id = any (worn);
  delete from uploads u where u.member_id = any (worn);
end $$;

alter function erase(bigint, boolean) rename to erase_unmasked;
create function erase(member bigint, remove_words boolean) returns void language plpgsql security definer set search_path = public as $$
begin
  if remove_words then perform take_back_under_masks(member); end if;
  perform erase_unmasked(member, remove_words);
end $$;
revoke execute on function take_back_under_masks(bigint), erase_unmasked(bigint, boolean), erase(bigint, boolean) from public;
