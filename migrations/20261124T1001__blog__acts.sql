-- What happens to articles beyond their words: functions with the owner's rights, because they write for others.

-- The person of a member on articles, made where there is none yet. For co-authors too, whom the viewer must see.
create function person_of_member(who bigint) returns bigint language plpgsql security definer set search_path = public as $$
declare
  person bigint;
begin
  if not viewer_may_write() then return null; end if;
  select id into person from blog_people where member_id = who;
  if found then return person; end if;
  insert into blog_people (name, member_id) select m.name, m.id from members m where m.id = who and m.state = 'active'
    on conflict do nothing returning id into person;
  return coalesce(person, (select id from blog_people where member_id = who));
end $$;

-- Names a person on an article that the viewer writes or edits; false where they are named already or may not be.
create function name_author(article bigint, person bigint, where_from text, pause interval) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  if not viewer_may_write() or not (article = any (own_article_ids())
      or (viewer_is_editor() and exists (select from articles where id = article and state <> 'draft'))) then return false; end if;
  if (select count(*) from article_authors where article_id = article) >= 20 then return false; end if;
  insert into article_authors (article_id, person_id, position, affiliation)
    select article, person, coalesce(max(position) + 1, 0), left(where_from, 300) from article_authors where article_id = article
    on conflict do nothing;
  if not found then return false; end if;
  perform tell_of_article(array(select member_id from blog_people where id = person and member_id is not null), 'article',
    'You are named as an author of “' || (select left(title, 200) from articles where id = article) || '”', '/blog/write/' || article, pause);
  return true;
end $$;

-- A new name stands on what one wrote before, too.
create function rename_blog_person() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update blog_people set name = new.name where member_id = new.id;
  return null;
end $$;
create trigger rename_blog_person after update of name on members
  for each row when (new.name <> old.name and new.state = 'active') execute function rename_blog_person();

-- Members who write an article.
create function writers_of(article bigint) returns setof bigint language sql stable security definer set search_path = public as $$
  select owner_id from articles where id = article and owner_id is not null
  union select p.member_id from article_authors x join blog_people p on p.id = x.person_id where x.article_id = article and p.member_id is not null
$$;
revoke execute on function writers_of(bigint) from public;

create function editor_ids() returns setof bigint language sql stable security definer set search_path = public as $$
  select e.member_id from blog_editors e join members m on m.id = e.member_id and m.state = 'active'
  union select id from members where role = 'steward' and state = 'active' and not exists (
    select from blog_editors e join members m on m.id = e.member_id and m.state = 'active')
$$;
revoke execute on function editor_ids() from public;

-- Tells members of an article, in one sentence with a link: at most once an hour for each link and sentence. Not for the web.
create function tell_of_article(whom bigint[], of_kind text, what text, of_link text, pause interval) returns void
  language plpgsql security definer set search_path = public as $$
declare
  mailed boolean;
begin
  with told_now as (
    insert into notices (member_id, kind, text, link, by_mail)
    select m.id, of_kind, left(what, 300), of_link, coalesce(c.channel, usual_channel(of_kind)) = 'mail'
    from members m left join notice_choices c on c.member_id = m.id and c.kind = of_kind
    where m.id = any (whom) and m.id is distinct from viewer_id() and m.state = 'active' and coalesce(c.channel, '') <> 'off'
      and not exists (select from notices n where n.member_id = m.id and n.kind = of_kind and n.link = of_link and n.text = left(what, 300)
        and n.at > now() - interval '1 hour')
    returning by_mail
  )
  select bool_or(t.by_mail) into mailed from told_now t;
  if mailed then
    perform add_job('notices.mail-link', json_build_object('link', of_link, 'kind', of_kind), now() + pause, 'notices.mail-link:' || of_kind || ':' || of_link);
  end if;
end $$;
revoke execute on function tell_of_article(bigint[], text, text, text, interval) from public;

