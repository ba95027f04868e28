-- Afterwards: what is kept of an event, what those who came say of it, and that they came.

create table event_records (
  event_id bigint primary key references events on delete cascade,
  notes text not null default '' check (length(notes) <= 60000),
  html text not null default '',
  slides_url text not null default '' check (length(slides_url) <= 1000),
  recording_url text not null default '' check (length(recording_url) <= 1000),
  published_at timestamptz,
  changed_at timestamptz not null default now()
);
-- The captions of a recording, a row a cue.
create table event_cues (
  event_id bigint not null references events on delete cascade,
  position int not null,
  starts_ms int not null check (starts_ms >= 0),
  words text not null check (length(words) <= 2000),
  found tsvector not null generated always as (to_tsvector('english', words)) stored,
  primary key (event_id, position)
);
create index event_cues_found on event_cues using gin (found);

create function record_is_out(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from event_records where event_id = event and published_at is not null) and viewer_sees_event(event)
$$;

alter table event_records enable row level security;
grant select, insert (event_id, notes, html, slides_url, recording_url), update (notes, html, slides_url, recording_url, changed_at) on event_records to hearth_web;
create policy read on event_records for select using (viewer_hosts(event_id) or (select viewer_is_steward()) or published_at is not null and viewer_sees_event(event_id));
create policy make on event_records for insert with check (viewer_hosts(event_id) and (select viewer_may_write()));
create policy change on event_records for update using (viewer_hosts(event_id) and (select viewer_may_write()));

alter table event_cues enable row level security;
grant select, insert (event_id, position, starts_ms, words), delete on event_cues to hearth_web;
create policy read on event_cues for select using (viewer_hosts(event_id) or record_is_out(event_id));
create policy make on event_cues for insert with check (viewer_hosts(event_id) and (select viewer_may_write()));
create policy take_off on event_cues for delete using (viewer_hosts(event_id) and (select viewer_may_write()));

-- Publishes the record, or takes it back. What stays in the room has no recording, and notes only if everybody who was there agreed.
-- Gives back what stands against it, or nothing.
create function publish_record(event bigint, is_out boolean) returns text language plpgsql security definer set search_path = public as $$
declare
  e events;
  r event_records;
begin
  if not (viewer_hosts(event) and viewer_may_write()) then return 'no'; end if;
  select * into e from events where id = event for update;
  select * into r from event_records where event_id = event;
  if not found then return 'no'; end if;
  if is_out and not e.is_recorded then
    if r.recording_url <> '' then return 'recording'; end if;
    if r.notes <> '' and r.published_at is null and not coalesce(
      (select bool_and(coalesce(agrees, false)) from event_places where event_id = event and came_at is not null), false) then return 'agreement';
    end if;
  end if;
  update event_records set published_at = case when is_out then coalesce(published_at, now()) end where event_id = event;
  return '';
end $$;
-- Whoever was there and says no after all takes the notes back.
create or replace function agree_to_notes(event bigint, is_agreed boolean) returns boolean language plpgsql security definer set search_path = public as $$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is null or not (viewer_id() is null or viewer_may_write()) then return false; end if;
  update event_places set agrees = is_agreed where id = my_place;
  if not is_agreed then
    update event_records r set published_at = null from events e
    where r.event_id = event and e.id = event and not e.is_recorded and r.notes <> ''
      and exists (select from event_places where id = my_place and came_at is not null);
  end if;
  return true;
end $$;

