-- In a rush: hundreds press the button for a few places in the same second.

create index event_places_by_state on event_places (event_id, state);
create index event_places_by_member on event_places (member_id, at);

-- Tells whoever has a place: a member by a notice, and by mail where they want mail of events; a guest by mail. The mail is written by a job.
create or replace function tell_place(place bigint, what text, words text) returns void language plpgsql security definer set search_path = public as $$
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
  -- After the rush: hundreds may press at once, and each waits for the one before.
  perform add_job('events.mail-place', json_build_object('place', place, 'what', what, 'words', words), now() + interval '10 seconds');
end $$;

-- The reminders that the viewer wanted last.
create function usual_reminders() returns text[] language sql stable security definer set search_path = public as $$
  select coalesce((select reminders from event_places where member_id = viewer_id() order by at desc limit 1), '{week,day,hour}')
$$;

-- In a rush most people find the event full and a line before it. They join its end side by side, without waiting for each other: only who gives
-- places out must be alone. Should one have come free in the same moment, a job offers it.
create function joins_line(e events) returns boolean language plpgsql security definer set search_path = public as $$
begin
  if e.capacity is null or e.reserves <> '[]'
    or not exists (select from event_places p where p.event_id = e.id and p.state = 'waiting')
    or (select count(*) from event_places p where p.event_id = e.id and p.state in ('going', 'offered')) < e.capacity
    or exists (select from event_places p join addresses a on a.address = p.guest_address where p.event_id = e.id and a.member_id = viewer_id()) then return false;
  end if;
  insert into event_places (event_id, member_id, state, reminders)
  values (e.id, viewer_id(), 'waiting', usual_reminders()) on conflict (event_id, member_id) do nothing;
  if not found then return false; end if;
  if (select count(*) from event_places p where p.event_id = e.id and p.state in ('going', 'offered')) < e.capacity then
    perform add_job('events.offer-due', '{}', job_key => 'events.offer-due');
  end if;
  return true;
end $$;
revoke execute on function joins_line(events) from public;

-- The viewer comes along, waits, or takes the place that was kept for them. Twice is the same as once. `about` holds kept_for, access_needs and
-- answers, or is null where nothing was asked.
create or replace function come_along(event bigint, about jsonb) returns text language plpgsql security definer set search_path = public as $$
declare
  e events;
  mine event_places;
begin
  if not viewer_may_write() or not viewer_sees_event(event) then return 'no'; end if;
  select * into e from events where id = event;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if e.core_only and not is_core_member(viewer_id()) and not viewer_hosts(event) then return 'core'; end if;
  if about is null and joins_line(e) then return 'waiting'; end if;
  -- Weak enough for those who join the line beside it: their foreign keys read this row.
  perform from events where id = event for no key update;
  -- Whoever came as a guest by one of their addresses goes on with that place.
  update event_places p set member_id = viewer_id(), guest_name = null, guest_address = null
  where p.event_id = event and p.guest_address in (select address from addresses where member_id = viewer_id())
    and not exists (select from event_places q where q.event_id = event and q.member_id = viewer_id())
    and p.id = (select min(x.id) from event_places x where x.event_id = event and x.guest_address in (select address from addresses where member_id = viewer_id()));
  insert into event_places (event_id, member_id, state, reminders)
  values (event, viewer_id(), 'asked', usual_reminders())
  on conflict (event_id, member_id) do nothing;
  select * into mine from event_places where event_id = event and member_id = viewer_id();
  if about is not null then perform describe_place(mine.id, about); end if;
  return settle_one(mine.id);
end $$;
