-- Hours of an event of several days are those of its days, each from the clock at which it begins to the one at which it ends: two mornings are
-- seven hours, not twenty-seven. Where it goes on past midnight, it is what passes.
create function event_minutes(e events) returns int language sql immutable set search_path = public as $$
  select greatest(1, case when days > 1 and a_day > interval '0' then days * extract(epoch from a_day)::int / 60
    else extract(epoch from e.ends_at - e.starts_at)::int / 60 end)
  from (select (e.ends_at at time zone e.zone)::date - (e.starts_at at time zone e.zone)::date + 1 as days,
    (e.ends_at at time zone e.zone)::time - (e.starts_at at time zone e.zone)::time as a_day) one
$$;
create or replace function certify(of_place bigint) returns void language sql security definer set search_path = public as $$
  insert into event_certificates (code, event_id, member_id, place_id, name, title, kind, starts_at, zone, minutes)
  select new_certificate_code(), e.id, p.member_id, p.id, coalesce(p.guest_name, m.name), e.title, e.kind, e.starts_at, e.zone, event_minutes(e)
  from event_places p join events e on e.id = p.event_id left join members m on m.id = p.member_id
  where p.came_at is not null and e.ends_at < now() and e.cancelled_at is null and (of_place is null and p.member_id is not null or p.id = of_place)
    and coalesce(m.state, 'active') = 'active'
  on conflict do nothing
$$;
