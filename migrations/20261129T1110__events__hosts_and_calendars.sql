-- Whoever hosts, took a slot on or speaks hears of a change as well as those who come; calendars of what is not open to everybody.

-- Tells those who come or wait what they must know, and those who help and have no place: each once, never whoever made the change.
create function tell_all_of(event bigint, what text, words text) returns void language plpgsql security definer set search_path = public as $$
begin
  perform tell_place(id, what, words) from event_places
  where event_id = event and state <> 'asked' and (member_id is null or member_id is distinct from viewer_id());
  perform tell_of_article(array(
    select h.member_id from (
      select member_id from event_hosts where event_id = event
      union select member_id from event_parts where event_id = event
      union select member_id from event_papers where event_id = event and decision is distinct from 'declined'
    ) h
    where h.member_id is not null
      and not exists (select from event_places p where p.event_id = event and p.member_id = h.member_id and p.state <> 'asked')
  ), 'event', words, '/events/' || event, interval '10 seconds');
end $$;
revoke execute on function tell_all_of(bigint, text, text) from public;
create or replace function tell_coming(event bigint, what text, words text) returns void language plpgsql security definer set search_path = public as $$
begin
  if viewer_may_write() and (viewer_is_steward() or viewer_hosts(event)) then perform tell_all_of(event, what, words); end if;
end $$;

-- Tells the other hosts of an event what one of them did to its series.
create function tell_hosts(event bigint, words text) returns void language plpgsql security definer set search_path = public as $$
begin
  if viewer_may_write() and viewer_hosts(event) then
    perform tell_of_article(array(select member_id from event_hosts where event_id = event), 'event', words, '/events/' || event, interval '10 seconds');
  end if;
end $$;

-- A date that somebody does something at, or sent a paper for, is called off and not taken away.
drop policy drop on events;
create policy drop on events for delete using ((select viewer_may_write()) and series_id is not null and starts_at > now() and viewer_hosts(id)
  and not exists (select from event_places p where p.event_id = events.id and p.state <> 'asked')
  and not exists (select from event_parts p where p.event_id = events.id and p.member_id is not null)
  and not exists (select from event_papers p where p.event_id = events.id));

-- An address for each thing that a member follows: what they go to, all events, a space, a series. Each is read as them, and can be ended alone.
alter table event_feeds
  drop constraint event_feeds_pkey,
  add column id bigint generated always as identity primary key,
  add column what text not null default 'mine' check (what in ('mine', 'all', 'space', 'series')),
  add column space_id bigint references spaces on delete cascade,
  add column series_id bigint references event_series on delete cascade,
  add check ((what = 'space') = (space_id is not null) and (what = 'series') = (series_id is not null)),
  add unique nulls not distinct (member_id, what, space_id, series_id);
grant select (what, space_id, series_id), insert (what, space_id, series_id) on event_feeds to hearth_web;
-- Whose an address is and what it follows. Nobody's where they left, were removed or are suspended.
drop function feed_member(bytea);
create function feed_of(hash bytea) returns table (member_id bigint, what text, space_id bigint, series_id bigint)
  language sql stable security definer set search_path = public as $$
  select m.id, f.what, f.space_id, f.series_id from event_feeds f join members m on m.id = f.member_id
  where f.token_hash = hash and m.state = 'active' and (m.suspended_until is null or m.suspended_until < now())
$$;

-- Whether the viewer was checked in, and lets notes be kept: also for guests, by the link of their place.
create function my_presence(event bigint) returns table (came_at timestamptz, agrees boolean)
  language sql stable security definer set search_path = public as $$
  select came_at, agrees from event_places where id = viewer_place(event)
$$;
