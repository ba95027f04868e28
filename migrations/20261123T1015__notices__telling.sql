-- Telling members of posts, and stopping mails without signing in.

-- How each kind reaches somebody who has not chosen: what is meant for you by mail, what you only follow on the site.
create function usual_channel(kind text) returns text language sql immutable parallel safe
  as $$ select case when kind in ('thread', 'space') then 'site' else 'mail' end $$;

-- One link in mails, which stops them and starts them again without signing in. A kind with a thread stops mails about that thread;
-- without one, all mails of the kind: then the member's choice in notice_choices is changed. Tokens stand here as they are, so that
-- the next mail can carry the same one; all that one can do with it is to stop or start these mails.
create table mail_stops (
  token text primary key check (length(token) between 20 and 60),
  member_id bigint not null references members on delete cascade,
  kind text not null check (kind in ('mention', 'reply', 'thread', 'space', 'stewards')),
  thread_id bigint references threads on delete cascade,
  stopped_at timestamptz,
  unique nulls not distinct (member_id, thread_id, kind)
);
create index mail_stops_of_thread on mail_stops (thread_id);

alter table mail_stops enable row level security;
grant select (member_id, kind, thread_id, stopped_at), update (stopped_at) on mail_stops to hearth_web;
create policy own on mail_stops using (member_id = viewer_id()) with check (member_id = viewer_id());

grant update (by_mail) on notices to hearth_web;
create index notices_for_stewards on notices (link, member_id, at) where kind = 'stewards';
create index notices_by_age on notices (at);

-- Makes the notices of a post, at most one a member, and the job that mails some of them later. Not for the web: see tell_of_post.
create function tell_members(w posts, mentioned bigint[], followers boolean, pause interval) returns void
  language plpgsql security definer set search_path = public as $$
declare
  told bigint[];
  mailed boolean;
begin
  select array_agg(distinct c) into told from (
    select unnest(mentioned) as c
    union all select q.author_id from posts q where q.id = w.reply_to
    union all select f.member_id from thread_follows f where followers and f.thread_id = w.thread_id and f.level = 'follow'
    union all select f.member_id from space_follows f where followers and f.space_id = w.space_id and f.level = 'follow' and w.number = 1
  ) candidates where c <> w.author_id;
  if told is null then return; end if;

  with called as (
    select unnest(mentioned) as member_id, 'mention' as kind, 1 as rank
    union all select q.author_id, 'reply', 2 from posts q where q.id = w.reply_to
    union all select f.member_id, 'thread', 3 from thread_follows f
      where followers and f.thread_id = w.thread_id and f.level = 'follow'
    union all select f.member_id, 'space', 4 from space_follows f
      where followers and f.space_id = w.space_id and f.level = 'follow' and w.number = 1
  ),
  -- A muted thread lets only mentions through, a muted space nothing.
  heard as (
    select c.member_id, c.kind, c.rank, coalesce(n.channel, usual_channel(c.kind)) as channel
    from called c
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
revoke execute on function tell_members(posts, bigint[], boolean, interval) from public;

-- Tells of a post that the viewer has just written: those whom it means at once, and its followers too unless they are many (each
-- costs some 35 microseconds, and the writer waits): then a job tells them. Needs the owner's rights because it reads what others
-- follow, mute and choose, and writes their notices.
create function tell_of_post(post bigint, mentioned bigint[], many int, pause interval) returns void
  language plpgsql security definer set search_path = public as $$
declare
  w posts;
  followers int;
begin
  select p.* into w from posts p where p.id = post and p.author_id = viewer_id();
  if not found then return; end if;
  select count(*) into followers from (
    select from thread_follows f where f.thread_id = w.thread_id and f.level = 'follow'
    union all select from space_follows f where f.space_id = w.space_id and f.level = 'follow' and w.number = 1
    limit many + 1) f;
  perform tell_members(w, mentioned, followers <= many, pause);
  if followers > many then perform add_job('notices.tell', json_build_object('postId', post)); end if;
end $$;

-- Tells all stewards of something that waits for them, at most once a day for each link. Needs the owner's rights because it writes
-- notices of others; whoever causes it may be a guest, so no viewer is asked for.
create function tell_stewards(what text, link text, may_mail boolean, pause interval) returns int
  language plpgsql security definer set search_path = public as $$
declare
  told int;
  mailed boolean;
begin
  with told_now as (
    insert into notices (member_id, kind, text, link, by_mail)
    select m.id, 'stewards', left(what, 300), tell_stewards.link, may_mail and coalesce(c.channel, usual_channel('stewards')) = 'mail'
    from members m left join notice_choices c on c.member_id = m.id and c.kind = 'stewards'
    where m.role = 'steward' and m.state = 'active' and coalesce(c.channel, '') <> 'off'
      and not exists (select from notices n where n.kind = 'stewards' and n.link = tell_stewards.link and n.member_id = m.id
        and n.at > now() - interval '1 day')
    returning by_mail
  )
  select count(*), bool_or(t.by_mail) into told, mailed from told_now t;
  if mailed then
    perform add_job('notices.mail-stewards', json_build_object('link', link), now() + pause, 'notices.mail-stewards:' || link);
  end if;
  return told;
end $$;

-- What a link in a mail is for. No row for a link that is unknown, or whose member has left: there is nothing to stop any more.
-- Needs the owner's rights because whoever holds the link is signed in as nobody: the token stands for the member, for this only.
create function look_at_mail_stop(token text) returns table (kind text, has_thread boolean, thread_stopped boolean, kind_stopped boolean)
  language sql stable security definer set search_path = public as $$
  select s.kind, s.thread_id is not null,
         exists (select from mail_stops o where o.member_id = s.member_id and o.thread_id = s.thread_id and o.stopped_at is not null),
         coalesce(c.channel, usual_channel(s.kind)) <> 'mail'
  from mail_stops s
    join members m on m.id = s.member_id and m.state = 'active'
    left join notice_choices c on c.member_id = s.member_id and c.kind = s.kind
  where s.token = look_at_mail_stop.token
$$;

-- Stops or starts the mails that a link is for: of its thread, or of its whole kind. Twice is the same as once.
create function set_mail_stop(token text, whole_kind boolean, stop boolean) returns void
  language plpgsql security definer set search_path = public as $$
declare
  s mail_stops;
begin
  select o.* into s from mail_stops o join members m on m.id = o.member_id and m.state = 'active' where o.token = set_mail_stop.token;
  if not found then return; end if;
  if s.thread_id is not null and not whole_kind then
    update mail_stops o set stopped_at = case when stop then now() end where o.member_id = s.member_id and o.thread_id = s.thread_id;
    update notices n set by_mail = false
      where stop and n.member_id = s.member_id and n.thread_id = s.thread_id and n.kind <> 'mention' and n.mailed_at is null;
    return;
  end if;
  insert into notice_choices as c (member_id, kind, channel) values (s.member_id, s.kind, case when stop then 'site' else 'mail' end)
    on conflict (member_id, kind) do update set channel = excluded.channel where c.channel = 'mail' or not stop;
  update notices n set by_mail = false where stop and n.member_id = s.member_id and n.kind = s.kind and n.mailed_at is null;
end $$;
