-- Questions: threads that are shown at /questions. The first post is the question; posts named in `answers` are answers, and all others
-- are comments on the post that they reply to. State and counts are kept by `settle_question`, which triggers call: they follow what
-- happens to posts wherever that happens, and nobody has to remember.
create table questions (
  thread_id bigint primary key,
  space_id bigint not null,
  state text not null default 'open' check (state in ('open', 'answered', 'solved', 'duplicate', 'stale')),
  -- The asker's first question. Never said of a masked one: it would tell that the asker is new.
  is_first boolean not null default false,
  duplicate_of bigint references questions on delete set null,
  best_id bigint references posts on delete set null,
  stale_at timestamptz,
  answers int not null default 0,
  helped int not null default 0,
  -- The title's words, for questions like it.
  words tsvector not null default '',
  -- Since when it waits for an answer: since it was asked, or since somebody said that it still matters.
  waiting_since timestamptz not null default now(),
  helpers_asked_at timestamptz,
  stewards_told_at timestamptz,
  unique (thread_id, space_id),
  check (duplicate_of <> thread_id),
  foreign key (thread_id, space_id) references threads (id, space_id) on update cascade on delete cascade
);
create index questions_by_state on questions (state, thread_id desc);
create index questions_by_helped on questions (helped desc, thread_id desc);
create index questions_of_space on questions (space_id, thread_id desc);
create index questions_duplicates on questions (duplicate_of) where duplicate_of is not null;
create index questions_waiting on questions (waiting_since) where state = 'open';
create index questions_words on questions using gin (words);

create table answers (
  post_id bigint primary key,
  thread_id bigint not null references questions on delete cascade,
  space_id bigint not null,
  helped int not null default 0,
  accepted_at timestamptz,
  outdated_at timestamptz,
  outdated_by bigint references members on delete set null,
  outdated_note text not null default '' check (length(outdated_note) <= 300),
  newer_id bigint references posts on delete set null,
  foreign key (post_id, thread_id, space_id) references posts (id, thread_id, space_id) on update cascade on delete cascade
);
create index answers_of_question on answers (thread_id);

-- "This helped me too." Whom an answer helped is their own matter; everybody sees how many.
create table helped (
  post_id bigint not null references answers on delete cascade,
  member_id bigint not null references members on delete cascade,
  at timestamptz not null default now(),
  primary key (post_id, member_id)
);
create index helped_of_member on helped (member_id);

create table question_tags (
  thread_id bigint not null,
  space_id bigint not null,
  tag_id bigint not null references tags on delete cascade,
  position int not null default 0,
  primary key (thread_id, tag_id),
  foreign key (thread_id, space_id) references questions (thread_id, space_id) on update cascade on delete cascade
);
create index question_tags_of_tag on question_tags (tag_id, thread_id desc);

-- Who was asked to help with which question: for fair turns. Nobody but jobs reads it.
create table help_asks (
  thread_id bigint not null references questions on delete cascade,
  member_id bigint not null references members on delete cascade,
  at timestamptz not null default now(),
  primary key (thread_id, member_id)
);
create index help_asks_of_member on help_asks (member_id, at);

-- Makes a question's counts and state agree with its posts. The best answer is the chosen one while it is accepted, otherwise the one
-- accepted first.
create function settle_question(thread bigint) returns void language sql security definer set search_path = public as $$
  with there as (
    select a.post_id, a.helped, a.accepted_at, p.removed_at is null as is_there
    from answers a join posts p on p.id = a.post_id where a.thread_id = thread
  ), counts as (
    select count(*) filter (where is_there)::int as answers,
           coalesce(sum(helped) filter (where is_there), 0)::int as helped,
           (array_agg(post_id order by accepted_at, post_id) filter (where is_there and accepted_at is not null)) as accepted
    from there
  )
  update questions q
  set answers = c.answers, helped = c.helped,
      best_id = case when q.best_id = any (c.accepted) then q.best_id else c.accepted[1] end,
      state = case when q.duplicate_of is not null then 'duplicate'
                   when c.accepted is not null then 'solved'
                   when c.answers > 0 then 'answered'
                   when q.stale_at is not null then 'stale'
                   else 'open' end
  from counts c
  where q.thread_id = thread
$$;
revoke execute on function settle_question(bigint) from public;

create function settle_after_answer() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform settle_question(coalesce(new.thread_id, old.thread_id));
  return null;
end $$;
create trigger settle after insert or delete or update of accepted_at, helped, thread_id on answers
  for each row execute function settle_after_answer();
create trigger settle after update of duplicate_of, stale_at on questions for each row execute function settle_after_answer();

create function settle_after_removal() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from answers where post_id = new.id) then perform settle_question(new.thread_id); end if;
  return null;
