-- Moving, splitting and merging threads. The wall keeps everybody, stewards too, from changing other people's read marks, follows,
-- notices and reactions; these functions do, for a steward who sees the thread and may write where it goes.
alter table threads add column split_from bigint references threads on delete set null;
create index threads_split_from on threads (split_from) where split_from is not null;
create index threads_merged_into on threads (merged_into) where merged_into is not null;

-- Makes a thread's counters agree with its posts.
create function count_thread(thread bigint) returns void language sql security definer set search_path = public as $$
  update threads t
  set last_number = coalesce(c.last_number, 0), reply_count = coalesce(c.replies, 0),
      last_post_at = coalesce(c.last_at, t.last_post_at), last_author_id = coalesce(c.last_author, t.last_author_id)
  from (
    select max(number) as last_number, count(*) filter (where number > 1) as replies, max(created_at) as last_at,
           (array_agg(author_id order by number desc))[1] as last_author
    from posts where thread_id = thread
  ) c
  where t.id = thread
$$;

-- Makes everything that hangs on a thread's posts carry its space, and takes it from members who do not see that space.
create function settle_thread(thread bigint) returns void language plpgsql security definer set search_path = public as $$
declare
  space bigint;
  told bigint[];
begin
  select space_id into space from threads where id = thread;
  update posts set space_id = space where thread_id = thread and space_id <> space;
  update post_versions v set space_id = space from posts p where p.thread_id = thread and v.post_id = p.id and v.space_id <> space;
  update reactions r set space_id = space from posts p where p.thread_id = thread and r.post_id = p.id and r.space_id <> space;
  update uploads u set space_id = space from posts p where p.thread_id = thread and u.post_id = p.id and u.space_id <> space;
  update notices n set space_id = space, thread_id = thread from posts p where p.thread_id = thread and n.post_id = p.id;
  update uploads u set space_id = space from posts p where p.thread_id = thread and u.post_id = p.id and u.space_id <> space;
  update search_entries e set space_id = space from posts p where p.thread_id = thread and e.kind = 'post' and e.ref = p.id and e.space_id <> space;
  select array_agg(member_id) into told from (
    select member_id from notices where thread_id = thread
    union select member_id from thread_follows where thread_id = thread
    union select member_id from thread_reads where thread_id = thread
  ) m;
  told := array(select unnest(told) except select members_who_see(space, told));
  delete from notices where thread_id = thread and member_id = any (told);
  delete from thread_follows where thread_id = thread and member_id = any (told);
  delete from thread_reads where thread_id = thread and member_id = any (told);
end $$;

-- Puts a thread into another space. False where the viewer may not, or it is there already.
create function move_thread(thread bigint, space bigint) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  place bigint;
begin
  select space_id into place from threads where id = thread and merged_into is null for update;
  if place is null or place = space or not viewer_is_steward() then return false; end if;
  if not place = any (visible_space_ids()) or not space = any (writable_space_ids()) then return false; end if;
  update threads set space_id = space where id = thread or merged_into = thread;
  perform settle_thread(thread);
  return true;
end $$;

-- Makes a new thread of some posts of another, which keeps its first. Both are numbered from 1. Null where the viewer may not.
create function split_thread(thread bigint, chosen bigint[], new_title text) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  place bigint;
  made bigint;
