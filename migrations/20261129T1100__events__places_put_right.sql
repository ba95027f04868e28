-- Places once more: offers that nobody answers keep nobody waiting, checking in can be undone, and what was chosen or cleared is remembered so.

-- What a place was before its holder was checked in.
alter table event_places add column state_before text constraint event_places_state_before_check
  check (state_before in ('asked', 'going', 'waiting', 'offered'));
create index event_places_of_guest on event_places (guest_address) where guest_address is not null;

-- Offers that were prolonged to the last moment: their own time has passed.
update event_places p set offered_until = now() from events e
where e.id = p.event_id and p.state = 'offered' and p.offered_until > now() + interval '24 hours';

-- Gives free places to those who wait, in their order, with a day to answer. What nobody answered in time goes to the next, as soon as there is one.
create or replace function offer_places(event bigint) returns void language plpgsql security definer set search_path = public as $$
declare
  e events;
  who bigint;
  last_moment timestamptz;
  until timestamptz;
begin
  select * into e from events where id = event for update;
  if not found or e.cancelled_at is not null or e.starts_at <= now() then return; end if;
  last_moment := e.starts_at - interval '1 hour';
  -- An event that comes earlier leaves less time to answer.
  update event_places set offered_until = last_moment where event_id = event and state = 'offered' and offered_until > last_moment;
  for who in select id from event_places where event_id = event and state = 'offered' and offered_until <= now()
    and (last_moment <= now() or exists (select from event_places where event_id = event and state = 'waiting')) loop
    perform tell_place(who, 'gone', format('Your place for “%s” went to the next person', e.title));
    update event_places set state = 'asked', offered_until = null, at = now() where id = who;
  end loop;
  loop
    select id into who from event_places p where p.event_id = event and p.state = 'waiting'
      and p.kept_for in (select g from (select distinct kept_for as g from event_places w where w.event_id = event and w.state = 'waiting') groups
        where event_has_room(event, g))
      order by line limit 1;
    exit when not found;
    until := least(now() + interval '24 hours', last_moment);
    if e.capacity is null or until <= now() + interval '30 minutes' then
      -- There is nothing to wait for: room for everybody, or no time left.
      update event_places set state = 'going', at = now() where id = who;
      perform tell_place(who, 'moved-up', format('You have a place for “%s” now', e.title));
    else
      update event_places set state = 'offered', offered_until = until where id = who;
      perform tell_place(who, 'offered', format('A place for “%s” is free for you: take it by %s', e.title,
        to_char(until at time zone 'Europe/London', 'HH24:MI on FMDD FMMonth')));
    end if;
  end loop;
end $$;

-- Gives a place or a place in the line to somebody who has asked for one. The event's row is locked by whoever calls. A place that is still
-- kept is taken, also a moment late.
create or replace function settle_one(place bigint) returns text language plpgsql security definer set search_path = public as $$
declare
  p event_places;
begin
  select * into p from event_places where id = place;
  if p.state = 'offered' then
    update event_places set state = 'going', offered_until = null, at = now() where id = place;
    perform tell_place(place, 'going', '');
    return 'going';
  end if;
  if p.state <> 'asked' then return p.state; end if;
  update event_places set line = default, at = now(),
    state = case when event_has_room(p.event_id, p.kept_for) and not exists (
      select from (select distinct kept_for as g from event_places w where w.event_id = p.event_id and w.state = 'waiting') groups
      where event_has_room(p.event_id, g)) then 'going' else 'waiting' end
  where id = place returning state into p.state;
  -- Nobody waits behind an offer whose time has passed.
  if p.state = 'waiting' and exists (select from event_places where event_id = p.event_id and state = 'offered' and offered_until <= now()) then
    perform offer_places(p.event_id);
    select state into p.state from event_places where id = place;
    if p.state <> 'waiting' then return p.state; end if;
  end if;
  perform tell_place(place, p.state, '');
  return p.state;
end $$;

