-- Suggested changes to posts that are meant to last, such as questions and answers: the author takes one with one button.
create table suggestions (
  id bigint generated always as identity primary key,
  post_id bigint not null,
  thread_id bigint not null,
  space_id bigint not null,
  author_id bigint not null references members on delete cascade,
  -- What the post said when the change was made.
  base text not null check (length(base) <= 50000),
  body text not null check (length(body) <= 50000),
  note text not null default '' check (length(note) <= 300),
  state text not null default 'open' check (state in ('open', 'taken', 'declined')),
  created_at timestamptz not null default now(),
  answered_at timestamptz,
  foreign key (post_id, thread_id, space_id) references posts (id, thread_id, space_id) on update cascade on delete cascade
);
create index suggestions_of_post on suggestions (post_id, state);
create index suggestions_of_author on suggestions (author_id);

alter table suggestions enable row level security;
grant select, insert (post_id, thread_id, space_id, author_id, base, body, note), update (state, answered_at), delete on suggestions to hearth_web;
create policy read on suggestions for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy suggest on suggestions for insert with check (
  author_id = viewer_in(thread_id) and space_id = any ((select writable_space_ids())::bigint[])
  and exists (select from posts p join threads t on t.id = p.thread_id
    where p.id = post_id and p.space_id = suggestions.space_id and p.removed_at is null and t.shown_at <> 'threads'
      and not p.author_id = any ((select viewer_selves())::bigint[]))
);
-- The author of the post answers; whoever suggested takes it back.
create policy answer on suggestions for update using (
  state = 'open' and (select viewer_may_write())
  and exists (select from posts p where p.id = post_id and p.author_id = any ((select viewer_selves())::bigint[]))
) with check (state in ('taken', 'declined'));
create policy remove_as_steward on suggestions for delete using (
  (select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[])
);
create policy withdraw on suggestions for delete using (state = 'open' and author_id = any ((select viewer_selves())::bigint[]));

-- Tells the author of a post (or whoever wears that mask) of a suggestion, or its author that it was taken: once a day for each post.
create function tell_of_suggestion(suggestion bigint, pause interval) returns void
  language plpgsql security definer set search_path = public as $$
declare
  s suggestions;
  writer bigint;
begin
  select o.* into s from suggestions o where o.id = suggestion;
  select p.author_id into writer from posts p where p.id = s.post_id;
  if s.state = 'open' and s.author_id = any (viewer_selves()) then
    perform tell_of_thread(array[wearer_of(writer)], 'suggestion', 'Somebody suggests a change to what you wrote',
      '/posts/' || s.post_id || '/suggestions', s.thread_id, pause);
  elsif s.state = 'taken' and writer = any (viewer_selves()) then
    perform tell_of_thread(array[wearer_of(s.author_id)], 'suggestion', 'A change that you suggested was taken. Thank you',
      '/posts/' || s.post_id || '/suggestions?taken=' || s.id, s.thread_id, pause);
  end if;
end $$;

-- A suggestion repeats the words of its post: when these go, so does it.
create function forget_suggestions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from suggestions where post_id = new.id;
  return null;
end $$;
create trigger forget_suggestions after update of removed_at on posts
  for each row when (old.removed_at is null and new.removed_at is not null) execute function forget_suggestions();
