-- Parts of an event: the talks and workshops of a conference, in rooms and slots, and the running order of an hour, with what volunteers take on.
-- A part says how long after the event's beginning it begins, so that it moves along with the event.
create table event_parts (
  id bigint generated always as identity primary key,
  event_id bigint not null references events on delete cascade,
  after_minutes int not null default 0 check (after_minutes between 0 and 14400),
  minutes int not null check (minutes between 1 and 1440),
  room text not null default '' check (length(room) <= 60),
  title text not null check (length(title) between 1 and 150),
  speakers text not null default '' check (length(speakers) <= 300),
  body text not null default '' check (length(body) <= 10000),
  html text not null default '',
  slides_url text not null default '' check (length(slides_url) <= 1000),
  -- A slot that somebody may take on: a member who does, and what they bring.
  is_open boolean not null default false,
  member_id bigint references members on delete set null,
  brings text not null default '' check (length(brings) <= 200)
);
create index event_parts_of_event on event_parts (event_id, after_minutes, room, id);
create index event_parts_of_member on event_parts (member_id) where member_id is not null;
alter table event_parts enable row level security;
grant select, insert (event_id, after_minutes, minutes, room, title, speakers, body, html, slides_url, is_open, member_id),
  update (after_minutes, minutes, room, title, speakers, body, html, slides_url, is_open), delete on event_parts to hearth_web;
create policy read on event_parts for select using (viewer_sees_event(event_id));
create policy make on event_parts for insert with check ((select viewer_may_write()) and viewer_hosts(event_id) and member_id is null);
create policy change on event_parts for update using ((select viewer_may_write()) and viewer_hosts(event_id));
create policy take_out on event_parts for delete using ((select viewer_may_write()) and viewer_hosts(event_id));

-- Calendars and feeds ask what changed.
create function parts_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update events set changed_at = clock_timestamp() where id = coalesce(new.event_id, old.event_id);
  return null;
end $$;
create trigger event_changed after insert or update or delete on event_parts for each row execute function parts_changed();

-- A member takes a slot on: whoever presses first has it. False where it is taken, or not theirs to take.
create function take_part(part bigint, words text) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_parts;
begin
  select * into p from event_parts where id = part;
  if not found or not viewer_may_write() or not viewer_sees_event(p.event_id)
    or not exists (select from events where id = p.event_id and cancelled_at is null and ends_at > now()) then return false; end if;
  update event_parts set member_id = viewer_id(), brings = left(words, 200) where id = part and is_open and member_id is null;
  if not found then return false; end if;
  perform tell_on_site(array(select member_id from event_hosts where event_id = p.event_id and member_id <> viewer_id()), 'event',
    format('%s takes on “%s” at “%s”', (select name from members where id = viewer_id()), p.title, (select title from events where id = p.event_id)),
    '/events/' || p.event_id);
  return true;
end $$;
-- Gives a slot back: whoever has it, or a host for them.
create function leave_part(part bigint) returns boolean language plpgsql security definer set search_path = public as $$
begin
  update event_parts set member_id = null, brings = '' where id = part and member_id is not null and viewer_may_write()
    and (member_id = viewer_id() or viewer_hosts(event_id));
  return found;
end $$;

-- Whoever speaks looks after their own words and slides.
create function describe_part(part bigint, new_body text, new_html text, new_slides text) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  update event_parts set body = new_body, html = new_html, slides_url = new_slides
  where id = part and viewer_may_write() and viewer_sees_event(event_id) and (member_id = viewer_id() or viewer_hosts(event_id));
  return found;
end $$;

-- Hosts name other members hosts, of one date or of all later ones of its series too. 'nobody' where no member is called so.
create function name_host(event bigint, called text, is_later boolean) returns text language plpgsql security definer set search_path = public as $$
declare
  e events;
  who bigint;
begin
  if not viewer_may_write() or not (viewer_hosts(event) or viewer_is_steward() and viewer_sees_event(event)) then return 'no'; end if;
  select * into e from events where id = event;
  select id into who from members m where m.handle = lower(called) and m.state = 'active'
    and (e.space_id is null or exists (select from spaces s where s.id = e.space_id and s.sees <> 'invited')
      or exists (select from space_members x where x.space_id = e.space_id and x.member_id = m.id));
  if who is null then return 'nobody'; end if;
  insert into event_hosts (event_id, member_id, position)
  select o.id, who, 1 + (select coalesce(max(position), 0) from event_hosts where event_id = o.id) from events o
  where o.id = event or is_later and o.series_id = e.series_id and o.starts_at > e.starts_at
  on conflict do nothing;
  if found and who <> viewer_id() then
    perform tell_on_site(array[who], 'event', format('You are a host of “%s” now', e.title), '/events/' || event);
  end if;
  return 'done';
end $$;
-- Takes a host off. An event keeps one.
create function drop_host(event bigint, who bigint) returns boolean language plpgsql security definer set search_path = public as $$
begin
  perform from events where id = event for no key update;
  if not viewer_may_write() or not (viewer_hosts(event) or viewer_is_steward() and viewer_sees_event(event))
    or (select count(*) from event_hosts where event_id = event) < 2 then return false; end if;
  delete from event_hosts where event_id = event and member_id = who;
  return found;
end $$;
-- From here on names and rows go through these two; only the first host of an event one makes is set by oneself.
drop policy take_back on event_hosts;
revoke delete on event_hosts from hearth_web;
drop policy name_hosts on event_hosts;
create policy first_host on event_hosts for insert with check (
  (select viewer_may_write()) and member_id = viewer_id()
  and exists (select from events e where e.id = event_id and e.created_by = viewer_id())
);
