-- Events from elsewhere: what an import wrote last of each, so that the next one changes what changed there and leaves what was changed here;
-- imports with their reports; and calendars that are asked again every night.

alter table event_series
  -- What its calendar calls it, where it came from one.
  add column arrived_as text unique check (length(arrived_as) <= 300),
  -- Dates of the rule that there are not.
  add column left_out timestamptz[] not null default '{}';

-- Calendars of others that are followed. Their addresses may be secret: they are for stewards alone, and the way into a calendar is not in a log.
create table event_calendars (
  id bigint generated always as identity primary key,
  address text not null unique check (length(address) between 8 and 2000),
  -- The steward who becomes the host of what is new in it.
  member_id bigint references members on delete set null,
  at timestamptz not null default now()
);
alter table event_calendars enable row level security;
grant select, insert (address, member_id), delete on event_calendars to hearth_web;
create policy read on event_calendars for select using ((select viewer_is_steward()));
create policy follow on event_calendars for insert with check ((select viewer_is_steward()) and member_id = viewer_id());
create policy leave on event_calendars for delete using ((select viewer_is_steward()));

create table event_imports (
  id bigint generated always as identity primary key,
  member_id bigint references members on delete set null,
  -- The calendar that is followed, where this is one of its nights or its beginning.
  calendar_id bigint references event_calendars on delete set null,
  is_nightly boolean not null default false,
  -- The name of a file, or an address.
  name text not null check (length(name) between 1 and 2000),
  is_address boolean not null,
  -- The file until it is read, and what it held (JSON) until that is taken in or forgotten. Neither is for the web.
  content bytea,
  arrived text,
  holds boolean not null default false,
  is_dry boolean not null default true,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  said text not null default '',
  at timestamptz not null default now(),
  ended_at timestamptz
);
create index event_imports_of_calendar on event_imports (calendar_id, id) where calendar_id is not null;
alter table event_imports enable row level security;
grant select (id, member_id, calendar_id, is_nightly, name, is_address, holds, is_dry, state, said, at, ended_at),
  insert (member_id, name, is_address, content), update (member_id, calendar_id, is_dry, state) on event_imports to hearth_web;
create policy read on event_imports for select using ((select viewer_is_steward()));
create policy bring on event_imports for insert with check ((select viewer_is_steward()) and member_id = viewer_id());
-- From looking to taking in, once.
create policy take on event_imports for update using ((select viewer_is_steward()) and is_dry and holds and state = 'done')
  with check ((select viewer_is_steward()) and member_id = viewer_id() and not is_dry and state = 'waiting');

create table event_import_items (
  import_id bigint not null references event_imports on delete cascade,
  position int not null,
  title text not null,
  outcome text not null check (outcome in ('new', 'changed', 'the same', 'left alone', 'called off', 'refused')),
  -- When it is, the zone that was assumed and why, and what changed, each a sentence.
  said text[] not null default '{}',
  event_id bigint references events on delete set null,
  primary key (import_id, position)
);
create index event_import_items_of_event on event_import_items (event_id) where event_id is not null;
alter table event_import_items enable row level security;
grant select on event_import_items to hearth_web;
create policy read on event_import_items for select using ((select viewer_is_steward()));

-- What an import wrote last of an event: whoever changed it here since has the last word. Nobody on the web reads it.
create table event_arrivals (
  event_id bigint primary key references events on delete cascade,
  calendar_id bigint references event_calendars on delete set null,
  -- Whether whoever took it in became its host: then it is missed when nobody hosts it any more.
  had_host boolean not null default false,
  wrote jsonb not null
);
create index event_arrivals_of_calendar on event_arrivals (calendar_id) where calendar_id is not null;
alter table event_arrivals enable row level security;
