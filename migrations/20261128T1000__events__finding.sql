-- Finding events: in a space, by subject and language, in the search, by whoever wants to follow only their own; and what became of a date.

alter table events
  add column space_id bigint references spaces on delete cascade,
  add column language text not null default 'en' check (language ~ '^[a-z]{2,3}$'),
  -- When it was before it was moved, for those who remember that.
  add column moved_from timestamptz;
create index events_of_space on events (space_id) where space_id is not null;
grant insert (space_id, language), update (language, moved_from) on events to hearth_web;

-- In a space, an event is seen by those who see the space.
create or replace function viewer_sees_event(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from events e where e.id = event and (e.sees = 'everyone' or viewer_is_member())
    and (e.space_id is null or e.space_id = any (visible_space_ids())))
$$;
create or replace function viewer_hosts(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from event_hosts where event_id = event and member_id = viewer_id()) and viewer_sees_event(event)
$$;
create or replace function viewer_attends(event bigint) returns boolean language sql stable security definer set search_path = public as $$
  select viewer_hosts(event) or viewer_place(event) is not null and viewer_sees_event(event)
$$;
drop policy read on events;
create policy read on events for select using (
  (sees = 'everyone' or (select viewer_is_member())) and (space_id is null or space_id = any ((select visible_space_ids())::bigint[]))
);
drop policy make on events;
create policy make on events for insert with check (
  (select viewer_may_write()) and created_by = viewer_id() and not invented
  and (space_id is null or space_id = any ((select writable_space_ids())::bigint[]))
);

-- Later dates follow when "this one and all later ones" were moved: so many days after what the rule gives, at this clock.
alter table event_series
  add column shift_days int not null default 0 check (shift_days between -400 and 400),
  add column clock text check (clock ~ '^\d{2}:\d{2}$');
grant update (title, minutes, shift_days, clock) on event_series to hearth_web;
create policy change on event_series for update using (
  (select viewer_may_write()) and ((select viewer_is_steward()) or exists (select from events e where e.series_id = event_series.id and viewer_hosts(e.id)))
);

create table event_tags (
  event_id bigint not null references events on delete cascade,
  tag_id bigint not null references tags on delete cascade,
  position int not null default 0,
  primary key (event_id, tag_id)
);
create index event_tags_of_tag on event_tags (tag_id, event_id);
alter table event_tags enable row level security;
grant select, insert, delete on event_tags to hearth_web;
create policy read on event_tags for select using (viewer_sees_event(event_id));
create policy tag on event_tags for insert with check ((select viewer_may_write()) and ((select viewer_is_steward()) or viewer_hosts(event_id)));
create policy untag on event_tags for delete using ((select viewer_may_write()) and ((select viewer_is_steward()) or viewer_hosts(event_id)));

create or replace function tag_is_seen(asked bigint) returns boolean language sql stable set search_path = public as $$
  select exists (select from member_tags where tag_id = asked) or exists (select from question_tags where tag_id = asked)
    or exists (select from article_categories where tag_id = asked) or exists (select from event_tags where tag_id = asked)
$$;

-- A calendar of one's own, followed by a program that cannot sign in. The address is shown once; here stands only what it hashes to.
create table event_feeds (
  member_id bigint primary key references members on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null default now()
);
alter table event_feeds enable row level security;
grant select (member_id, made_at), insert (member_id, token_hash), update (token_hash, made_at), delete on event_feeds to hearth_web;
create policy own on event_feeds using (member_id = viewer_id()) with check (member_id = viewer_id() and (select viewer_may_write()));
-- Whose calendar an address is. Nobody's where they left, were removed or are suspended.
create function feed_member(hash bytea) returns bigint language sql stable security definer set search_path = public as $$
  select m.id from event_feeds f join members m on m.id = f.member_id
  where f.token_hash = hash and m.state = 'active' and (m.suspended_until is null or m.suspended_until < now())
