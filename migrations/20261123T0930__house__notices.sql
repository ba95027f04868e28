-- Notices: what a member is told, on the site and by mail.
create table notices (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  kind text not null check (kind in ('mention', 'reply', 'thread', 'space', 'stewards')),
  space_id bigint references spaces on delete cascade,
  thread_id bigint references threads on delete cascade,
  post_id bigint references posts on delete cascade,
  actor_id bigint references members on delete cascade,
  text text not null default '',
  link text not null default '',
  by_mail boolean not null default false,
  at timestamptz not null default now(),
  seen_at timestamptz,
  mailed_at timestamptz
);
create unique index notices_once on notices (member_id, post_id) where post_id is not null;
create index notices_of_member on notices (member_id, id desc);
create index notices_unseen on notices (member_id) where seen_at is null;
create index notices_of_thread on notices (thread_id, member_id);
create index notices_of_post on notices (post_id);

alter table notices enable row level security;
grant select, update (seen_at), delete on notices to hearth_web;
-- A notice about a space that one no longer sees is not shown.
create policy read on notices for select using (
  member_id = viewer_id() and (space_id is null or space_id = any ((select visible_space_ids())::bigint[]))
);
create policy look on notices for update using (member_id = viewer_id()) with check (member_id = viewer_id());
create policy clear on notices for delete using (member_id = viewer_id());

create table notice_choices (
  member_id bigint not null references members on delete cascade,
  kind text not null check (kind in ('mention', 'reply', 'thread', 'space', 'stewards')),
  channel text not null check (channel in ('off', 'site', 'mail')),
  primary key (member_id, kind)
);
alter table notice_choices enable row level security;
grant select, insert, update, delete on notice_choices to hearth_web;
create policy own on notice_choices using (member_id = viewer_id()) with check (member_id = viewer_id());

-- Finds the member behind a session, names them as the viewer of this transaction, and says what every page shows of them.
create function enter(hash bytea) returns table (
  session_id bigint, member_id bigint, name text, role text, state text, suspended_until timestamptz, picture_id bigint, unseen int
) language plpgsql security definer set search_path = public as $$
declare
  who record;
begin
  select s.id as session_id, m.id, m.name, m.role, m.state, m.suspended_until, m.picture_id, s.last_used_at
    into who
    from sessions s join members m on m.id = s.member_id
    where s.token_hash = hash and s.expires_at > now() and m.state <> 'left';
  if not found then return; end if;
  perform set_config('hearth.member_id', who.id::text, true);
  if who.last_used_at < now() - interval '5 minutes' then
    update sessions set last_used_at = now() where id = who.session_id and last_used_at < now() - interval '5 minutes';
  end if;
  return query select who.session_id, who.id, who.name, who.role, who.state, who.suspended_until, who.picture_id,
    (select count(*)::int from (
       select from notices n where n.member_id = who.id and n.seen_at is null
         and (n.space_id is null or n.space_id = any (visible_space_ids())) limit 100) unseen);
end $$;
