-- A proposal becomes a slot of an event that is planned already: whoever offered the talk has it, and may give it back; a subject that was asked
-- for is open to whoever takes it on. And whoever does not see the event that was made of theirs is no host of it.
create or replace function pick_proposal(proposal bigint, event bigint) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_proposals;
begin
  if not viewer_may_write() or not viewer_hosts(event) then return false; end if;
  update event_proposals set event_id = event, picked_at = now() where id = proposal and picked_at is null returning * into p;
  if not found then return false; end if;
  if p.kind = 'talk' and p.member_id is not null and member_sees_event(p.member_id, event) then
    insert into event_hosts (event_id, member_id, position) select event, id, 1 from members where id = p.member_id and state = 'active' on conflict do nothing;
  end if;
  perform tell_of_picked(p, event);
  return true;
end $$;
-- Whose proposal was picked up is told for what: they are named there.
create function tell_of_picked(p event_proposals, event bigint) returns void language plpgsql security definer set search_path = public as $$
declare
  planned text := (select title from events where id = event);
begin
  perform tell_of_article(array[p.member_id], 'event', format('What you proposed, “%s”, is planned as “%s”', p.title, planned), '/events/' || event, interval '10 minutes');
  perform tell_of_article(array(select member_id from event_proposal_fans where proposal_id = p.id), 'event',
    format('“%s” is planned, and you would come', p.title), '/events/' || event, interval '10 minutes');
end $$;
revoke execute on function tell_of_picked(event_proposals, bigint) from public;

-- False where somebody was quicker, or the event is over or not the viewer's.
create function put_proposal(proposal bigint, event bigint) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_proposals;
  e events;
  begins int;
begin
  if not viewer_may_write() or not viewer_hosts(event) then return false; end if;
  select * into e from events where id = event and ends_at > now() and cancelled_at is null for no key update;
  if not found then return false; end if;
  update event_proposals set event_id = event, picked_at = now() where id = proposal and picked_at is null returning * into p;
  if not found then return false; end if;
  select coalesce(max(after_minutes + minutes), 0) into begins from event_parts where event_id = event;
  begins := least(begins, extract(epoch from e.ends_at - e.starts_at)::int / 60 - 1);
  insert into event_parts (event_id, after_minutes, minutes, title, body, html, is_open, member_id)
  values (event, begins, least(20, extract(epoch from e.ends_at - e.starts_at)::int / 60 - begins), p.title, p.body, p.html, true,
    case when p.kind = 'talk' and member_sees_event(p.member_id, event) then p.member_id end);
  perform tell_of_picked(p, event);
  return true;
end $$;
