-- What hosts write to those who come: kept on the event's page for them, and mailed.
create table event_news (
  id bigint generated always as identity primary key,
  event_id bigint not null references events on delete cascade,
  member_id bigint references members on delete set null,
  body text not null check (length(body) between 1 and 2000),
  html text not null,
  at timestamptz not null default now()
);
create index event_news_of_event on event_news (event_id, id);

alter table event_news enable row level security;
grant select, insert (event_id, member_id, body, html) on event_news to hearth_web;
create policy read on event_news for select using (member_id = viewer_id() or viewer_attends(event_id));
create policy write on event_news for insert with check ((select viewer_may_write()) and viewer_hosts(event_id) and member_id = viewer_id());

-- Tells whoever has a place, as before; `more` goes along to the job that writes the mail.
drop function tell_place(bigint, text, text);
create function tell_place(place bigint, what text, words text, more jsonb default '{}') returns void
  language plpgsql security definer set search_path = public as $$
declare
  p event_places;
  channel text;
begin
  select * into p from event_places where id = place;
  if p.member_id is not null then
    select coalesce((select c.channel from notice_choices c where c.member_id = p.member_id and c.kind = 'event'), usual_channel('event')) into channel;
    if words <> '' then perform tell_on_site(array[p.member_id], 'event', words, '/events/' || p.event_id); end if;
    -- Whoever waits has just read so on the page.
    if channel <> 'mail' or what = 'waiting' then return; end if;
  end if;
  -- After the rush: hundreds may press at once, and each waits for the one before.
  perform add_job('events.mail-place', (jsonb_build_object('place', place, 'what', what, 'words', words) || more)::json, now() + interval '10 seconds');
end $$;
revoke execute on function tell_place(bigint, text, text, jsonb) from public;

-- Tells those who come that there is news; the mail reads it from its row. False where it is not the viewer's.
create function tell_news(news bigint) returns boolean language plpgsql security definer set search_path = public as $$
declare
  n event_news;
begin
  select * into n from event_news where id = news and member_id = viewer_id();
  if not found or not viewer_may_write() or not viewer_hosts(n.event_id) then return false; end if;
  perform tell_place(p.id, 'news', format('The hosts of “%s” wrote to those who come', e.title), jsonb_build_object('news', n.id))
  from event_places p join events e on e.id = p.event_id
  where p.event_id = n.event_id and p.state = 'going' and p.member_id is distinct from viewer_id();
  return true;
end $$;
