-- What lists say beside an event: whether the viewer comes or waits, and whether there is a place left. How many come is told by
-- event_counts; who, by nobody but hosts.
create function event_marks(ids bigint[]) returns table (event_id bigint, mine text, is_full boolean)
  language sql stable security definer set search_path = public as $$
  select e.id, (select p.state from event_places p where p.event_id = e.id and p.member_id = viewer_id() and p.state <> 'asked'),
    e.capacity is not null and (select count(*) filter (where p.state in ('going', 'offered')) >= e.capacity or coalesce(bool_or(p.state = 'waiting'), false)
      from event_places p where p.event_id = e.id)
  from events e where e.id = any (ids) and viewer_sees_event(e.id)
$$;
