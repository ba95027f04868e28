-- Coming along as a guest, questions and groups at registration, what only core members may come to, and the way into a meeting.

alter table events
  add column core_only boolean not null default false,
  -- Why only core members, in the host's words.
  add column core_why text not null default '' check (length(core_why) <= 300),
  -- Asked of those who come, one line each.
  add column questions text[] not null default '{}' check (cardinality(questions) <= 5),
  -- Places kept for groups: [{"name": "First-timers", "places": 5}]. They go to everybody three days before.
  add column reserves jsonb not null default '[]' check (jsonb_typeof(reserves) = 'array' and jsonb_array_length(reserves) <= 5);
grant insert (core_only, core_why, questions, reserves), update (core_only, core_why, questions, reserves) on events to hearth_web;

alter table event_places drop constraint event_places_pkey;
alter table event_places
  add column id bigint generated always as identity primary key,
  alter column member_id drop not null,
  add column guest_name text check (length(guest_name) between 1 and 100),
  add column guest_address text check (guest_address = lower(guest_address) and length(guest_address) between 3 and 254),
  -- Stands in mails as it is, so that the next mail can carry the same one: all it opens is this one place.
  add column token uuid not null unique default gen_random_uuid(),
  add column kept_for text not null default '' check (length(kept_for) <= 60),
  add column access_needs text not null default '' check (length(access_needs) <= 1000),
  add column reminders text[] not null default '{week,day,hour}' check (reminders <@ '{week,day,hour}'),
  add column reminded text[] not null default '{}',
  add unique (event_id, member_id),
  add unique (event_id, guest_address),
  add check (case when member_id is null then guest_name is not null and guest_address is not null else guest_name is null and guest_address is null end);
-- 'asked' is a guest who has not confirmed: they hold nothing.
alter table event_places drop constraint event_places_state_check;
alter table event_places add constraint event_places_state_check check (state in ('asked', 'going', 'waiting', 'offered'));

-- Hosts see who comes and what they need; tokens and addresses are for nobody on the web.
revoke select on event_places from hearth_web;
grant select (id, event_id, member_id, state, line, at, offered_until, guest_name, kept_for, reminders) on event_places to hearth_web;

create table event_answers (
  place_id bigint not null references event_places on delete cascade,
  question text not null check (length(question) between 1 and 200),
  answer text not null check (length(answer) between 1 and 500),
  primary key (place_id, question)
);
alter table event_answers enable row level security;
grant select on event_answers to hearth_web;
create policy read on event_answers for select using (
  exists (select from event_places p where p.id = place_id and (p.member_id = viewer_id() or viewer_hosts(p.event_id)))
);

-- What a member answered last to a question, so that they answer it once.
create table event_known_answers (
  member_id bigint not null references members on delete cascade,
  question text not null check (question = lower(question) and length(question) between 1 and 200),
  answer text not null check (length(answer) between 1 and 500),
  primary key (member_id, question)
);
alter table event_known_answers enable row level security;
grant select on event_known_answers to hearth_web;
create policy own on event_known_answers for select using (member_id = viewer_id());

-- The way into a meeting: for hosts always, for those who come from an hour before until an hour after.
create table event_meetings (
  event_id bigint primary key references events on delete cascade,
  link text not null check (length(link) <= 1000),
  passcode text not null default '' check (length(passcode) <= 100)
);
create function is_near(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from events where id = event and cancelled_at is null
    and now() between starts_at - interval '1 hour' and ends_at + interval '1 hour')
$$;
alter table event_meetings enable row level security;
grant select, insert, update, delete on event_meetings to hearth_web;
create policy read on event_meetings for select using (
  viewer_hosts(event_id) or (is_near(event_id) and viewer_sees_event(event_id)
    and exists (select from event_places p where p.event_id = event_meetings.event_id and p.member_id = viewer_id() and p.state = 'going'))
);
create policy make on event_meetings for insert with check ((select viewer_may_write()) and viewer_hosts(event_id));
create policy change on event_meetings for update using ((select viewer_may_write()) and viewer_hosts(event_id));
create policy drop on event_meetings for delete using ((select viewer_may_write()) and viewer_hosts(event_id));