-- What people say of an event: without a name, a place or a time.
create table event_feedback (
  id uuid primary key default gen_random_uuid(),
  event_id bigint not null references events on delete cascade,
  useful int not null check (useful between 1 and 5),
  level text not null check (level in ('easy', 'right', 'hard')),
  again boolean not null,
  liked text not null default '' check (length(liked) <= 1000),
  better text not null default '' check (length(better) <= 1000)
);
create index event_feedback_of_event on event_feedback (event_id);
alter table event_places add column fed_back boolean not null default false;
grant select (fed_back) on event_places to hearth_web;
alter table event_feedback enable row level security;
grant select on event_feedback to hearth_web;
-- Of fewer than three, each would be somebody.
create function feedback_is_open(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_hosts(event) and (select count(*) >= 3 from event_feedback where event_id = event)
$$;
create policy read on event_feedback for select using (feedback_is_open(event_id));
create function count_feedback(event bigint) returns int language sql stable security definer set search_path = public as $$
  select case when viewer_hosts(event) then (select count(*)::int from event_feedback where event_id = event) else 0 end
$$;

-- Once for each who came along: 'done', 'twice', 'early' or 'no'.
create function give_feedback(event bigint, useful int, level text, again boolean, liked text, better text) returns text
  language plpgsql security definer set search_path = public as $$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is null then return 'no'; end if;
  if not exists (select from events where id = event and starts_at <= now() and cancelled_at is null) then return 'early'; end if;
  update event_places set fed_back = true where id = my_place and not fed_back;
  if not found then return 'twice'; end if;
  insert into event_feedback (event_id, useful, level, again, liked, better) values (event, useful, level, again, liked, better);
  return 'done';
end $$;

-- That somebody came: theirs for good, whatever becomes of the event or the list of who came.
create table event_certificates (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z2-7]{16}$'),
  event_id bigint references events on delete set null,
  member_id bigint references members on delete cascade,
  place_id bigint unique references event_places on delete set null,
  name text not null check (length(name) between 1 and 100),
  title text not null,
  kind text not null,
  starts_at timestamptz not null,
  zone text not null,
  minutes int not null check (minutes > 0),
  made_at timestamptz not null default now(),
  unique (event_id, member_id)
);
create index event_certificates_of_member on event_certificates (member_id);
alter table event_certificates enable row level security;
grant select (id, code, event_id, member_id, name, title, kind, starts_at, zone, minutes, made_at) on event_certificates to hearth_web;
create policy own on event_certificates for select using (member_id = viewer_id());

-- The house signs with this key; only its owner reads it.
create table event_keys (
  id int primary key check (id = 1),
  private_key text not null,
  public_key text not null,
  made_at timestamptz not null default now()
);
alter table event_keys enable row level security;

-- 80 random bits in letters that are read out without mistakes.
create function new_certificate_code() returns text language sql volatile set search_path = public as $$
  select string_agg(substr('abcdefghijklmnopqrstuvwxyz234567', 1 + (get_byte(b.bytes, i) & 31), 1), '')
  from (select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') as bytes) b,
    unnest(array[0, 1, 2, 3, 4, 5, 9, 10, 16, 17, 18, 19, 20, 21, 25, 26]) i
$$;

-- Certificates for those who came: of one place, or of all members at events that are over. Not for the web.
create function certify(of_place bigint) returns void language sql security definer set search_path = public as $$
  insert into event_certificates (code, event_id, member_id, place_id, name, title, kind, starts_at, zone, minutes)
  select new_certificate_code(), e.id, p.member_id, p.id, coalesce(p.guest_name, m.name), e.title, e.kind, e.starts_at, e.zone,
    greatest(1, extract(epoch from e.ends_at - e.starts_at)::int / 60)
  from event_places p join events e on e.id = p.event_id left join members m on m.id = p.member_id
  where p.came_at is not null and e.ends_at < now() and e.cancelled_at is null and (of_place is null and p.member_id is not null or p.id = of_place)
    and coalesce(m.state, 'active') = 'active'
  on conflict do nothing
$$;
revoke execute on function certify(bigint) from public;

-- The code of the viewer's own certificate, made now where it is not there yet; nothing where they were not checked in.
create function my_certificate(event bigint) returns text language plpgsql security definer set search_path = public as $$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is not null then perform certify(my_place); end if;
  return (select code from event_certificates where place_id = my_place or event_id = event and member_id = viewer_id() limit 1);
end $$;

-- Whoever has the address of a certificate reads what it says.
create function look_at_certificate(of_code text) returns table (code text, name text, title text, kind text, starts_at timestamptz, zone text, minutes int, event_id bigint)
  language sql stable security definer set search_path = public as $$
  select code, name, title, kind, starts_at, zone, minutes, event_id from event_certificates where code = of_code
$$;

create or replace function is_first_time(who bigint, event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select (viewer_is_steward() or viewer_hosts(event)) and not exists (
    select from event_places p join events e on e.id = p.event_id
    where p.member_id = who and p.state = 'going' and e.ends_at < now() and p.event_id <> event)
    and not exists (select from event_certificates c where c.member_id = who and c.event_id is distinct from event)
$$;