end $$;
create trigger settle_question after update of removed_at on posts
  for each row when (old.removed_at is null and new.removed_at is not null) execute function settle_after_removal();

create function count_helped() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update answers a set helped = (select count(*) from helped h where h.post_id = a.post_id)
    where a.post_id = coalesce(new.post_id, old.post_id);
  return null;
end $$;
create trigger count_helped after insert or delete on helped for each row execute function count_helped();

-- A question's title is its thread's.
create function words_of_question() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update questions set words = to_tsvector('english', new.title) || to_tsvector('simple', new.title) where thread_id = new.id;
  return null;
end $$;
create trigger words_of_question after update of title on threads
  for each row when (new.shown_at = 'questions') execute function words_of_question();

alter table questions enable row level security;
grant select, insert (thread_id, space_id, is_first, words), update (duplicate_of) on questions to hearth_web;
create policy read on questions for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy ask on questions for insert with check (
  space_id = any ((select writable_space_ids())::bigint[])
  and exists (select from threads t where t.id = thread_id and t.author_id = any ((select viewer_selves())::bigint[]))
);
-- The asker and stewards say what a question repeats.
create policy steer on questions for update using (
  space_id = any ((select writable_space_ids())::bigint[])
  and ((select viewer_is_steward())
    or exists (select from threads t where t.id = thread_id and t.author_id = any ((select viewer_selves())::bigint[])))
) with check (
  duplicate_of is null or exists (select from threads d where d.id = duplicate_of)
);

alter table answers enable row level security;
grant select, insert (post_id, thread_id, space_id), delete on answers to hearth_web;
create policy read on answers for select using (space_id = any ((select visible_space_ids())::bigint[]));
-- A comment becomes an answer, and an answer a comment, by its author, the asker or a steward.
create function may_sort_answer(post bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from posts p join threads t on t.id = p.thread_id
    where p.id = post and p.number > 1 and p.space_id = any (writable_space_ids())
      and (viewer_is_steward() or p.author_id = any (viewer_selves()) or t.author_id = any (viewer_selves())))
$$;
create policy give on answers for insert with check ((select may_sort_answer(post_id)));
create policy take on answers for delete using ((select may_sort_answer(post_id)));

alter table helped enable row level security;
grant select, insert, delete on helped to hearth_web;
create policy own on helped for select using (member_id = viewer_id());
-- Nobody's own answer helps them "too".
create policy say on helped for insert with check (
  member_id = viewer_id() and (select viewer_may_write())
  and exists (select from answers a join posts p on p.id = a.post_id
    where a.post_id = helped.post_id and p.removed_at is null and not p.author_id = any ((select viewer_selves())::bigint[]))
);
create policy take_back on helped for delete using (member_id = viewer_id());

alter table question_tags enable row level security;
grant select, insert, delete on question_tags to hearth_web;
create policy read on question_tags for select using (space_id = any ((select visible_space_ids())::bigint[]));
create policy tag on question_tags for insert with check (
  exists (select from questions q join threads t on t.id = q.thread_id
    where q.thread_id = question_tags.thread_id and q.space_id = any ((select writable_space_ids())::bigint[])
      and ((select viewer_is_steward()) or t.author_id = any ((select viewer_selves())::bigint[])))
);
create policy untag on question_tags for delete using (
  exists (select from questions q join threads t on t.id = q.thread_id
    where q.thread_id = question_tags.thread_id and q.space_id = any ((select writable_space_ids())::bigint[])
      and ((select viewer_is_steward()) or t.author_id = any ((select viewer_selves())::bigint[])))
);

alter table help_asks enable row level security;

-- Accepts an answer (as the best one, where asked), or takes that back. The question's row is held meanwhile: of two who accept at one moment, the second sees what
-- the first did. False where the viewer may not, or the answer is gone.
create function set_accepted(post bigint, accepted boolean, as_best boolean) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  thread bigint;
begin
  select a.thread_id into thread from answers a where a.post_id = post;
  perform from questions q where q.thread_id = thread for update;
  if not exists (
    select from answers a join posts p on p.id = a.post_id join threads t on t.id = a.thread_id
    where a.post_id = post and p.removed_at is null and a.space_id = any (writable_space_ids())
      and (viewer_is_steward() or t.author_id = any (viewer_selves()))
  ) then return false; end if;
  if accepted and as_best then update questions q set best_id = post where q.thread_id = thread; end if;
  update answers a set accepted_at = case when accepted then coalesce(a.accepted_at, now()) end
    where a.post_id = post and (a.accepted_at is not null) <> accepted;
  return true;
end $$;

