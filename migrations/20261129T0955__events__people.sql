-- What hosts do for people: take somebody off who cannot come, and let somebody in at the door who had no place.
create function take_off(place bigint) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  e events;
begin
  select * into p from event_places where id = place and state <> 'asked';
  if not found or not viewer_may_write() or not viewer_hosts(p.event_id) then return false; end if;
  select * into e from events where id = p.event_id and starts_at > now() and cancelled_at is null for update;
  if not found then return false; end if;
  perform tell_place(place, 'taken-off', format('A host gave your place for “%s” back', e.title));
  delete from event_answers where place_id = place;
  update event_places set state = 'asked', offered_until = null, at = now(), access_needs = '', kept_for = '' where id = place;
  perform offer_places(e.id);
  return true;
end $$;

-- At the door, within a day of the event: whoever gives their name and address to a host is there. Their certificate and the question how it was
-- reach them by mail. As a guest also where the address is a member's, so that no host learns whose it is. False where one may not.
create function walk_in(event bigint, name text, address text) returns boolean language plpgsql security definer set search_path = public as $$
begin
  if not viewer_may_write() or not viewer_hosts(event) or not exists (select from events where id = event and cancelled_at is null
    and now() between starts_at - interval '1 day' and ends_at + interval '1 day') then return false; end if;
  insert into event_places (event_id, guest_name, guest_address, state, came_at) values (event, name, lower(address), 'going', now())
  on conflict (event_id, guest_address) do update set state = 'going', offered_until = null, came_at = coalesce(event_places.came_at, now());
  return true;
end $$;