$$;

-- The search. Of a series' dates, which are all alike, the first stands for all; special ones and those with a record stand for themselves.
alter table search_entries drop constraint search_entries_kind_check;
alter table search_entries add constraint search_entries_kind_check check (kind in ('post', 'member', 'article', 'event'));

create function index_event(event bigint) returns void language sql security definer set search_path = public as $$
  delete from search_entries where kind = 'event' and ref = event;
  insert into search_entries (kind, ref, words, at)
  select 'event', e.id, words_of(e.title,
    concat_ws(E'\n', regexp_replace(e.html, '<[^>]+>', ' ', 'g'), e.address, regexp_replace(r.html, '<[^>]+>', ' ', 'g'))), e.starts_at
  from events e left join event_series s on s.id = e.series_id left join event_records r on r.event_id = e.id and r.published_at is not null
  where e.id = event and (s.id is null or e.title <> s.title or r.event_id is not null
    or not exists (select from events o where o.series_id = e.series_id and o.id < e.id));
$$;
revoke execute on function index_event(bigint) from public;
create function reindex_event() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    delete from search_entries where kind = 'event' and ref = old.id;
  else
    perform index_event(new.id);
  end if;
  return null;
end $$;
create trigger search_entry_new after insert or delete on events for each row execute function reindex_event();
create trigger search_entry after update of title, html, address on events for each row execute function reindex_event();
create function reindex_event_of_record() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform index_event(new.event_id);
  return null;
end $$;
create trigger search_entry after insert or update of html, published_at on event_records for each row execute function reindex_event_of_record();
select index_event(id) from events;

drop policy read on search_entries;
create policy read on search_entries for select using (
  case kind when 'member' then exists (select from members m where m.id = ref)
            when 'article' then true
            when 'event' then viewer_sees_event(ref)
            else space_id = any ((select visible_space_ids())::bigint[]) end
);

create or replace function search_ids(asked text, only_kind text, only_space bigint, most integer)
  returns table (kind text, ref bigint, rank real) language plpgsql stable security definer set search_path = public as $$
#variable_conflict use_column
declare
  -- Ranking a row takes as long as finding ten. The newest hundreds are ranked; more than are ever shown.
  ranked constant int := 500;
  english constant tsquery := websearch_to_tsquery('english', asked);
  plain constant tsquery := websearch_to_tsquery('simple', asked);
  q constant tsquery := case when english = plain then plain else english || plain end;
  spaces bigint[] := visible_space_ids();
  posts bigint[] := '{}';
  members bigint[] := '{}';
  articles bigint[] := '{}';
  events bigint[] := '{}';
begin
  if numnode(q) = 0 then return; end if;
  if only_space is not null then
    select coalesce(array_agg(id), '{}') into spaces from unnest(spaces) id where id = only_space;
  end if;
  if coalesce(only_kind = 'post', true) then posts := newest_matches('post', q, spaces, ranked); end if;
  if coalesce(only_kind = 'member', true) and only_space is null then members := newest_matches('member', q, spaces, ranked); end if;
  if coalesce(only_kind = 'article', true) and only_space is null then articles := newest_matches('article', q, spaces, ranked); end if;
  if coalesce(only_kind = 'event', true) and only_space is null then
    select coalesce(array_agg(id), '{}') into events from unnest(newest_matches('event', q, spaces, ranked)) id where viewer_sees_event(id);
  end if;
  return query
    select e.kind, e.ref, (ts_rank(e.words, q) * (1 + 1 / (1 + greatest(0, extract(epoch from now() - e.at)) / 31557600)))::real as rank
    from (select 'post' as kind, unnest(posts) as ref union all select 'member', unnest(members)
      union all select 'article', unnest(articles) union all select 'event', unnest(events)) f
    join search_entries e on e.kind = f.kind and e.ref = f.ref
    order by rank desc, ref desc
    limit least(most, 200);
end
$$;