-- Puts an article into the index, or takes it out where nobody but its writers may read it. Not for the web.
create function index_article(article bigint) returns void language sql security definer set search_path = public as $$
  delete from search_entries where kind = 'article' and ref = article
    and not exists (select from articles where id = article and state = 'published');
  insert into search_entries (kind, ref, space_id, words, at)
    select 'article', id, null, words_of(title || ' ' || subtitle, left(words, 60000)), published_at from articles where id = article and state = 'published'
    on conflict (kind, ref) do update set words = excluded.words
$$;
revoke execute on function index_article(bigint) from public;

create function reindex_article() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    delete from search_entries where kind = 'article' and ref = old.id;
    -- Notices say its title.
    delete from notices where link in ('/blog/write/' || old.id, '/blog/' || old.slug, '/blog/' || old.slug || '/corrections');
    return old;
  end if;
  perform index_article(new.id);
  return null;
end $$;
create trigger index_published after insert or update of state, words, title, subtitle on articles
  for each row when (new.state = 'published') execute function reindex_article();
create trigger index_hidden after update of state on articles
  for each row when (old.state = 'published' and new.state <> 'published') execute function reindex_article();
create trigger index_gone before delete on articles for each row execute function reindex_article();

-- Publishes now, and thanks whoever wrote it. Not for the web: see move_article.
create function publish_article(article bigint, pause interval) returns void language plpgsql security definer set search_path = public as $$
declare
  a articles;
begin
  update articles set state = 'published', published_at = coalesce(published_at, now()), publish_at = null,
      modified_at = case when published_at is null then null else now() end
    where id = article and state <> 'published' returning * into a;
  if not found then return; end if;
  update article_revisions set was_public = true where article_id = a.id and version = a.version;
  perform tell_of_article(array(select writers_of(a.id)), 'article', 'Your article “' || left(a.title, 200) || '” is published. Thank you for writing it',
    '/blog/' || a.slug, pause);
end $$;
revoke execute on function publish_article(bigint, interval) from public;

-- Moves an article on: who may, and from where to where, stands here. False where it cannot be moved so (any more).
create function move_article(article bigint, to_state text, said text, at_time timestamptz, pause interval) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  a articles;
  writes boolean := article = any (own_article_ids());
  edits boolean := viewer_is_editor();
  me bigint := viewer_id();
  link text;
begin
  if not viewer_may_write() then return false; end if;
  select * into a from articles where id = article for update;
  if not found or not (writes or (edits and a.state <> 'draft')) then return false; end if;
  link := '/blog/write/' || a.id;
  case
    when to_state = 'submitted' and writes and a.state in ('draft', 'changes') then
      update articles set state = 'submitted', submitted_at = now() where id = article;
      perform tell_of_article(array(select editor_ids()), 'editing', 'An article waits for an editor: “' || left(a.title, 200) || '”', link, pause);
    when to_state = 'draft' and writes and a.state in ('submitted', 'changes') then
      update articles set state = 'draft', submitted_at = null where id = article;
      return true;
    when to_state = 'changes' and edits and a.state in ('submitted', 'approved') then
      update articles set state = 'changes', publish_at = null where id = article;
      perform tell_of_article(array(select writers_of(article)), 'article', 'An editor asks for changes to “' || left(a.title, 200) || '”', link, pause);
    when to_state = 'approved' and edits and a.state in ('submitted', 'changes') then
      update articles set state = 'approved', publish_at = at_time where id = article;
      perform tell_of_article(array(select writers_of(article)), 'article', 'Your article “' || left(a.title, 200) || '” is approved', link, pause);
    when to_state = 'scheduled' and edits and a.state in ('submitted', 'changes', 'approved') and at_time > now() then
      update articles set state = 'approved', publish_at = at_time where id = article;
      perform tell_of_article(array(select writers_of(article)), 'article', 'Your article “' || left(a.title, 200) || '” will be published', link, pause);
    when to_state = 'published' and edits and a.state in ('submitted', 'changes', 'approved', 'withdrawn') then
      perform publish_article(article, pause);
    when to_state = 'withdrawn' and (edits or a.owner_id = me) and a.state = 'published' then
      update articles set state = 'withdrawn' where id = article;
      perform tell_of_article(array(select writers_of(article)), 'article', 'Your article “' || left(a.title, 200) || '” is not shown any more', link, pause);
    else return false;
  end case;
  insert into article_notes (article_id, author_id, kind, body) values (article, me, to_state, left(said, 5000));
  return true;
