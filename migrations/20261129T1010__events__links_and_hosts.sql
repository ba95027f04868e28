-- A link opens one place, a code at the door is no link, hosts learn nothing of who said what, and nobody is host of what they were not named for.

-- A place's link stands for its holder at that event alone, and for nothing else that they may do.
create or replace function viewer_place(event bigint) returns bigint language sql stable security definer set search_path = public as $$
  select id from event_places where event_id = event and state = 'going'
    and (case when viewer_token() is null then member_id = viewer_id() and viewer_is_member()
      else token = viewer_token() and (member_id is null or viewer_is_member()) end)
$$;
create or replace function viewer_hosts(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_token() is null and exists (select from event_hosts where event_id = event and member_id = viewer_id()) and viewer_sees_event(event)
$$;
create or replace function viewer_scores(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_token() is null and (viewer_hosts(event)
    or exists (select from event_committee where event_id = event and member_id = viewer_id()) and viewer_sees_event(event))
$$;

-- What a host's phone reads at the door says who it is, and opens nothing: whoever photographs it has no place by it.
create function door_code(of_token uuid) returns uuid language sql immutable set search_path = public
  as $$ select encode(substr(sha256(convert_to('door ' || of_token, 'UTF8')), 1, 16), 'hex')::uuid $$;
create or replace function place_of_code(event bigint, code uuid) returns bigint language sql stable security definer set search_path = public as $$
  select id from event_places where event_id = event and door_code(token) = code and state <> 'asked' and viewer_hosts(event)
$$;

-- Hosts read records of their own; stewards what is out, as everybody.
drop policy read on event_records;
create policy read on event_records for select using (viewer_hosts(event_id) or published_at is not null and viewer_sees_event(event_id));
-- A series is seen by whoever sees a date of it.
drop policy read on event_series;
create policy read on event_series for select using (created_by = viewer_id() or exists (select from events e where e.series_id = event_series.id));

-- Feedback opens for hosts three at a time, and the rest two weeks afterwards: what has just come in is nobody's whom they have just seen.
alter table event_feedback add column is_open boolean not null default false;
update event_feedback f set is_open = true where (select count(*) from event_feedback o where o.event_id = f.event_id) >= 3;
revoke select (fed_back) on event_places from hearth_web;
drop policy read on event_feedback;
create policy read on event_feedback for select using (is_open and viewer_hosts(event_id));
create or replace function count_feedback(event bigint) returns int language sql stable security definer set search_path = public as $$
  select case when viewer_hosts(event) then (select count(*)::int from event_feedback where event_id = event and is_open) else 0 end
$$;
create or replace function give_feedback(event bigint, useful int, level text, again boolean, liked text, better text) returns text
  language plpgsql security definer set search_path = public as $$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is null or viewer_hosts(event) or not (viewer_id() is null or viewer_may_write()) then return 'no'; end if;
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

-- Names a member a host, of this date or of all later ones that the viewer hosts too. A steward names somebody else where there is a host; it is
-- on record, and the hosts are told.
create or replace function name_host(event bigint, called text, is_later boolean) returns text language plpgsql security definer set search_path = public as $$
declare
  e events;
  who bigint;
begin
  if not viewer_may_write() or not (viewer_hosts(event) or viewer_is_steward() and viewer_sees_event(event)) then return 'no'; end if;
  select * into e from events where id = event;
  select id into who from members m where m.handle = lower(called) and m.state = 'active' and member_sees_event(m.id, event);
  if who is null then return 'nobody'; end if;
  if who = viewer_id() and not viewer_hosts(event) and exists (select from event_hosts where event_id = event) then return 'self'; end if;
  insert into event_hosts (event_id, member_id, position)
  select o.id, who, 1 + (select coalesce(max(position), 0) from event_hosts where event_id = o.id) from events o
  where o.id = event or is_later and o.series_id = e.series_id and o.series_at > e.series_at and (viewer_hosts(o.id) or viewer_is_steward())
  on conflict do nothing;
  if found then
    perform tell_on_site(array[who], 'event', format('You are a host of “%s” now', e.title), '/events/' || event);
    perform tell_on_site(array(select member_id from event_hosts where event_id = event and member_id <> who), 'event',
      format('“%s” has another host now', e.title), '/events/' || event || '/hosts');
  end if;
  return 'done';
end $$;
-- Takes a host off, of this date or of all later ones that the viewer hosts too. Each keeps one.
drop function drop_host(bigint, bigint);
create function drop_host(event bigint, who bigint, is_later boolean) returns boolean language plpgsql security definer set search_path = public as $$
declare
  e events;
begin
  select * into e from events where id = event for no key update;
  if not viewer_may_write() or not (viewer_hosts(event) or viewer_is_steward() and viewer_sees_event(event)) then return false; end if;
  perform from events o where is_later and o.series_id = e.series_id and o.series_at > e.series_at order by o.id for no key update;
  delete from event_hosts h using events o
  where h.member_id = who and o.id = h.event_id
    and (o.id = event or is_later and o.series_id = e.series_id and o.series_at > e.series_at and (viewer_hosts(o.id) or viewer_is_steward()))
    and (select count(*) from event_hosts x where x.event_id = o.id) > 1;
  if not found then return false; end if;
  perform tell_on_site(array[who], 'event', format('You are no host of “%s” any more', e.title), '/events/' || event);
  return true;
end $$;

-- Whoever asks last with an address is who confirms, and sees all that is said of them before they do.
create or replace function ask_as_guest(event bigint, name text, address text, about jsonb) returns text
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
  on conflict (event_id, guest_address) do update set guest_name = excluded.guest_name where event_places.state = 'asked' returning id into place;
  if place is null then
    select id into place from event_places where event_id = event and guest_address = lower(address);
  else
    perform describe_place(place, about);
  end if;
  perform add_job('events.mail-place', json_build_object('place', place, 'what', 'ask', 'words', ''), job_key => 'events.ask:' || place);
  return 'asked';
end $$;
-- A guest says what they are called when they confirm.
create function name_guest(of_token uuid, name text) returns void language sql security definer set search_path = public as $$
  update event_places set guest_name = left(name, 100) where token = of_token and member_id is null and state = 'asked' and name <> ''
$$;
-- What somebody unknown said with a member's address is not theirs.
create function forget_what_was_said() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.access_needs := '';
  new.kept_for := '';
  delete from event_answers where place_id = new.id;
  return new;
end $$;
create trigger forget_what_was_said before update of member_id on event_places for each row
  when (old.member_id is null and new.member_id is not null and old.state = 'asked') execute function forget_what_was_said();

-- Who takes a slot on stands in the programme, and in no notice that outlives them.
create or replace function take_part(part bigint, words text) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_parts;
begin
  select * into p from event_parts where id = part;
  if not found or not viewer_may_write() or not viewer_sees_event(p.event_id)
    or not exists (select from events where id = p.event_id and cancelled_at is null and ends_at > now()) then return false; end if;
  update event_parts set member_id = viewer_id(), brings = left(words, 200) where id = part and is_open and member_id is null;
  if not found then return false; end if;
  perform tell_on_site(array(select member_id from event_hosts where event_id = p.event_id and member_id <> viewer_id()), 'event',
    format('Somebody takes on “%s” at “%s”', p.title, (select title from events where id = p.event_id)), '/events/' || p.event_id);
  return true;
end $$;
delete from notices where kind = 'event' and text ~ ' takes on “';

-- Somebody who leaves leaves no place behind that they held as a guest, by one of their addresses.
create or replace function erase(member bigint, remove_words boolean) returns void language plpgsql security definer set search_path = public as $$
begin
  perform set_config('hearth.erasing', member::text, true);
  if remove_words then perform take_back_under_masks(member); end if;
  perform erase_unmasked(member, remove_words);
end $$;
create function guest_erased() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from event_certificates c using event_places p where c.place_id = p.id and p.guest_address = old.address;
  delete from event_places where guest_address = old.address;
  return null;
end $$;
create trigger guest_erased after delete on addresses for each row
  when (current_setting('hearth.erasing', true) = old.member_id::text) execute function guest_erased();

-- Five papers each, also of those who send them all at once.
create or replace function keep_paper(event bigint, paper bigint, new_title text, new_format text, new_body text, new_html text) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  kept bigint;
begin
  if not viewer_may_write() or not viewer_sees_event(event) then return null; end if;
  perform from event_calls c join events e on e.id = c.event_id
  where c.event_id = event and c.closes_at > now() and e.cancelled_at is null for no key update of c;
  if not found then return null; end if;
  if paper is null then
    if (select count(*) from event_papers where event_id = event and member_id = viewer_id()) >= 5 then return null; end if;
    insert into event_papers (event_id, member_id, title, format, body, html)
    values (event, viewer_id(), new_title, new_format, new_body, new_html) returning id into kept;
  else
    update event_papers set title = new_title, format = new_format, body = new_body, html = new_html
    where id = paper and event_id = event and member_id = viewer_id() and decided_at is null returning id into kept;
    -- What was scored is another paper now.
    delete from event_scores where paper_id = kept;
  end if;
  return kept;
end $$;

-- Who vouched for whom stays.
revoke update on core_vouches from hearth_web;
grant update (vouched_by, reason, until) on core_vouches to hearth_web;