begin
  select space_id into place from threads where id = thread and merged_into is null for update;
  if place is null or not viewer_is_steward() or not place = any (writable_space_ids()) then return null; end if;
  chosen := array(
    select id from posts p where p.thread_id = thread and p.id = any (chosen)
      and p.number > (select min(number) from posts f where f.thread_id = thread)
  );
  if cardinality(chosen) = 0 then return null; end if;
  insert into threads (space_id, author_id, title, created_at, split_from)
    select place, author_id, new_title, created_at, thread from posts where id = any (chosen) order by number limit 1
    returning id into made;

  insert into thread_reads (member_id, thread_id, number, at)
    select r.member_id, made, count(p.id), r.at
    from thread_reads r join posts p on p.id = any (chosen) and p.number <= r.number
    where r.thread_id = thread group by r.member_id, r.at;
  update thread_reads r
    set number = (select count(*) from posts p where p.thread_id = thread and p.number <= r.number and p.id <> all (chosen))
    where r.thread_id = thread;

  with numbered as (
    select id, id = any (chosen) as goes, row_number() over (partition by id = any (chosen) order by number) as n
    from posts where thread_id = thread
  )
  update posts p set number = numbered.n, thread_id = case when goes then made else thread end
  from numbered where numbered.id = p.id;
  -- A reply says "to number 3 above": across threads that would be another post.
  update posts p set reply_to = null from posts q
    where p.thread_id in (thread, made) and q.id = p.reply_to and q.thread_id <> p.thread_id;

  insert into thread_follows (member_id, thread_id, level)
    select member_id, made, level from thread_follows f where f.thread_id = split_thread.thread;
  perform count_thread(thread);
  perform count_thread(made);
  perform settle_thread(made);
  return made;
end $$;

-- The posts of two threads by time, each thread's own order kept.
create function merged_order(one bigint, other bigint) returns table (id bigint, thread_id bigint, old_number int, new_number int)
  language sql stable security definer set search_path = public as $$
  select id, thread_id, number, (row_number() over (order by moment, thread_id, number))::int
  from (
    select p.id, p.thread_id, p.number, max(p.created_at) over (partition by p.thread_id order by p.number) as moment
    from posts p where p.thread_id in (one, other)
  ) p
$$;

-- Puts one thread's posts among another's. The emptied thread stays as an address that leads on. False where the viewer may not.
create function merge_threads(source bigint, target bigint) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  source_place bigint;
  target_place bigint;
begin
  if source = target or not viewer_is_steward() then return false; end if;
  perform from threads where id in (source, target) order by id for update;
  select space_id into source_place from threads where id = source and merged_into is null;
  select space_id into target_place from threads where id = target and merged_into is null;
  if source_place is null or target_place is null then return false; end if;
  if not source_place = any (visible_space_ids()) or not target_place = any (writable_space_ids()) then return false; end if;

  -- What somebody has read reaches up to the first post that is new to them.
  insert into thread_reads (member_id, thread_id, number)
    select r.member_id, target,
      coalesce(min(o.new_number) filter (where o.old_number > coalesce(mine.number, 0)) - 1, max(o.new_number))
    from (select distinct member_id from thread_reads where thread_id in (source, target)) r
    cross join merged_order(source, target) o
    left join thread_reads mine on mine.member_id = r.member_id and mine.thread_id = o.thread_id
    group by r.member_id
  on conflict (member_id, thread_id) do update set number = excluded.number;
  delete from thread_reads where thread_id = source;

  update posts p set thread_id = target, space_id = target_place, number = o.new_number
  from merged_order(source, target) o where o.id = p.id;

  insert into thread_follows (member_id, thread_id, level)
    select member_id, target, level from thread_follows where thread_id = source and level = 'follow' on conflict do nothing;
  delete from thread_follows where thread_id = source;
  update notices set thread_id = target where thread_id = source;
  update drafts d set place = 'reply:' || target where d.place = 'reply:' || source
    and not exists (select from drafts e where e.member_id = d.member_id and e.place = 'reply:' || target);
  update threads set split_from = case when id = target then null else target end where split_from = source;
  -- The old address is seen by whoever sees the new one, and has no words of its own any more.
  update threads o set merged_into = target, space_id = target_place, title = t.title, split_from = null, last_number = 0,
    reply_count = 0, pinned_at = null, locked_at = null
  from threads t where t.id = target and (o.id = source or o.merged_into = source);
  perform count_thread(target);
  perform settle_thread(target);
  return true;
end $$;

-- Nobody is told of a post any more whose words a steward has taken away: what waits for others is behind the wall.
create function forget_notices_of_post(post bigint) returns void language sql security definer set search_path = public as $$
  delete from notices n using posts p
  where n.post_id = post and p.id = post and p.removed_at is not null
    and viewer_is_steward() and p.space_id = any (visible_space_ids())
$$;

revoke execute on function count_thread(bigint), settle_thread(bigint), merged_order(bigint, bigint) from public;