-- Says that an answer is out of date, why, and which is newer; without a note and a newer one, takes that back. Whoever writes in the
-- space may: in ten years its author and the asker may be long gone. False where the viewer may not write there, or the newer one is no
-- answer to the same question.
create function set_outdated(post bigint, is_outdated boolean, note text, newer bigint) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  done bigint;
begin
  update answers a set outdated_at = case when is_outdated then now() end,
      outdated_by = case when is_outdated then viewer_in(a.thread_id) end,
      outdated_note = case when is_outdated then note else '' end, newer_id = case when is_outdated then newer end
    where a.post_id = post and a.space_id = any (writable_space_ids())
      and (newer is null or exists (select from answers n where n.post_id = newer and n.thread_id = a.thread_id and n.post_id <> a.post_id))
    returning a.post_id into done;
  return done is not null;
end $$;

-- The asker, or whoever needs the answer too, says that a stale question still matters.
create function set_stale(thread bigint, is_stale boolean) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  done bigint;
begin
  update questions q set stale_at = case when is_stale then now() end, waiting_since = case when is_stale then q.waiting_since else now() end,
      helpers_asked_at = case when is_stale then q.helpers_asked_at end, stewards_told_at = case when is_stale then q.stewards_told_at end
    where q.thread_id = thread and q.space_id = any (writable_space_ids()) and (q.stale_at is not null) <> is_stale
    returning q.thread_id into done;
  return done is not null;
end $$;

-- Makes a thread a question, with its posts, authors and addresses. `answering` are the posts that answer it. False where the viewer is
-- neither the author of its first post nor a steward, or where it is one already.
create function make_question(thread bigint, answering bigint[]) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  w threads;
begin
  select t.* into w from threads t where t.id = thread and t.merged_into is null and t.shown_at = 'threads' for update;
  if not found or not w.space_id = any (writable_space_ids()) then return false; end if;
  if not viewer_is_steward() and (w.author_id <> viewer_id() or w.locked_at is not null) then return false; end if;
  update threads set shown_at = 'questions' where id = thread;
  insert into questions (thread_id, space_id, words, waiting_since)
    values (thread, w.space_id, to_tsvector('english', w.title) || to_tsvector('simple', w.title), w.created_at);
  insert into answers (post_id, thread_id, space_id)
    select p.id, thread, w.space_id from posts p
    where p.thread_id = thread and p.number > 1 and p.id = any (answering) and p.removed_at is null;
  return true;
end $$;

-- Takes a post, and replies to it that were chosen, out of a thread into one of their own: by the author of the post, or a steward.
-- Replies of others come along only where they answer this post. Null where the viewer may not.
create function split_for_question(post bigint, along bigint[], new_title text) returns bigint
  language plpgsql security definer set search_path = public as $$
declare
  w posts;
  made bigint;
  chosen bigint[];
begin
  select p.* into w from posts p join threads t on t.id = p.thread_id
    where p.id = post and p.removed_at is null and p.number > 1 and t.merged_into is null and t.shown_at = 'threads' and t.locked_at is null
    for update of t;
  if not found or not w.space_id = any (writable_space_ids()) then return null; end if;
  if not viewer_is_steward() and w.author_id <> viewer_id() then return null; end if;
  chosen := array(select q.id from posts q where q.thread_id = w.thread_id and q.reply_to = w.id and q.id = any (along)) || w.id;
  insert into threads (space_id, author_id, title, created_at, split_from)
    values (w.space_id, w.author_id, new_title, w.created_at, w.thread_id) returning id into made;
  insert into thread_reads (member_id, thread_id, number, at)
    select r.member_id, made, count(p.id), r.at
    from thread_reads r join posts p on p.id = any (chosen) and p.number <= r.number
    where r.thread_id = w.thread_id group by r.member_id, r.at;
  update thread_reads r
    set number = (select count(*) from posts p where p.thread_id = w.thread_id and p.number <= r.number and p.id <> all (chosen))
    where r.thread_id = w.thread_id;
  with numbered as (
    select id, id = any (chosen) as goes, row_number() over (partition by id = any (chosen) order by number) as n
    from posts where thread_id = w.thread_id
  )
  update posts p set number = numbered.n, thread_id = case when goes then made else w.thread_id end
  from numbered where numbered.id = p.id;
  update posts p set reply_to = null from posts q
    where p.thread_id in (w.thread_id, made) and q.id = p.reply_to and q.thread_id <> p.thread_id;
  insert into thread_follows (member_id, thread_id, level)
    select author_id, made, 'follow' from posts where id = any (chosen) on conflict do nothing;
  perform count_thread(w.thread_id);
  perform count_thread(made);
  perform settle_thread(made);
  return made;
end $$;

create or replace function tag_is_seen(asked bigint) returns boolean language sql stable set search_path = public as $$
  select exists (select from member_tags where tag_id = asked) or exists (select from question_tags where tag_id = asked)
$$;