-- Whether one more person of a group ('' for none) has a place: among those kept for the group, or among those for everybody.
create function event_has_room(event bigint, grp text) returns boolean language plpgsql stable security definer set search_path = public as $$
declare
  e events;
  taken int;
  kept int;
  beyond int;
  is_free boolean;
begin
  select * into e from events where id = event;
  if e.capacity is null then return true; end if;
  select count(*) into taken from event_places where event_id = event and state in ('going', 'offered');
  if taken >= e.capacity then return false; end if;
  if e.reserves = '[]' or e.starts_at <= now() + interval '3 days' then return true; end if;
  -- Of each group: places kept, and how many of the group have one.
  select coalesce(sum(r.places), 0), coalesce(sum(least(r.places, r.used)), 0),
    coalesce(bool_or(r.name = grp and r.used < r.places), false) into kept, beyond, is_free
  from (
    select x ->> 'name' as name, (x ->> 'places')::int as places,
      (select count(*)::int from event_places p where p.event_id = event and p.state in ('going', 'offered') and p.kept_for = x ->> 'name') as used
    from jsonb_array_elements(e.reserves) x
  ) r;
  if is_free then return true; end if;
  -- Whoever does not sit on a kept place sits on one for everybody.
  return taken - beyond < e.capacity - kept;
end $$;
revoke execute on function event_has_room(bigint, text) from public;

-- Tells whoever has a place: a member by a notice, and by mail where they want mail of events; a guest by mail. The mail is written by a job.
create function tell_place(place bigint, what text, words text) returns void language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  channel text;
begin
  select * into p from event_places where id = place;
  if p.member_id is not null then
    select coalesce((select c.channel from notice_choices c where c.member_id = p.member_id and c.kind = 'event'), usual_channel('event')) into channel;
    if words <> '' then perform tell_on_site(array[p.member_id], 'event', words, '/events/' || p.event_id); end if;
    -- Whoever waits has just read so on the page.
    if channel <> 'mail' or what = 'waiting' then return; end if;
  end if;
  perform add_job('events.mail-place', json_build_object('place', place, 'what', what, 'words', words));
end $$;
revoke execute on function tell_place(bigint, text, text) from public;

create or replace function offer_places(event bigint) returns void language plpgsql security definer set search_path = public as $$
declare
  e events;
  who bigint;
  until timestamptz;
begin
  select * into e from events where id = event for update;
  if not found or e.cancelled_at is not null or e.starts_at <= now() then return; end if;
  for who in select id from event_places where event_id = event and state = 'offered' and offered_until <= now() loop
    perform tell_place(who, 'gone', format('Your place for “%s” went to the next person', e.title));
    update event_places set state = 'asked', offered_until = null, at = now() where id = who;
  end loop;
  loop
    select id into who from event_places p where p.event_id = event and p.state = 'waiting'
      and p.kept_for in (select g from (select distinct kept_for as g from event_places w where w.event_id = event and w.state = 'waiting') groups
        where event_has_room(event, g))
      order by line limit 1;
    exit when not found;
    until := least(now() + interval '24 hours', e.starts_at - interval '1 hour');
    if until <= now() + interval '30 minutes' then
      -- So late there is nothing to wait for.
      update event_places set state = 'going' where id = who;
      perform tell_place(who, 'moved-up', format('You have a place for “%s” now', e.title));
    else
      update event_places set state = 'offered', offered_until = until where id = who;
      perform tell_place(who, 'offered', format('A place for “%s” is free for you: take it within a day', e.title));
    end if;
  end loop;
end $$;

-- Gives a place or a place in the line to somebody who has asked for one. The event's row is locked by whoever calls.
create function settle_one(place bigint) returns text language plpgsql security definer set search_path = public as $$
declare
  p event_places;
begin
  select * into p from event_places where id = place;
  if p.state = 'offered' and p.offered_until > now() then
    update event_places set state = 'going', offered_until = null where id = place;
    perform tell_place(place, 'going', '');
    return 'going';
  end if;
  if p.state <> 'asked' then return p.state; end if;
  update event_places set line = default, at = now(),
    state = case when event_has_room(p.event_id, p.kept_for) and not exists (
      select from (select distinct kept_for as g from event_places w where w.event_id = p.event_id and w.state = 'waiting') groups
      where event_has_room(p.event_id, g)) then 'going' else 'waiting' end
  where id = place returning state into p.state;
  perform tell_place(place, p.state, '');
  return p.state;