-- Checks somebody in, or out again: then they are where they were before.
create or replace function check_in(place bigint, is_here boolean) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  e events;
begin
  select * into p from event_places where id = place and state <> 'asked';
  if not found then return false; end if;
  select * into e from events where id = p.event_id;
  if e.cancelled_at is not null or e.starts_at > now() + interval '1 day' then return false; end if;
  if not (viewer_hosts(e.id) and viewer_may_write()) and not (
    is_here and e.place <> 'in person' and viewer_place(e.id) = place and now() between e.starts_at - interval '15 minutes' and e.ends_at) then return false;
  end if;
  if is_here then
    update event_places set state_before = case when came_at is null then state else state_before end, state = 'going', offered_until = null,
      came_at = coalesce(came_at, now())
    where id = place;
    return true;
  end if;
  if p.agrees is not null then return false; end if;
  update event_places set state = coalesce(state_before, state), state_before = null, came_at = null,
    offered_until = case when state_before = 'offered' then e.starts_at - interval '1 hour' end
  where id = place and came_at is not null;
  delete from event_certificates where place_id = place;
  return true;
end $$;

-- Lets somebody in at the door: on the place that they have here as a member, where name and address are theirs. From an address alone no host
-- learns whose it is.
create or replace function walk_in(event bigint, name text, address text) returns boolean language plpgsql security definer set search_path = public as $$
begin
  if not viewer_may_write() or not viewer_hosts(event) or not exists (select from events where id = event and cancelled_at is null
    and now() between starts_at - interval '1 day' and ends_at + interval '1 day') then return false; end if;
  update event_places p set state_before = case when p.came_at is null then p.state else p.state_before end, state = 'going', offered_until = null,
    came_at = coalesce(p.came_at, now())
  where p.event_id = event and p.state <> 'asked' and p.member_id = (select a.member_id from addresses a join members m on m.id = a.member_id
    where a.address = lower(walk_in.address) and lower(m.name) = lower(btrim(walk_in.name)));
  if found then return true; end if;
  insert into event_places as p (event_id, guest_name, guest_address, state, state_before, came_at)
  values (event, name, lower(address), 'going', 'asked', now())
  on conflict (event_id, guest_address) do update set state_before = case when p.came_at is null then p.state else p.state_before end, state = 'going',
    offered_until = null, came_at = coalesce(p.came_at, now());
  return true;
end $$;

-- Guests are first-timers by the same rule as members: known by the address of their places, as long as those are kept.
create function guest_has_come_before(address text, event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from event_places p join events e on e.id = p.event_id
    where p.guest_address = guest_has_come_before.address and p.state = 'going' and e.ends_at < now() and e.cancelled_at is null and p.event_id <> event
      and (p.came_at is not null or not exists (select from event_places q where q.event_id = p.event_id and q.came_at is not null)))
$$;
revoke execute on function guest_has_come_before(text, bigint) from public;
drop function is_first_time(bigint, bigint);
create function is_first_time(place bigint) returns boolean language sql stable security definer set search_path = public as $$
  select (viewer_is_steward() or viewer_hosts(p.event_id)) and not case when p.member_id is null
    then guest_has_come_before(p.guest_address, p.event_id) else has_come_before(p.member_id, p.event_id) end
  from event_places p where p.id = place
$$;
create or replace function describe_place(which bigint, about jsonb) returns void language sql security definer set search_path = public as $$
  update event_places p set
    access_needs = left(coalesce(about ->> 'access_needs', ''), 1000),
    kept_for = case when p.state in ('going', 'offered') then p.kept_for
      else coalesce((select x ->> 'name' from events e, jsonb_array_elements(e.reserves) x
        where e.id = p.event_id and x ->> 'name' = about ->> 'kept_for'
          and not (x ->> 'name' ~* 'first[- ]?tim' and case when p.member_id is null
            then guest_has_come_before(p.guest_address, p.event_id) else has_come_before(p.member_id, p.event_id) end)), '') end
  where p.id = which;
  select keep_answers(which, coalesce(about -> 'answers', '{}'));
$$;

