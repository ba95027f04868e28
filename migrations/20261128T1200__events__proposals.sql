-- What members offer and ask for, and calls for papers.

create table event_proposals (
  id bigint generated always as identity primary key,
  member_id bigint references members on delete set null,
  -- A talk is offered, a subject is asked for.
  kind text not null check (kind in ('talk', 'subject')),
  title text not null check (length(title) between 1 and 150),
  body text not null default '' check (length(body) <= 5000),
  html text not null default '',
  at timestamptz not null default now(),
  event_id bigint references events on delete set null,
  picked_at timestamptz,
  invented boolean not null default false
);
create index event_proposals_open on event_proposals (at desc) where picked_at is null;
create table event_proposal_fans (
  proposal_id bigint not null references event_proposals on delete cascade,
  member_id bigint not null references members on delete cascade,
  primary key (proposal_id, member_id)
);
create index event_proposal_fans_of_member on event_proposal_fans (member_id);

alter table event_proposals enable row level security;
grant select, insert (member_id, kind, title, body, html), delete on event_proposals to hearth_web;
create policy read on event_proposals for select using ((select viewer_is_member()));
create policy make on event_proposals for insert with check ((select viewer_may_write()) and member_id = viewer_id());
-- Its maker takes it back, a steward takes it away; what was picked up stays.
create policy take_back on event_proposals for delete using (
  (select viewer_may_write()) and picked_at is null and (member_id = viewer_id() or (select viewer_is_steward()))
);
-- Who would come is counted; names are for nobody.
alter table event_proposal_fans enable row level security;
grant select, insert, delete on event_proposal_fans to hearth_web;
create policy own on event_proposal_fans using (member_id = viewer_id())
  with check (member_id = viewer_id() and (select viewer_may_write())
    and exists (select from event_proposals p where p.id = proposal_id and p.picked_at is null and p.member_id is distinct from viewer_id()));
create function count_fans(proposal bigint) returns int language sql stable security definer set search_path = public as $$
  select count(*)::int from event_proposal_fans f join members m on m.id = f.member_id
  where f.proposal_id = proposal and m.state = 'active' and viewer_is_member()
$$;

-- A host made an event of a proposal: whoever offered it is a host too, and all who would come are told. False where somebody was quicker.
create function pick_proposal(proposal bigint, event bigint) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_proposals;
begin
  if not viewer_may_write() or not viewer_hosts(event) then return false; end if;
  update event_proposals set event_id = event, picked_at = now() where id = proposal and picked_at is null returning * into p;
  if not found then return false; end if;
  if p.kind = 'talk' and p.member_id is not null then
    insert into event_hosts (event_id, member_id, position) select event, id, 1 from members where id = p.member_id and state = 'active' on conflict do nothing;
  end if;
  perform tell_of_article(array[p.member_id], 'event', format('What you proposed is planned: “%s”', p.title), '/events/' || event, interval '10 minutes');
  perform tell_of_article(array(select member_id from event_proposal_fans where proposal_id = proposal), 'event',
    format('“%s” is planned, and you would come', p.title), '/events/' || event, interval '10 minutes');
  return true;
end $$;

-- A call for papers stands with the event that it is for.
create table event_calls (
  event_id bigint primary key references events on delete cascade,
  body text not null default '' check (length(body) <= 10000),
  html text not null default '',
  closes_at timestamptz not null,
  made_at timestamptz not null default now()
);
alter table event_calls enable row level security;
grant select, insert, update (body, html, closes_at) on event_calls to hearth_web;
create policy read on event_calls for select using (viewer_sees_event(event_id));
create policy make on event_calls for insert with check ((select viewer_may_write()) and viewer_hosts(event_id));
create policy change on event_calls for update using ((select viewer_may_write()) and viewer_hosts(event_id));

