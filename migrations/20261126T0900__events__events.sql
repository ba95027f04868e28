-- Events: what people come along to. A series is a rule by which events come; each of its dates is an event of its own, made ahead of time,
-- so that one date can be moved, called off or be special without a word about the others.
create table event_series (
  id bigint generated always as identity primary key,
  title text not null check (length(title) between 1 and 150),
  -- RFC 5545, without DTSTART: the first date stands beside it, as a clock on the wall shows it in the zone.
  rule text not null check (length(rule) between 6 and 300),
  first_local text not null check (first_local ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  minutes int not null check (minutes between 5 and 14400),
  zone text not null check (length(zone) <= 60),
  created_by bigint references members on delete set null,
  created_at timestamptz not null default now()
);

create table events (
  id bigint generated always as identity primary key,
  series_id bigint references event_series on delete set null,
  -- Which date of its series this is, as the rule gave it, whatever became of it since.
  series_at timestamptz,
  title text not null check (length(title) between 1 and 150),
  kind text not null check (kind in ('coffee and code', 'webinar', 'workshop', 'course', 'conference', 'meet-up')),
  body text not null default '' check (length(body) <= 20000),
  html text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null check (length(zone) <= 60),
  place text not null check (place in ('online', 'in person', 'both')),
  address text not null default '' check (length(address) <= 300),
  access text not null default '' check (length(access) <= 1000),
  level text not null default 'all' check (level in ('all', 'beginners', 'some experience', 'experienced')),
  bring text not null default '' check (length(bring) <= 500),
  is_recorded boolean not null default false,
  has_captions boolean not null default false,
  sees text not null default 'everyone' check (sees in ('everyone', 'members')),
  -- RFC 5545, SEQUENCE: rises with each change that those who come must know of.
  sequence int not null default 0,
  changed_at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancelled_why text not null default '' check (length(cancelled_why) <= 300),
  created_by bigint references members on delete set null,
  created_at timestamptz not null default now(),
  invented boolean not null default false,
  -- What an import knows it by, so that it can be run again.
  arrived_as text unique check (length(arrived_as) <= 300),
  check (ends_at > starts_at),
  unique (series_id, series_at)
);
create index events_by_start on events (starts_at, id);
create index events_by_end on events (ends_at, id);

create table event_hosts (
  event_id bigint not null references events on delete cascade,
  member_id bigint not null references members on delete cascade,
  position int not null default 0,
  primary key (event_id, member_id)
);
create index event_hosts_of_member on event_hosts (member_id);

-- Whether the viewer is a host of an event: asked by policies, which may not ask each other in a circle.
create function viewer_hosts(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from event_hosts where event_id = event and member_id = viewer_id())
$$;
create function viewer_sees_event(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from events e where e.id = event and (e.sees = 'everyone' or viewer_is_member()))
$$;

alter table event_series enable row level security;
grant select, insert on event_series to hearth_web;
create policy read on event_series for select using (
  (select viewer_is_steward()) or created_by = viewer_id()
  or exists (select from events e where e.series_id = event_series.id)
);
create policy make on event_series for insert with check ((select viewer_may_write()) and created_by = viewer_id());

alter table events enable row level security;
grant select, insert (series_id, series_at, title, kind, body, html, starts_at, ends_at, zone, place, address, access, level, bring, is_recorded, has_captions,
  sees, created_by) on events to hearth_web;
grant update (title, kind, body, html, starts_at, ends_at, zone, place, address, access, level, bring, is_recorded, has_captions, sees,
  sequence, changed_at, cancelled_at, cancelled_why) on events to hearth_web;
create policy read on events for select using (sees = 'everyone' or (select viewer_is_member()));
create policy make on events for insert with check ((select viewer_may_write()) and created_by = viewer_id() and not invented);
create policy change on events for update using ((select viewer_may_write()) and ((select viewer_is_steward()) or viewer_hosts(id)));

alter table event_hosts enable row level security;
grant select, insert, delete on event_hosts to hearth_web;
create policy read on event_hosts for select using (viewer_sees_event(event_id));
-- Whoever makes an event is its first host, and hosts name others.
create policy name_hosts on event_hosts for insert with check (
  (select viewer_may_write())
  and ((select viewer_is_steward()) or viewer_hosts(event_id)
    or exists (select from events e where e.id = event_id and e.created_by = viewer_id()))
);
create policy take_back on event_hosts for delete using (
  (select viewer_may_write()) and ((select viewer_is_steward()) or viewer_hosts(event_id))
);