end $$;
revoke execute on function settle_one(bigint) from public;

create function keep_answers(which bigint, answers jsonb) returns void language sql security definer set search_path = public as $$
  delete from event_answers where place_id = which;
  insert into event_answers (place_id, question, answer)
    select which, left(a.key, 200), left(a.value, 500) from jsonb_each_text(answers) a
    where a.value <> '' and a.key = any (select unnest(e.questions) from events e join event_places p on p.event_id = e.id where p.id = which);
  insert into event_known_answers (member_id, question, answer)
    select p.member_id, left(lower(a.question), 200), a.answer from event_answers a join event_places p on p.id = a.place_id
    where a.place_id = which and p.member_id is not null
  on conflict (member_id, question) do update set answer = excluded.answer;
$$;
revoke execute on function keep_answers(bigint, jsonb) from public;

-- The viewer comes along, waits, or takes the place that was kept for them. Twice is the same as once. `about` holds kept_for, access_needs and
-- answers, or is null where nothing was asked.
drop function come_along(bigint);
create function come_along(event bigint, about jsonb) returns text language plpgsql security definer set search_path = public as $$
declare
  e events;
  mine event_places;
begin
  if not viewer_may_write() or not viewer_sees_event(event) then return 'no'; end if;
  select * into e from events where id = event for update;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if e.core_only and not is_core_member(viewer_id()) and not viewer_hosts(event) then return 'core'; end if;
  -- Whoever came as a guest by one of their addresses goes on with that place.
  update event_places p set member_id = viewer_id(), guest_name = null, guest_address = null
  where p.event_id = event and p.guest_address in (select address from addresses where member_id = viewer_id())
    and not exists (select from event_places q where q.event_id = event and q.member_id = viewer_id())
    and p.id = (select min(x.id) from event_places x where x.event_id = event and x.guest_address in (select address from addresses where member_id = viewer_id()));
  insert into event_places (event_id, member_id, state, reminders)
  values (event, viewer_id(), 'asked',
    coalesce((select reminders from event_places where member_id = viewer_id() order by at desc limit 1), '{week,day,hour}'))
  on conflict (event_id, member_id) do nothing;
  select * into mine from event_places where event_id = event and member_id = viewer_id();
  if about is not null then perform describe_place(mine.id, about); end if;
  return settle_one(mine.id);
end $$;

-- Keeps what somebody says of themself: only a group that the event has, only answers to its questions. A group counts for those who have no place yet.
create function describe_place(which bigint, about jsonb) returns void language sql security definer set search_path = public as $$
  update event_places p set
    access_needs = left(coalesce(about ->> 'access_needs', ''), 1000),
    kept_for = case when p.state in ('going', 'offered') then p.kept_for
      else coalesce((select x ->> 'name' from events e, jsonb_array_elements(e.reserves) x where e.id = p.event_id and x ->> 'name' = about ->> 'kept_for'), '') end
  where p.id = which;
  select keep_answers(which, coalesce(about -> 'answers', '{}'));
$$;
revoke execute on function describe_place(bigint, jsonb) from public;

-- A guest asks to come: nothing is held until they confirm by the mail that follows, which is the same whoever they are.
create function ask_as_guest(event bigint, name text, address text, about jsonb) returns text
  language plpgsql security definer set search_path = public as $$
declare
  e events;
  place bigint;
begin
  select * into e from events where id = event and sees = 'everyone' and viewer_sees_event(event);
  if not found then return 'no'; end if;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if e.core_only then return 'core'; end if;
  insert into event_places (event_id, guest_name, guest_address, state) values (event, name, lower(address), 'asked')
  on conflict (event_id, guest_address) do nothing returning id into place;
  if place is null then
    select id into place from event_places where event_id = event and guest_address = lower(address);
  else
    perform describe_place(place, about);
  end if;
  perform add_job('events.mail-place', json_build_object('place', place, 'what', 'ask', 'words', ''), job_key => 'events.ask:' || place);
  return 'asked';
