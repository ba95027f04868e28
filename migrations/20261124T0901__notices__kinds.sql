-- Notices of more kinds, and telling members whom a post concerns for a reason of its own: an answer to their question, a tag that they
-- follow. The program lists the kinds (src/core/notices/kinds.ts); here they only have to be words.
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (kind ~ '^[a-z]{1,20}$');
alter table notice_choices drop constraint notice_choices_kind_check;
alter table notice_choices add constraint notice_choices_kind_check check (kind ~ '^[a-z]{1,20}$');
alter table mail_stops drop constraint mail_stops_kind_check;
alter table mail_stops add constraint mail_stops_kind_check check (kind ~ '^[a-z]{1,20}$');

create or replace function usual_channel(kind text) returns text language sql immutable parallel safe
  as $$ select case when kind in ('thread', 'space', 'tag') then 'site' else 'mail' end $$;

drop function tell_of_post(bigint, bigint[], int, interval);
drop function tell_members(posts, bigint[], boolean, interval);

-- Makes the notices of a post, at most one a member, and the job that mails some of them later. `called` are members (or masks: then
-- their wearers are told) whom the post concerns as `called_kind`. Not for the web: see tell_of_post.
create function tell_members(w posts, mentioned bigint[], called_kind text, called bigint[], followers boolean, pause interval) returns void
  language plpgsql security definer set search_path = public as $$
declare
  author bigint := wearer_of(w.author_id);
  told bigint[];
  mailed boolean;
begin
  select array_agg(distinct c) into told from (
    select unnest(mentioned) as c
    union all select wearer_of(unnest(called))
    union all select wearer_of(q.author_id) from posts q where q.id = w.reply_to
    union all select f.member_id from thread_follows f where followers and f.thread_id = w.thread_id and f.level = 'follow'
    union all select f.member_id from space_follows f where followers and f.space_id = w.space_id and f.level = 'follow' and w.number = 1
  ) candidates where c <> author;
  if told is null then return; end if;

  with reasons as (
    select unnest(mentioned) as member_id, 'mention' as kind, 1 as rank
    union all select wearer_of(unnest(called)), called_kind, case when called_kind = 'tag' then 5 else 2 end
    union all select wearer_of(q.author_id), 'reply', 3 from posts q where q.id = w.reply_to
    union all select f.member_id, 'thread', 4 from thread_follows f
      where followers and f.thread_id = w.thread_id and f.level = 'follow'
    union all select f.member_id, 'space', 6 from space_follows f
      where followers and f.space_id = w.space_id and f.level = 'follow' and w.number = 1
  ),
  -- A muted thread lets only mentions through, a muted space nothing.
  heard as (
    select c.member_id, c.kind, c.rank, coalesce(n.channel, usual_channel(c.kind)) as channel
    from reasons c
      join members_who_see(w.space_id, told) as s(id) on s.id = c.member_id
      left join notice_choices n on n.member_id = c.member_id and n.kind = c.kind
    where not exists (select from space_follows f where f.member_id = c.member_id and f.space_id = w.space_id and f.level = 'mute')
      and (c.kind = 'mention' or not exists (
        select from thread_follows f where f.member_id = c.member_id and f.thread_id = w.thread_id and f.level = 'mute'))
  ),
  -- One notice for all its reasons: the strongest says what it is, and any of them may ask for a mail.
  strongest as (
    select h.member_id, (array_agg(h.kind order by h.rank))[1] as kind,
           bool_or(h.channel = 'mail' and (h.kind = 'mention' or not exists (
             select from mail_stops m where m.member_id = h.member_id and m.thread_id = w.thread_id and m.stopped_at is not null))) as by_mail
    from heard h where h.channel <> 'off'
    group by h.member_id
  ),
  told_now as (
    insert into notices (member_id, kind, space_id, thread_id, post_id, actor_id, by_mail)
    select member_id, kind, w.space_id, w.thread_id, w.id, w.author_id, by_mail from strongest
    on conflict do nothing
    returning by_mail
  )
  select bool_or(t.by_mail) into mailed from told_now t;

  if mailed then
    perform add_job('notices.mail', json_build_object('postId', w.id), now() + pause, 'notices.mail:' || w.id);
  end if;
end $$;
revoke execute on function tell_members(posts, bigint[], text, bigint[], boolean, interval) from public;

-- Tells of a post that the viewer has just written: those whom it means at once, and its followers too unless they are many (each
-- costs some 35 microseconds, and the writer waits): then a job tells them. Needs the owner's rights because it reads what others
-- follow, mute and choose, and writes their notices.
create function tell_of_post(post bigint, mentioned bigint[], called_kind text, called bigint[], many int, pause interval) returns void
  language plpgsql security definer set search_path = public as $$
declare
  w posts;
  followers int;
begin
  select p.* into w from posts p where p.id = post and p.author_id = any (viewer_selves());
  if not found then return; end if;
  select count(*) into followers from (
    select from thread_follows f where f.thread_id = w.thread_id and f.level = 'follow'
    union all select from space_follows f where f.space_id = w.space_id and f.level = 'follow' and w.number = 1
    limit many + 1) f;
  perform tell_members(w, mentioned, called_kind, called, followers <= many, pause);
  if followers > many then perform add_job('notices.tell', json_build_object('postId', post)); end if;
end $$;

-- Tells members of something about a thread that is not a post, in one sentence with a link: an old question that they could answer,
-- a decision about them. At most once a day for each link. Who does not see the thread's space is not told. Not for the web.
create function tell_of_thread(whom bigint[], of_kind text, what text, of_link text, of_thread bigint, pause interval) returns int
  language plpgsql security definer set search_path = public as $$
declare
  told int;
  mailed boolean;
begin
  with told_now as (
    insert into notices (member_id, kind, space_id, thread_id, text, link, by_mail)
    select m.id, of_kind, t.space_id, t.id, left(what, 300), of_link,
           coalesce(c.channel, usual_channel(of_kind)) = 'mail'
             and not exists (select from mail_stops s where s.member_id = m.id and s.thread_id = t.id and s.stopped_at is not null)
    from threads t
      cross join lateral members_who_see(t.space_id, whom) as m(id)
      left join notice_choices c on c.member_id = m.id and c.kind = of_kind
    where t.id = of_thread and coalesce(c.channel, '') <> 'off'
      and not exists (select from notices n where n.member_id = m.id and n.kind = of_kind and n.link = of_link and n.at > now() - interval '1 day')
    returning by_mail
  )
  select count(*), bool_or(t.by_mail) into told, mailed from told_now t;
  if mailed then
    perform add_job('notices.mail-link', json_build_object('link', of_link, 'kind', of_kind), now() + pause, 'notices.mail-link:' || of_kind || ':' || of_link);
  end if;
  return told;
end $$;
revoke execute on function tell_of_thread(bigint[], text, text, text, bigint, interval) from public;
create index notices_of_link on notices (link, member_id) where link <> '';
