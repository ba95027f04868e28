-- The day itself: who is here, a pad of notes, links, questions with votes, and polls.

-- A place's link stands for its holder, who may be nobody's member: the transaction names it.
create function viewer_token() returns uuid language sql stable
  as $$ select nullif(current_setting('hearth.place_token', true), '')::uuid $$;

-- The place at an event by which the viewer is there: their own, or the one whose link they hold.
create function viewer_place(event bigint) returns bigint language sql stable security definer set search_path = public as $$
  select id from event_places where event_id = event and state = 'going'
    and (member_id = viewer_id() and viewer_is_member() or token = viewer_token() and member_id is null)
$$;
create function viewer_attends(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_hosts(event) or viewer_place(event) is not null
$$;
-- From a day before until a day after: hosts prepare earlier and tidy up later.
create function room_is_open(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from events where id = event and cancelled_at is null
    and now() between starts_at - interval '1 day' and ends_at + interval '1 day')
$$;
-- Hosts write as long as they may write at all, others while the room is open.
create function viewer_writes_in_room(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_hosts(event) and viewer_may_write()
    or room_is_open(event) and viewer_place(event) is not null and (viewer_id() is null or viewer_may_write())
$$;

alter table event_places
  add column came_at timestamptz,
  -- Whether notes of what stays in the room may be kept for others: asked of those who are there.
  add column agrees boolean;
grant select (came_at, agrees) on event_places to hearth_web;

-- Checks somebody in, or out again: by a host, or by themselves while an online event is on. False where one may not.
create function check_in(place bigint, is_here boolean) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  e events;
begin
  select * into p from event_places where id = place and state <> 'asked';
  if not found then return false; end if;
  select * into e from events where id = p.event_id;
  if e.cancelled_at is not null or e.starts_at > now() + interval '1 day' then return false; end if;
  if not (viewer_hosts(e.id) and viewer_may_write()) and not (
    is_here and e.place <> 'in person' and viewer_place(e.id) = place and now() between e.starts_at - interval '15 minutes' and e.ends_at) then return false;
  end if;
  update event_places set came_at = case when is_here then coalesce(came_at, now()) end where id = place;
  return true;
end $$;

-- Who a code at the door stands for, for hosts.
create function place_of_code(event bigint, code uuid) returns bigint language sql stable security definer set search_path = public as $$
  select id from event_places where event_id = event and token = code and state <> 'asked' and viewer_hosts(event)
$$;

create function agree_to_notes(event bigint, is_agreed boolean) returns boolean language plpgsql security definer set search_path = public as $$
begin
  if not viewer_writes_in_room(event) then return false; end if;
  update event_places set agrees = is_agreed where id = viewer_place(event);
  return found;
end $$;

-- How many are here, and how many of them agreed: everybody there may know.
create function event_agreement(event bigint) returns table (here int, agreed int) language sql stable security definer set search_path = public as $$
  select count(*)::int, count(*) filter (where agrees)::int from event_places
  where event_id = event and came_at is not null and (viewer_attends(event) or viewer_is_steward())
$$;

create table event_pads (
  event_id bigint not null references events on delete cascade,
  version int not null check (version > 0),
  body text not null check (length(body) <= 50000),
  html text not null,
  at timestamptz not null default now(),
  primary key (event_id, version)
);
create table event_links (
  id bigint generated always as identity primary key,
  event_id bigint not null references events on delete cascade,
  url text not null check (length(url) <= 1000),
  title text not null default '' check (length(title) <= 200),
  at timestamptz not null default now(),
  unique (event_id, url)
);
create table event_asks (
  id bigint generated always as identity primary key,
  event_id bigint not null references events on delete cascade,
  place_id bigint references event_places on delete set null,
  is_named boolean not null default true,
  body text not null check (length(body) between 1 and 500),
  at timestamptz not null default now(),
  answered_at timestamptz,
  hidden_at timestamptz
);
create index event_asks_of_event on event_asks (event_id);
create table event_ask_votes (
  ask_id bigint not null references event_asks on delete cascade,
  place_id bigint references event_places on delete set null,
  unique (ask_id, place_id)
);
create table event_polls (
  id bigint generated always as identity primary key,
  event_id bigint not null references events on delete cascade,
  question text not null check (length(question) between 1 and 200),
  options text[] not null check (cardinality(options) between 2 and 8),
  at timestamptz not null default now(),
  closed_at timestamptz
);
create index event_polls_of_event on event_polls (event_id);
create table event_poll_votes (
  poll_id bigint not null references event_polls on delete cascade,
  place_id bigint references event_places on delete set null,
  choice int not null check (choice between 0 and 7),
  unique (poll_id, place_id)
);

alter table event_pads enable row level security;
grant select, insert on event_pads to hearth_web;
create policy read on event_pads for select using (viewer_attends(event_id));
create policy write on event_pads for insert with check (viewer_writes_in_room(event_id));

alter table event_links enable row level security;
grant select, insert (event_id, url, title), delete on event_links to hearth_web;
create policy read on event_links for select using (viewer_attends(event_id));
create policy write on event_links for insert with check (viewer_writes_in_room(event_id));
create policy take_off on event_links for delete using (viewer_hosts(event_id) and (select viewer_may_write()));

alter table event_asks enable row level security;
grant select, insert (event_id, place_id, is_named, body), update (answered_at, hidden_at) on event_asks to hearth_web;
create policy read on event_asks for select using (viewer_attends(event_id) and (hidden_at is null or viewer_hosts(event_id)));
create policy ask on event_asks for insert with check (viewer_writes_in_room(event_id) and place_id is not distinct from viewer_place(event_id));
create policy settle on event_asks for update using (viewer_hosts(event_id) and (select viewer_may_write()));

create function event_of_ask(ask bigint) returns bigint language sql stable security definer set search_path = public
  as $$ select event_id from event_asks where id = ask and hidden_at is null $$;
create function event_of_poll(poll bigint, is_open boolean) returns bigint language sql stable security definer set search_path = public
  as $$ select event_id from event_polls where id = poll and (not is_open or closed_at is null) $$;

-- One's own vote is one's own: everybody there reads how many.
alter table event_ask_votes enable row level security;
grant select, insert, delete on event_ask_votes to hearth_web;
create policy read on event_ask_votes for select using (place_id = viewer_place(event_of_ask(ask_id)));
create policy vote on event_ask_votes for insert with check (viewer_writes_in_room(event_of_ask(ask_id)) and place_id = viewer_place(event_of_ask(ask_id)));
create policy take_back on event_ask_votes for delete using (viewer_writes_in_room(event_of_ask(ask_id)) and place_id = viewer_place(event_of_ask(ask_id)));
create function ask_votes(event bigint) returns table (ask_id bigint, votes int) language sql stable security definer set search_path = public as $$
  select v.ask_id, count(*)::int from event_ask_votes v join event_asks a on a.id = v.ask_id
  where a.event_id = event and viewer_attends(event) group by v.ask_id
$$;
-- Whoever asked with their name.
create function names_of_asks(event bigint) returns table (ask_id bigint, name text) language sql stable security definer set search_path = public as $$
  select a.id, coalesce(p.guest_name, m.name) from event_asks a join event_places p on p.id = a.place_id left join members m on m.id = p.member_id
  where a.event_id = event and a.is_named and viewer_attends(event)
$$;

alter table event_polls enable row level security;
grant select, insert (event_id, question, options), update (closed_at), delete on event_polls to hearth_web;
create policy read on event_polls for select using (viewer_attends(event_id));
create policy make on event_polls for insert with check (viewer_hosts(event_id) and (select viewer_may_write()));
create policy close on event_polls for update using (viewer_hosts(event_id) and (select viewer_may_write()));
create policy drop on event_polls for delete using (viewer_hosts(event_id) and (select viewer_may_write()));

alter table event_poll_votes enable row level security;
grant select, insert, update (choice) on event_poll_votes to hearth_web;
create policy read on event_poll_votes for select using (place_id = viewer_place(event_of_poll(poll_id, false)));
create policy vote on event_poll_votes for insert with check (
  viewer_writes_in_room(event_of_poll(poll_id, true)) and place_id = viewer_place(event_of_poll(poll_id, true)));
create policy vote_again on event_poll_votes for update using (
  viewer_writes_in_room(event_of_poll(poll_id, true)) and place_id = viewer_place(event_of_poll(poll_id, true)));
create function poll_counts(event bigint) returns table (poll_id bigint, choice int, votes int) language sql stable security definer set search_path = public as $$
  select v.poll_id, v.choice, count(*)::int from event_poll_votes v join event_polls p on p.id = v.poll_id
  where p.event_id = event and viewer_attends(event) group by v.poll_id, v.choice
$$;