-- Those who score, beside the hosts.
create table event_committee (
  event_id bigint not null references events on delete cascade,
  member_id bigint not null references members on delete cascade,
  primary key (event_id, member_id)
);
create function viewer_scores(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_hosts(event) or exists (select from event_committee where event_id = event and member_id = viewer_id()) and viewer_sees_event(event)
$$;
alter table event_committee enable row level security;
grant select, delete on event_committee to hearth_web;
create policy read on event_committee for select using (member_id = viewer_id() or viewer_hosts(event_id));
create policy take_off on event_committee for delete using ((select viewer_may_write()) and viewer_hosts(event_id));
create function name_reviewer(event bigint, called text) returns text language plpgsql security definer set search_path = public as $$
declare
  who bigint;
begin
  if not viewer_may_write() or not viewer_hosts(event) then return 'no'; end if;
  select id into who from members where handle = lower(called) and state = 'active';
  if who is null then return 'nobody'; end if;
  insert into event_committee (event_id, member_id) values (event, who) on conflict do nothing;
  perform tell_of_article(array[who], 'event', format('You are asked to score papers for “%s”', (select title from events where id = event)),
    '/events/' || event || '/call/board', interval '10 minutes');
  return 'done';
end $$;

create table event_papers (
  id bigint generated always as identity primary key,
  event_id bigint not null references event_calls on delete cascade,
  -- Nobody on the web reads this column: names come through paper_author, and not before it is decided.
  member_id bigint references members on delete set null,
  title text not null check (length(title) between 1 and 150),
  format text not null check (format in ('talk', 'lightning talk', 'workshop', 'poster')),
  body text not null check (length(body) between 1 and 5000),
  html text not null,
  at timestamptz not null default now(),
  decision text check (decision in ('accepted', 'declined')),
  -- What the committee says to its author.
  said text not null default '' check (length(said) <= 1000),
  decided_at timestamptz,
  part_id bigint references event_parts on delete set null
);
create index event_papers_of_event on event_papers (event_id, id);
create index event_papers_of_member on event_papers (member_id) where member_id is not null;
create table event_scores (
  paper_id bigint not null references event_papers on delete cascade,
  member_id bigint not null references members on delete cascade,
  score int not null check (score between 1 and 5),
  remark text not null default '' check (length(remark) <= 1000),
  at timestamptz not null default now(),
  primary key (paper_id, member_id)
);
create index event_scores_of_member on event_scores (member_id);

create function viewer_wrote_paper(paper bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from event_papers where id = paper and member_id = viewer_id())
$$;
alter table event_papers enable row level security;
grant select (id, event_id, title, format, body, html, at, decision, said, decided_at, part_id) on event_papers to hearth_web;
create policy read on event_papers for select using (viewer_wrote_paper(id) or viewer_scores(event_id));
-- One's own scores. Those of others come through paper_scores, without names.
alter table event_scores enable row level security;
grant select on event_scores to hearth_web;
create policy own on event_scores for select using (member_id = viewer_id());

-- Hands a paper in, or changes one's own, while the call is open.
create function keep_paper(event bigint, paper bigint, new_title text, new_format text, new_body text, new_html text) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  kept bigint;
begin
  if not viewer_may_write() or not viewer_sees_event(event)
    or not exists (select from event_calls c join events e on e.id = c.event_id where c.event_id = event and c.closes_at > now() and e.cancelled_at is null)
    then return null; end if;
  if paper is null then
    if (select count(*) from event_papers where event_id = event and member_id = viewer_id()) >= 5 then return null; end if;
    insert into event_papers (event_id, member_id, title, format, body, html)
    values (event, viewer_id(), new_title, new_format, new_body, new_html) returning id into kept;
  else
    update event_papers set title = new_title, format = new_format, body = new_body, html = new_html
    where id = paper and event_id = event and member_id = viewer_id() and decided_at is null returning id into kept;
    -- What was scored is another paper now.
    delete from event_scores where paper_id = kept;
  end if;
  return kept;
end $$;
create function withdraw_paper(paper bigint) returns boolean language plpgsql security definer set search_path = public as $$
begin
  delete from event_papers where id = paper and member_id = viewer_id() and decided_at is null and viewer_may_write();
  return found;
end $$;

-- Scores a paper: for the committee, never one's own, until it is decided.
create function score_paper(paper bigint, new_score int, new_remark text) returns boolean language plpgsql security definer set search_path = public as $$
declare
  p event_papers;
begin
  select * into p from event_papers where id = paper for key share;
  if not found or not viewer_may_write() or not viewer_scores(p.event_id) or p.member_id is not distinct from viewer_id() or p.decided_at is not null
    then return false; end if;
  insert into event_scores (paper_id, member_id, score, remark) values (paper, viewer_id(), new_score, left(new_remark, 1000))
  on conflict (paper_id, member_id) do update set score = excluded.score, remark = excluded.remark, at = now();
  return true;
end $$;

-- How papers were scored, for the committee: how many did; and once one has scored a paper oneself and another has too, the mean and the
-- remarks of all, without names. One's own papers are left out until they are decided.
create function paper_scores(event bigint) returns table (paper_id bigint, scores int, mean numeric, remarks text[], is_mine boolean)
  language sql stable security definer set search_path = public as $$
  select p.id, count(s.*)::int,
    case when count(s.*) >= 2 and (bool_or(s.member_id = viewer_id()) or p.decided_at is not null) then round(avg(s.score), 1) end,
    case when count(s.*) >= 2 and (bool_or(s.member_id = viewer_id()) or p.decided_at is not null)
      then array_agg(s.remark order by s.score desc, s.remark) filter (where s.remark <> '') end,
    coalesce(p.member_id = viewer_id(), false)
  from event_papers p left join event_scores s on s.paper_id = p.id and p.member_id is distinct from viewer_id()
  where p.event_id = event and viewer_scores(event)
  group by p.id
$$;
-- Whose paper it is: told to its author, and to the committee once it is decided.
create function paper_author(paper bigint) returns bigint language sql stable security definer set search_path = public as $$
  select member_id from event_papers
  where id = paper and (member_id = viewer_id() or decided_at is not null and viewer_scores(event_id))
$$;

-- A host decides, once two have scored it, and not on a paper of their own. Its author is told.
create function decide_paper(paper bigint, new_decision text, words text) returns text language plpgsql security definer set search_path = public as $$
declare
  p event_papers;
begin
  select * into p from event_papers where id = paper for no key update;
  if not found or not viewer_may_write() or not viewer_hosts(p.event_id) then return 'no'; end if;
  if p.member_id is not distinct from viewer_id() then return 'own'; end if;
  if p.decided_at is not null then return 'decided'; end if;
  if (select count(*) from event_scores where paper_id = paper) < 2 then return 'unscored'; end if;
  update event_papers set decision = new_decision, said = left(words, 1000), decided_at = now() where id = paper;
  perform tell_of_article(array[p.member_id], 'event',
    format('Your paper “%s” is %s', p.title, case new_decision when 'accepted' then 'accepted' else 'not taken this time' end),
    '/events/' || p.event_id || '/call', interval '1 minute');
  return 'done';
end $$;

-- Puts accepted papers that are not there yet into the programme, one after the other from the beginning; hosts then give them rooms and times.
create function place_papers(event bigint) returns int language plpgsql security definer set search_path = public as $$
declare
  p event_papers;
  part bigint;
  placed int := 0;
begin
  if not viewer_may_write() or not viewer_hosts(event) then return 0; end if;
  perform from events where id = event for no key update;
  for p in select * from event_papers where event_id = event and decision = 'accepted' and part_id is null order by id loop
    insert into event_parts (event_id, after_minutes, minutes, title, body, html, member_id)
    values (event, 0, case p.format when 'lightning talk' then 10 when 'workshop' then 90 else 30 end, p.title, p.body, p.html, p.member_id)
    returning id into part;
    update event_papers set part_id = part where id = p.id;
    placed := placed + 1;
  end loop;
  return placed;
end $$;