-- How many have a place, wait, and were checked in.
drop function event_counts(bigint);
create function event_counts(event bigint) returns table (going int, waiting int, came int) language sql stable security definer set search_path = public as $$
  select count(*) filter (where state in ('going', 'offered'))::int, count(*) filter (where state = 'waiting')::int,
    count(*) filter (where state = 'going' and came_at is not null)::int
  from event_places where event_id = event and viewer_sees_event(event)
$$;

-- Keeps what was answered, and remembers it for the next event that asks the same. An answer that was cleared is forgotten; by a link only one that
-- stood in its form, which shows the answers of that place alone.
create or replace function keep_answers(which bigint, answers jsonb) returns void language sql security definer set search_path = public as $$
  delete from event_known_answers k using event_places p, jsonb_each_text(answers) a
  where p.id = which and k.member_id = p.member_id and k.question = left(lower(a.key), 200) and a.value = ''
    and (viewer_token() is null or exists (select from event_answers b where b.place_id = which and b.question = left(a.key, 200)));
  delete from event_answers where place_id = which;
  insert into event_answers (place_id, question, answer)
    select which, left(a.key, 200), left(a.value, 500) from jsonb_each_text(answers) a
    where a.value <> '' and a.key = any (select unnest(e.questions) from events e join event_places p on p.event_id = e.id where p.id = which);
  insert into event_known_answers (member_id, question, answer)
    select p.member_id, left(lower(a.question), 200), a.answer from event_answers a join event_places p on p.id = a.place_id
    where a.place_id = which and p.member_id is not null
  on conflict (member_id, question) do update set answer = excluded.answer;
$$;

-- Hosts are not asked how it was, nor by the link of their own place.
create or replace function give_feedback(event bigint, useful int, level text, again boolean, liked text, better text) returns text
  language plpgsql security definer set search_path = public as $$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is null or not (viewer_id() is null or viewer_may_write())
    or exists (select from event_hosts h join event_places p on p.member_id = h.member_id where h.event_id = event and p.id = my_place) then return 'no';
  end if;
  perform from events where id = event and starts_at <= now() and cancelled_at is null for no key update;
  if not found then return 'early'; end if;
  update event_places set fed_back = true where id = my_place and not fed_back;
  if not found then return 'twice'; end if;
  insert into event_feedback (event_id, useful, level, again, liked, better) values (event, useful, level, again, liked, better);
  if (select count(*) from event_feedback f where f.event_id = event and not is_open) >= 3 then
    update event_feedback f set is_open = true where f.event_id = event and not is_open;
  end if;
  return 'done';
end $$;

-- The reminders that a member chose last: also when the lists of where they were are deleted.
create table event_usual_reminders (
  member_id bigint primary key references members on delete cascade,
  reminders text[] not null check (reminders <@ '{week,day,hour,after}')
);
alter table event_usual_reminders enable row level security;
create policy own on event_usual_reminders for select using (member_id = viewer_id());
grant select on event_usual_reminders to hearth_web;
insert into event_usual_reminders
  select distinct on (member_id) member_id, reminders from event_places where member_id is not null order by member_id, at desc;
delete from event_usual_reminders where reminders = '{week,day,hour,after}';
create or replace function usual_reminders() returns text[] language sql stable security definer set search_path = public as $$
  select coalesce((select reminders from event_usual_reminders where member_id = viewer_id()), '{week,day,hour,after}')
$$;
create or replace function change_place(of_token uuid, about jsonb) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  wanted text[] := array(select r from unnest('{week,day,hour,after}'::text[]) r where about -> 'reminders' ? r);
begin
  select * into p from event_places where token = of_token;
  if not found then return false; end if;
  perform describe_place(p.id, about);
  if p.reminders = wanted then return true; end if;
  update event_places set reminders = wanted where id = p.id;
  if p.member_id is not null then
    insert into event_usual_reminders values (p.member_id, wanted) on conflict (member_id) do update set reminders = excluded.reminders;
  end if;
  return true;
end $$;