end $$;

-- Tells the other side of a comment: editors who have a part in it, or the writers.
create function tell_of_article_note(note bigint, pause interval) returns void language plpgsql security definer set search_path = public as $$
declare
  n article_notes;
  a articles;
begin
  select * into n from article_notes where id = note and author_id = viewer_id();
  if not found then return; end if;
  select * into a from articles where id = n.article_id;
  perform tell_of_article(
    array(select writers_of(a.id) union select author_id from article_notes where article_id = a.id and author_id is not null),
    'article', 'There is a comment on “' || left(a.title, 200) || '”', '/blog/write/' || a.id, pause);
end $$;

create function tell_of_article_correction(correction bigint, pause interval) returns void language plpgsql security definer set search_path = public as $$
declare
  c article_corrections;
  a articles;
  writers bigint[];
begin
  select * into c from article_corrections where id = correction;
  if not found then return; end if;
  select * into a from articles where id = c.article_id;
  writers := array(select writers_of(a.id));
  if c.state = 'open' and c.author_id = viewer_id() then
    if cardinality(writers) = 0 then writers := array(select editor_ids()); end if;
    perform tell_of_article(writers, 'article', 'A reader suggests a correction to “' || left(a.title, 200) || '”',
      '/blog/' || a.slug || '/corrections', pause);
  elsif c.state = 'taken' and c.author_id is not null then
    perform tell_of_article(array[c.author_id], 'article', 'Your correction of “' || left(a.title, 200) || '” was taken. Thank you',
      '/blog/' || a.slug, pause);
  end if;
end $$;

-- A steward says that two names are one person, or that a member is who they claim to be.
create function join_people(source bigint, target bigint) returns boolean language plpgsql security definer set search_path = public as $$
declare
  holder bigint;
begin
  if not viewer_is_steward() or source = target then return false; end if;
  perform from blog_people where id in (source, target) order by id for update;
  if (select count(*) from blog_people where id in (source, target) and joined_into is null) <> 2 then return false; end if;
  if (select count(member_id) from blog_people where id in (source, target)) = 2 then return false; end if;
  insert into article_authors (article_id, person_id, position, affiliation)
    select article_id, target, position, affiliation from article_authors where person_id = source on conflict do nothing;
  delete from article_authors where person_id = source;
  update blog_people t set orcid = coalesce(t.orcid, s.orcid) from blog_people s where t.id = target and s.id = source;
  select member_id into holder from blog_people where id = source;
  if holder is not null then
    update blog_people set member_id = null where id = source;
    update blog_people set member_id = holder where id = target;
  end if;
  update blog_people set joined_into = target where id = source or joined_into = source;
  return true;
end $$;

create function answer_claim(person bigint, claimer bigint, agree boolean, pause interval) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  own bigint;
begin
  if not viewer_is_steward() then return false; end if;
  delete from blog_claims where person_id = person and member_id = claimer;
  if not found then return false; end if;
  if not agree then return true; end if;
  if exists (select from blog_people where id = person and member_id is not null) then return false; end if;
  select id into own from blog_people where member_id = claimer;
  if own is null then update blog_people set member_id = claimer where id = person;
  else perform join_people(person, own); end if;
  perform tell_of_article(array[claimer], 'article', 'You are named as the author of your articles now', '/blog/authors/' || coalesce(own, person), pause);
  return true;
end $$;

-- The first comment makes the thread in which all others follow.
create function link_article_thread(article bigint, thread bigint) returns void language sql security definer set search_path = public as $$
  update articles set thread_id = thread where id = article and state = 'published' and thread_id is null
    and exists (select from threads t where t.id = thread and t.author_id = viewer_id())
$$;

-- Whether an address is in use, by a draft of somebody else too.
create function slug_is_taken(wished text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from articles where slug = wished) or exists (select from article_aliases where path = '/blog/' || wished)
$$;
