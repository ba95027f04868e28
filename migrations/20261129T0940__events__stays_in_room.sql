-- What stays in the room stays there, whichever way it would get out; and what is kept of those who came is right.

alter table event_records
  -- That everybody who was there agreed to the notes, so that it is known when the list of who came is deleted.
  add column agreed_at timestamptz;
update event_records r set agreed_at = r.published_at from events e where e.id = r.event_id and not e.is_recorded and r.notes <> '' and r.published_at is not null;

-- Nobody who came, or said anything about it, is against notes, and all who were checked in are for them. Whoever said no and was checked out
-- again has still said no.
create function event_agrees(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select coalesce(bool_and(coalesce(agrees, false)) filter (where came_at is not null), false) and not coalesce(bool_or(agrees = false), false)
  from event_places where event_id = event
$$;
revoke execute on function event_agrees(bigint) from public;

-- What a record of an event may hold that was not recorded. It is taken back by itself where it no longer may be out.
create function record_stays() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.published_at is null or (select is_recorded from events where id = new.event_id) then return new; end if;
  if new.notes <> '' and new.agreed_at is null and event_agrees(new.event_id) then new.agreed_at := now(); end if;
  if new.recording_url <> '' or new.notes <> '' and new.agreed_at is null then new.published_at := null; end if;
  return new;
end $$;
create trigger stays_in_room before insert or update on event_records for each row execute function record_stays();

-- Gives back what stands against it, or nothing.
create or replace function publish_record(event bigint, is_out boolean) returns text language plpgsql security definer set search_path = public as $$
declare
  e events;
  r event_records;
begin
  if not (viewer_hosts(event) and viewer_may_write()) then return 'no'; end if;
  select * into e from events where id = event for update;
  select * into r from event_records where event_id = event;
  if not found then return 'no'; end if;
  if is_out and not e.is_recorded and r.recording_url <> '' then return 'recording'; end if;
  if is_out and not e.is_recorded and r.notes <> '' and r.agreed_at is null and not event_agrees(event) then return 'agreement'; end if;
  update event_records set published_at = case when is_out then coalesce(published_at, now()) end where event_id = event;
  if is_out and r.published_at is null then
    perform tell_on_site(array(select member_id from event_places where event_id = event and state = 'going' and member_id is not null), 'event',
      format('What was shared at “%s” is there', e.title), '/events/' || event);
  end if;
  return '';
end $$;

-- Everybody who was there may say no after all, as long as it is known that they were: also when the room is closed, and when they may not write.
create or replace function agree_to_notes(event bigint, is_agreed boolean) returns boolean language plpgsql security definer set search_path = public as $$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is null or is_agreed and not (viewer_id() is null or viewer_may_write()) then return false; end if;
  update event_places set agrees = is_agreed where id = my_place;
  if not is_agreed then
    update event_records r set published_at = null, agreed_at = null from events e
    where r.event_id = event and e.id = event and not e.is_recorded and r.notes <> '';
  end if;
  return true;
end $$;

-- Captions are what was said: of what was recorded alone.
create function is_recorded(event bigint) returns boolean language sql stable security definer set search_path = public
  as $$ select exists (select from events e where e.id = event and e.is_recorded) $$;
drop policy make on event_cues;
create policy make on event_cues for insert with check (viewer_hosts(event_id) and (select viewer_may_write()) and is_recorded(event_id));
create or replace function record_is_out(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from event_records where event_id = event and published_at is not null) and viewer_sees_event(event)
$$;
drop policy read on event_cues;
create policy read on event_cues for select using (viewer_hosts(event_id) or record_is_out(event_id) and is_recorded(event_id));

-- Whoever came was told whether it is recorded: from the beginning on it stays so.
create function recorded_as_said() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if old.starts_at <= now() or exists (select from event_places where event_id = old.id and came_at is not null) then
    new.is_recorded := old.is_recorded;
  end if;
  return new;
end $$;
create trigger recorded_as_said before update of is_recorded on events for each row when (new.is_recorded is distinct from old.is_recorded)
  execute function recorded_as_said();

-- What a wall shows in a zone; in UTC where the database does not know the zone. An event with an odd zone stops nobody else's.
create function wall_in(at timestamptz, zone text) returns timestamp language plpgsql immutable set search_path = public as $$
begin
  return at at time zone zone;
exception when invalid_parameter_value then
  return at at time zone 'UTC';
end $$;

-- How long somebody was there, where the host says it; else from clock to clock of each day, and where that is no time of day, such as from
-- lunch to lunch, no more than seven hours a day.
alter table events add column counts_minutes int check (counts_minutes between 1 and 14400);
grant insert (counts_minutes), update (counts_minutes) on events to hearth_web;
create or replace function event_minutes(e events) returns int language sql immutable set search_path = public as $$
  select coalesce(e.counts_minutes, greatest(1, case
    when days > 1 and a_day > interval '0' then days * extract(epoch from a_day)::int / 60
    when days > 1 then least(all_of_it, (days - 1) * 420)
    else all_of_it end))
  from (select wall_in(e.ends_at, e.zone)::date - wall_in(e.starts_at, e.zone)::date + 1 as days,
    wall_in(e.ends_at, e.zone)::time - wall_in(e.starts_at, e.zone)::time as a_day,
    extract(epoch from e.ends_at - e.starts_at)::int / 60 as all_of_it) one
$$;

-- Checks somebody in, or out again: by a host, or by themselves while an online event is on. Whom a host lets in from the waiting list has a
-- place; whoever was checked in by mistake has no certificate; and whoever said anything about notes was there: hosts do not check them out to
-- see what they said. False where one may not.
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
  if not is_here and p.agrees is not null then return false; end if;
  update event_places set came_at = case when is_here then coalesce(came_at, now()) end,
    state = case when is_here then 'going' else state end, offered_until = case when is_here then null else offered_until end
  where id = place;
  if not is_here then delete from event_certificates where place_id = place; end if;
  return true;
end $$;

-- Afterwards, whoever came is asked how it was, unless they want no such mail.
alter table event_places drop constraint event_places_reminders_check;
alter table event_places alter column reminders set default '{week,day,hour,after}',
  add constraint event_places_reminders_check check (reminders <@ '{week,day,hour,after}');
update event_places set reminders = reminders || '{after}' where reminders <> '{}';
create or replace function usual_reminders() returns text[] language sql stable security definer set search_path = public as $$
  select coalesce((select reminders from event_places where member_id = viewer_id() order by at desc limit 1), '{week,day,hour,after}')
$$;
create or replace function change_place(of_token uuid, about jsonb) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_places;
begin
  select * into p from event_places where token = of_token;
  if not found then return false; end if;
  perform describe_place(p.id, about);
  update event_places set reminders = array(select r from unnest('{week,day,hour,after}'::text[]) r where about -> 'reminders' ? r) where id = p.id;
  return true;
end $$;
