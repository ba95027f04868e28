-- Places once more: what somebody holds follows what became of the event and of them.

-- Whether a member sees an event, whoever asks.
create function member_sees_event(who bigint, event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from events e left join spaces s on s.id = e.space_id
    where e.id = event and (e.space_id is null or s.sees <> 'invited'
      or exists (select from space_members m where m.space_id = s.id and m.member_id = who))
  )
$$;
revoke execute on function member_sees_event(bigint, bigint) from public;

-- A notice about an event of a space is one of that space: for those who see it, and as long as they do. Whichever way it was written.
create function notice_of_event() returns trigger language plpgsql security definer set search_path = public as $$
declare
  event bigint := substring(new.link from '^/events/(\d{1,15})')::bigint;
begin
  if event is null then return new; end if;
  if not member_sees_event(new.member_id, event) then return null; end if;
  new.space_id := (select space_id from events where id = event);
  return new;
end $$;
create trigger of_event before insert on notices for each row when (new.kind = 'event') execute function notice_of_event();
update notices n set space_id = e.space_id from events e
where n.kind = 'event' and e.space_id is not null and e.id = substring(n.link from '^/events/(\d{1,15})')::bigint;

-- A guest who has a place sees the event by the link of it, also when it is for members by now; whoever has not confirmed has none.
create function viewer_is_guest_of(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_token() is not null and viewer_id() is null
    and exists (select from event_places where token = viewer_token() and event_id = event and member_id is null and state <> 'asked')
$$;
create or replace function viewer_sees_event(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from events e where e.id = event and (e.sees = 'everyone' or viewer_is_member() or viewer_is_guest_of(e.id))
    and (e.space_id is null or e.space_id = any (visible_space_ids())))
$$;
drop policy read on events;
create policy read on events for select using (
  (sees = 'everyone' or (select viewer_is_member()) or (select viewer_token()) is not null and viewer_is_guest_of(id))
  and (space_id is null or space_id = any ((select visible_space_ids())::bigint[]))
);

-- Of an event at which people were checked in those have been who were; of any other that took place, those who had a place.
create function has_come_before(who bigint, event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from event_certificates c where c.member_id = who and c.event_id is distinct from event)
    or exists (
      select from event_places p join events e on e.id = p.event_id
      where p.member_id = who and p.state = 'going' and e.ends_at < now() and e.cancelled_at is null and p.event_id <> event
        and (p.came_at is not null or not exists (select from event_places q where q.event_id = p.event_id and q.came_at is not null)))
$$;
revoke execute on function has_come_before(bigint, bigint) from public;
create or replace function is_first_time(who bigint, event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select (viewer_is_steward() or viewer_hosts(event)) and not has_come_before(who, event)
$$;
-- The groups among which the viewer may say that they are: whoever came before is no first-timer.
create function my_groups(event bigint) returns text[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(x ->> 'name'), '{}') from events e, jsonb_array_elements(e.reserves) x
  where e.id = event and viewer_sees_event(e.id)
    and not (x ->> 'name' ~* 'first[- ]?tim' and viewer_id() is not null and has_come_before(viewer_id(), e.id))
$$;
create or replace function describe_place(which bigint, about jsonb) returns void language sql security definer set search_path = public as $$
  update event_places p set
    access_needs = left(coalesce(about ->> 'access_needs', ''), 1000),
    kept_for = case when p.state in ('going', 'offered') then p.kept_for
      else coalesce((select x ->> 'name' from events e, jsonb_array_elements(e.reserves) x
        where e.id = p.event_id and x ->> 'name' = about ->> 'kept_for'
          and not (x ->> 'name' ~* 'first[- ]?tim' and p.member_id is not null and has_come_before(p.member_id, p.event_id))), '') end
  where p.id = which;
  select keep_answers(which, coalesce(about -> 'answers', '{}'));
$$;

-- For which beginning the reminders of a place went out: an event that moved is reminded of anew.
alter table event_places add column reminded_for timestamptz;
update event_places p set reminded_for = e.starts_at from events e where e.id = p.event_id and p.reminded <> '{}';

-- Gives free places to those who wait, in their order, with a day to answer. What nobody answered in time goes to the next, where there is one.
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
  for who in select id from event_places where event_id = event and state = 'offered' and offered_until <= now() loop
    if last_moment > now() and not exists (select from event_places where event_id = event and state = 'waiting') then
      update event_places set offered_until = last_moment where id = who;
    else
      perform tell_place(who, 'gone', format('Your place for “%s” went to the next person', e.title));
      update event_places set state = 'asked', offered_until = null, at = now() where id = who;
    end if;
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
  perform tell_place(place, p.state, '');
  return p.state;
end $$;

-- Confirms a guest's place, or takes the one that is kept for the holder, where they may still come. What it is, is read behind the lock: it may
-- have become a member's meanwhile.
create or replace function take_place(of_token uuid) returns text language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  other bigint;
  e events;
begin
  select event_id into p.event_id from event_places where token = of_token;
  if not found then return 'no'; end if;
  select * into e from events where id = p.event_id for update;
  select * into p from event_places where token = of_token;
  if not found then return 'no'; end if;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if p.member_id is null then
    select q.id, q.member_id into other, p.member_id from event_places q join addresses a on a.member_id = q.member_id
    where q.event_id = p.event_id and a.address = p.guest_address;
    if found then delete from event_places where id = p.id; end if;
  end if;
  if p.member_id is not null and not exists (select from members where id = p.member_id and state = 'active'
    and (suspended_until is null or suspended_until < now())) then return 'no'; end if;
  if p.member_id is not null and not member_sees_event(p.member_id, e.id) or p.member_id is null and p.state = 'asked' and e.sees <> 'everyone'
    then return 'no'; end if;
  if e.core_only and p.state = 'asked' and (p.member_id is null or not is_core_member(p.member_id)
    and not exists (select from event_hosts where event_id = e.id and member_id = p.member_id)) then return 'core'; end if;
  return settle_one(coalesce(other, p.id));
end $$;

-- The holder of a link cannot come after all; the place goes to the next, and the invitation in their calendar ends. Their link stays for two
-- days, should they change their mind. False where there was none.
create or replace function give_back_place(of_token uuid) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_places;
begin
  select * into p from event_places where token = of_token;
  if not found then return false; end if;
  perform from events where id = p.event_id for update;
  select * into p from event_places where token = of_token and state <> 'asked'
    and exists (select from events where id = p.event_id and ends_at > now());
  if not found then return false; end if;
  if p.state = 'going' then perform tell_place(p.id, 'back', ''); end if;
  delete from event_answers where place_id = p.id;
  update event_places set state = 'asked', offered_until = null, at = now(), came_at = null, agrees = null, access_needs = '', kept_for = ''
  where id = p.id;
  perform offer_places(p.event_id);
  return true;
end $$;
