-- A series that comes at other times from one of its dates on keeps its page and its calendar: its rule is another, dates that nobody comes to are
-- taken away.
grant update (rule, first_local, zone) on event_series to hearth_web;
grant update (series_at), delete on events to hearth_web;
create policy drop on events for delete using (
  (select viewer_may_write()) and series_id is not null and starts_at > now() and viewer_hosts(id)
  and not exists (select from event_places p where p.event_id = events.id and p.state <> 'asked')
);