end $$;

-- What the holder of a place's link sees of it. Nothing for a token that is nobody's.
create function look_at_place(of_token uuid) returns table (
  id bigint, event_id bigint, member_id bigint, name text, state text, offered_until timestamptz, ahead int, reminders text[], kept_for text, access_needs text,
  answers jsonb, link text, passcode text
) language sql stable security definer set search_path = public as $$
  select p.id, p.event_id, p.member_id, coalesce(p.guest_name, m.name), p.state, p.offered_until,
    (select count(*)::int from event_places q where q.event_id = p.event_id and q.state = 'waiting' and q.line < p.line), p.reminders, p.kept_for, p.access_needs,
    coalesce((select jsonb_object_agg(a.question, a.answer) from event_answers a where a.place_id = p.id), '{}'), g.link, g.passcode
  from event_places p
    left join members m on m.id = p.member_id
    left join event_meetings g on g.event_id = p.event_id and p.state = 'going' and is_near(p.event_id)
  where p.token = of_token and (p.member_id is null or m.state = 'active')
$$;

-- The viewer's own link, for their own pages.
create function my_place_token(event bigint) returns uuid language sql stable security definer set search_path = public as $$
  select token from event_places where event_id = event and member_id = viewer_id()
$$;

-- Confirms a guest's place, or takes the one that is kept for the holder. Whoever is here already as a member keeps that place.
create function take_place(of_token uuid) returns text language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  other bigint;
  e events;
begin
  select * into p from event_places where token = of_token;
  if not found then return 'no'; end if;
  select * into e from events where id = p.event_id for update;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if p.member_id is not null and not exists (select from members where id = p.member_id and state = 'active'
    and (suspended_until is null or suspended_until < now())) then return 'no'; end if;
  if p.member_id is null then
    select q.id into other from event_places q join addresses a on a.member_id = q.member_id where q.event_id = p.event_id and a.address = p.guest_address;
    if found then
      delete from event_places where id = p.id;
      return settle_one(other);
    end if;
  end if;
  return settle_one(p.id);
end $$;

create function change_place(of_token uuid, about jsonb) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_places;
begin
  select * into p from event_places where token = of_token;
  if not found then return false; end if;
  perform describe_place(p.id, about);
  update event_places set reminders = array(select r from unnest('{week,day,hour}'::text[]) r where about -> 'reminders' ? r) where id = p.id;
  return true;
end $$;

-- The holder of a link cannot come after all; the place goes to the next. False where there was none.
create function give_back_place(of_token uuid) returns boolean language plpgsql security definer set search_path = public as $$
declare
  event bigint;
begin
  select event_id into event from event_places where token = of_token;
  if not found then return false; end if;
  perform from events where id = event for update;
  delete from event_places where token = of_token and exists (select from events where id = event and ends_at > now());
  if not found then return false; end if;
  perform offer_places(event);
  return true;
end $$;

create or replace function step_back(event bigint) returns boolean language plpgsql security definer set search_path = public as $$
begin
  return coalesce(give_back_place(my_place_token(event)), false);
end $$;

-- Tells everybody who comes or waits, for a host: 'changed' or 'off'.
drop function tell_coming(bigint, text);
create function tell_coming(event bigint, what text, words text) returns void language plpgsql security definer set search_path = public as $$
begin
  if viewer_may_write() and (viewer_is_steward() or viewer_hosts(event)) then
    perform tell_place(id, what, words) from event_places
    where event_id = event and state <> 'asked' and member_id is distinct from viewer_id();
  end if;
end $$;

create or replace function event_counts(event bigint) returns table (going int, waiting int) language sql stable security definer set search_path = public as $$
  select count(*) filter (where state in ('going', 'offered'))::int, count(*) filter (where state = 'waiting')::int
  from event_places where event_id = event and viewer_sees_event(event)
$$;

-- What only hosts see of those who come.
create function needs_of_coming(event bigint) returns table (place_id bigint, access_needs text) language sql stable security definer set search_path = public as $$
  select id, access_needs from event_places where event_id = event and access_needs <> '' and viewer_hosts(event)
$$;
