-- What a series is made of stands with it, and what sets a date apart stands with the date, so that nothing is guessed from titles.

-- Where the clock is read that later dates have: a move of "this one and all later ones" may be to another zone.
update event_series set clock = substr(first_local, 12, 5) where clock is null;
alter table event_series
  alter column clock set not null,
  add column clock_zone text check (length(clock_zone) <= 60),
  -- Since when it has no more dates: whoever called off a date and all later ones ended it.
  add column ended_at timestamptz;
update event_series set clock_zone = zone;
alter table event_series alter column clock_zone set not null;
update event_series s set ended_at = now()
where (select e.cancelled_at from events e where e.series_id = s.id order by e.series_at desc limit 1) is not null;
grant update (clock_zone, ended_at) on event_series to hearth_web;

-- Something of this date alone was changed: the next dates are not made like it.
alter table events add column is_special boolean not null default false;
update events e set is_special = true from event_series s where s.id = e.series_id and (e.title <> s.title or e.moved_from is not null);
grant update (is_special) on events to hearth_web;

-- The series itself is its hosts': those of its latest date. Who hosts one date as a guest does not change what all are called.
create function viewer_hosts_series(series bigint) returns boolean language sql stable security definer set search_path = public as $$
  select coalesce((select viewer_hosts(e.id) from events e where e.series_id = series order by e.series_at desc nulls last limit 1), false)
$$;
drop policy change on event_series;
create policy change on event_series for update using (
  (select viewer_may_write()) and ((select viewer_is_steward()) or viewer_hosts_series(id))
);
