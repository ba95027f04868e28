-- Coming along: who comes, who waits, and in what order. Every change takes the event's row first, so that under any number of clicks at
-- once no more places are given than there are, nobody has two, and the line is kept.
alter table events add column capacity int check (capacity between 1 and 5000);
grant insert (capacity), update (capacity) on events to hearth_web;

create table event_places (
  event_id bigint not null references events on delete cascade,
  member_id bigint not null references members on delete cascade,
  state text not null check (state in ('going', 'waiting', 'offered')),
  -- The order of the waiting list.
  line bigint generated always as identity,
  at timestamptz not null default now(),
  -- Until when a freed place is kept for them.
  offered_until timestamptz,
  primary key (event_id, member_id),
  check ((state = 'offered') = (offered_until is not null))
);
create index event_places_of_member on event_places (member_id);
create index event_places_offered on event_places (offered_until) where state = 'offered';

alter table event_places enable row level security;
grant select on event_places to hearth_web;
-- Oneself, and for hosts everybody. Others learn how many, not who.
create policy read on event_places for select using (
  member_id = viewer_id() or (select viewer_is_steward()) or viewer_hosts(event_id)
);

create function event_counts(event bigint) returns table (going int, waiting int) language sql stable security definer set search_path = public as $$
  select count(*) filter (where state in ('going', 'offered'))::int, count(*) filter (where state = 'waiting')::int
  from event_places where event_id = event and viewer_sees_event(event)
$$;

-- Gives free places to those who wait, in their order, with a day to answer; what nobody answered in time goes to the next. Not for the web.
create function offer_places(event bigint) returns void language plpgsql security definer set search_path = public as $$
declare
  e events;
  who bigint;
  until timestamptz;
begin
  select * into e from events where id = event for update;
  if not found or e.cancelled_at is not null or e.starts_at <= now() then return; end if;
  for who in delete from event_places where event_id = event and state = 'offered' and offered_until <= now() returning member_id loop
    perform tell_of_article(array[who], 'event', format('Your place for “%s” went to the next person', e.title), '/events/' || event, interval '0');
  end loop;
  loop
    exit when e.capacity is not null
      and (select count(*) from event_places where event_id = event and state in ('going', 'offered')) >= e.capacity;
    select member_id into who from event_places where event_id = event and state = 'waiting' order by line limit 1;
    exit when not found;
    until := least(now() + interval '24 hours', e.starts_at - interval '1 hour');
    if until <= now() + interval '30 minutes' then
      -- So late there is nothing to wait for.
      update event_places set state = 'going' where event_id = event and member_id = who;
      perform tell_of_article(array[who], 'event', format('You have a place for “%s” now', e.title), '/events/' || event, interval '0');
    else
      update event_places set state = 'offered', offered_until = until where event_id = event and member_id = who;
      perform tell_of_article(array[who], 'event', format('A place for “%s” is free for you: take it within a day', e.title), '/events/' || event, interval '0');
    end if;
  end loop;
end $$;
revoke execute on function offer_places(bigint) from public;

-- The viewer comes along, waits, or takes the place that was kept for them. Twice is the same as once.
create function come_along(event bigint) returns text language plpgsql security definer set search_path = public as $$
declare
  e events;
  mine event_places;
begin
  if not viewer_may_write() or not viewer_sees_event(event) then return 'no'; end if;
  select * into e from events where id = event for update;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  select * into mine from event_places where event_id = event and member_id = viewer_id();
  if found and mine.state = 'offered' and mine.offered_until > now() then
    update event_places set state = 'going', offered_until = null where event_id = event and member_id = viewer_id();
    return 'going';
  end if;
  if found then return mine.state; end if;
  insert into event_places (event_id, member_id, state)
  select event, viewer_id(),
    case when e.capacity is null
      or ((select count(*) from event_places p where p.event_id = event and p.state in ('going', 'offered')) < e.capacity
        and not exists (select from event_places p where p.event_id = event and p.state = 'waiting'))
      then 'going' else 'waiting' end
  returning state into mine.state;
  return mine.state;
end $$;

-- The viewer cannot come after all, or waits no longer; the place goes to the next. False where there was none.
create function step_back(event bigint) returns boolean language plpgsql security definer set search_path = public as $$
begin
  perform from events where id = event for update;
  delete from event_places where event_id = event and member_id = viewer_id();
  if not found then return false; end if;
  perform offer_places(event);
  return true;
end $$;

-- After a host gave the event more places, or changed when it is.
create function settle_places(event bigint) returns void language plpgsql security definer set search_path = public as $$
begin
  if viewer_may_write() and (viewer_is_steward() or viewer_hosts(event)) then perform offer_places(event); end if;
end $$;

-- Tells everybody who comes or waits, for a host.
create function tell_coming(event bigint, what text) returns void language plpgsql security definer set search_path = public as $$
begin
  if viewer_may_write() and (viewer_is_steward() or viewer_hosts(event)) then
    perform tell_of_article(array(select member_id from event_places where event_id = event), 'event', what, '/events/' || event, interval '1 minute');
  end if;
end $$;

-- How many wait before the viewer.
create function waiting_ahead(event bigint) returns int language sql stable security definer set search_path = public as $$
  select count(*)::int from event_places p
  where p.event_id = event and p.state = 'waiting'
    and p.line < (select line from event_places where event_id = event and member_id = viewer_id())
$$;

-- Whether this is somebody's first event here: a host greets them. Only asked about people whose place the viewer sees.
create function is_first_time(who bigint, event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select (viewer_is_steward() or viewer_hosts(event)) and not exists (
    select from event_places p join events e on e.id = p.event_id
    where p.member_id = who and p.state = 'going' and e.ends_at < now() and p.event_id <> event)
$$;
