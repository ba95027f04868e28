-- The blog: articles, by whom, and who may work on them.

-- Who writes: named on articles. Some are members, or say so and a steward agreed; one person under several spellings is joined into one.
create table blog_people (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 120),
  orcid text check (orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$'),
  member_id bigint references members on delete set null,
  joined_into bigint references blog_people on delete set null,
  created_at timestamptz not null default now(),
  check (joined_into <> id)
);
create unique index blog_people_of_member on blog_people (member_id) where member_id is not null;
create index blog_people_by_name on blog_people (lower(name));
create index blog_people_joined on blog_people (joined_into) where joined_into is not null;

-- A role that stewards give. Stewards edit too.
create table blog_editors (
  member_id bigint primary key references members on delete cascade,
  at timestamptz not null default now()
);

create table articles (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,159}$'),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'changes', 'approved', 'published', 'withdrawn')),
  -- Whose it is; nobody's where it came with an old site.
  owner_id bigint references members on delete set null,
  title text not null check (length(title) between 1 and 300),
  subtitle text not null default '' check (length(subtitle) <= 500),
  body text not null default '' check (length(body) <= 300000),
  -- Rendered when it is saved. Addresses in it are settled.
  html text not null default '',
  words text not null default '',
  -- How it begins, without code: a line of it on lists.
  lead text not null default '',
  headings jsonb not null default '[]',
  -- How long it takes to read.
  minutes int not null default 1,
  licence text not null default 'CC0-1.0' check (length(licence) <= 40),
  picture_id bigint references uploads on delete set null deferrable initially immediate,
  picture_description text not null default '' check (length(picture_description) <= 500),
  -- Counts up with every save that changed something: two who edit at one moment do not overwrite each other.
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  submitted_at timestamptz,
  publish_at timestamptz,
  published_at timestamptz,
  modified_at timestamptz,
  -- Where comments stand, once there are any.
  space_id bigint references spaces on delete set null,
  thread_id bigint references threads on delete set null,
  -- Of an article that came with a site: its file there, a sum over all it is made of, and the version that was made from it.
  source_path text unique,
  source_sum text,
  source_version int,
  -- Of an article that came by mail: a sum over that mail's identity, so that it comes once.
  arrived_as text unique,
  invented boolean not null default false,
  check ((state = 'published') <= (published_at is not null))
);
create index articles_published on articles (published_at desc, id desc) where state = 'published';
create index articles_of_owner on articles (owner_id);
create index articles_waiting on articles (submitted_at) where state in ('submitted', 'approved');
create index articles_of_thread on articles (thread_id) where thread_id is not null;
create index articles_of_space on articles (space_id) where space_id is not null;
create index articles_of_picture on articles (picture_id) where picture_id is not null;

create table article_authors (
  article_id bigint not null references articles on delete cascade,
  person_id bigint not null references blog_people on delete cascade,
  position int not null default 0,
  -- As it was when the article was written: employers change.
  affiliation text not null default '' check (length(affiliation) <= 300),
  primary key (article_id, person_id)
);
create index article_authors_of_person on article_authors (person_id);

create table article_categories (
  article_id bigint not null references articles on delete cascade,
  tag_id bigint not null references tags on delete cascade,
  position int not null default 0,
  primary key (article_id, tag_id)
);
create index article_categories_of_tag on article_categories (tag_id);

-- Every text that an article has had.
create table article_revisions (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles on delete cascade,
  version int not null,
  member_id bigint references members on delete set null,
  at timestamptz not null default now(),
  title text not null,
  subtitle text not null,
  body text not null,
  -- What was changed, in a few words.
  note text not null default '' check (length(note) <= 300),
  -- Whether everybody could read it.
  was_public boolean not null default false,
  unique (article_id, version)
);

-- What authors and editors say to each other, and what they did.
create table article_notes (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles on delete cascade,
  author_id bigint references members on delete set null,
  at timestamptz not null default now(),
  kind text not null default 'comment' check (kind in ('comment', 'submitted', 'changes', 'approved', 'scheduled', 'published', 'withdrawn')),
  -- The words of the article that it is about.
  about text not null default '' check (length(about) <= 300),
  body text not null default '' check (length(body) <= 5000),
  done_at timestamptz
);
create index article_notes_of_article on article_notes (article_id, id);
create index article_notes_of_author on article_notes (author_id);

-- Corrections that readers suggest, and texts of a site that met local edits.
create table article_corrections (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles on delete cascade,
  -- Nobody where it came with a site.
  author_id bigint references members on delete cascade,
  at timestamptz not null default now(),
  base text not null check (length(base) <= 300000),
  body text not null check (length(body) <= 300000),
  note text not null default '' check (length(note) <= 300),
  state text not null default 'open' check (state in ('open', 'taken', 'declined')),
  answered_at timestamptz
);
create index article_corrections_of_article on article_corrections (article_id, state);
create index article_corrections_of_author on article_corrections (author_id);

-- Addresses that an article had before.
create table article_aliases (
  path text primary key check (path ~ '^/' and length(path) <= 300),
  article_id bigint not null references articles on delete cascade
);
create index article_aliases_of_article on article_aliases (article_id);

-- "That is me": a member claims a name on articles, a steward confirms.
create table blog_claims (
  person_id bigint not null references blog_people on delete cascade,
  member_id bigint not null references members on delete cascade,
  at timestamptz not null default now(),
  primary key (person_id, member_id)
);
create index blog_claims_of_member on blog_claims (member_id);

-- Pictures of articles are uploads; those of an old site are nobody's.
alter table uploads add column article_id bigint references articles on delete cascade;
alter table uploads alter column member_id drop not null;
alter table uploads add check (member_id is not null or article_id is not null);
create index uploads_of_article on uploads (article_id) where article_id is not null;

create function viewer_is_editor() returns boolean language sql stable security definer set search_path = public as $$
  select viewer_is_steward() or (viewer_may_write() and exists (select from blog_editors where member_id = viewer_id()))
$$;

-- What the viewer writes, alone or with others. Needs the owner's rights, or the policies of articles and their authors would ask each other.
create function own_article_ids() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}') from (
    select id from articles where owner_id = viewer_id()
    union select x.article_id from article_authors x join blog_people p on p.id = x.person_id where p.member_id = viewer_id()) own
$$;

-- The viewer among those who are named on articles.
create function own_person_id() returns bigint language sql stable security definer set search_path = public as $$
  select id from blog_people where member_id = viewer_id()
$$;

alter table articles enable row level security;
grant select, delete, insert (slug, owner_id, title, subtitle, body, html, words, lead, headings, minutes, licence, picture_description),
  update (slug, title, subtitle, body, html, words, lead, headings, minutes, licence, picture_id, picture_description, version, updated_at, modified_at, space_id)
  on articles to hearth_web;
create policy read on articles for select using (
  state = 'published' or owner_id = viewer_id() or id = any ((select own_article_ids())::bigint[])
  or (state <> 'draft' and (select viewer_is_editor()))
);
create policy begin_own on articles for insert with check (owner_id = viewer_id() and (select viewer_may_write()));
-- While editors read it, what they read stays as it is, unless they change it themselves.
create policy write on articles for update using (
  (select viewer_may_write()) and (
    ((owner_id = viewer_id() or id = any ((select own_article_ids())::bigint[])) and state in ('draft', 'submitted', 'changes', 'published'))
    or (state <> 'draft' and (select viewer_is_editor())))
);

create policy throw_away on articles for delete using (owner_id = viewer_id() and published_at is null and (select viewer_may_write()));

alter table blog_people enable row level security;
grant select, insert (name, orcid, member_id), update (name, orcid) on blog_people to hearth_web;
-- In this order: the first that is true spares the database the others.
create policy read on blog_people for select using (
  joined_into is not null or exists (select from article_authors x where x.person_id = blog_people.id)
  or member_id = viewer_id() or (member_id is null and (select viewer_is_editor()))
);
create policy be_author on blog_people for insert with check (member_id = viewer_id() and (select viewer_may_write()));
create policy spell on blog_people for update using (member_id = viewer_id() or (select viewer_is_editor()));

alter table blog_editors enable row level security;
grant select, insert (member_id), delete on blog_editors to hearth_web;
create policy read on blog_editors for select using ((select viewer_is_member()));
create policy give on blog_editors for insert with check ((select viewer_is_steward()));
create policy take on blog_editors for delete using ((select viewer_is_steward()) or member_id = viewer_id());

alter table article_authors enable row level security;
grant select, update (affiliation, position), delete on article_authors to hearth_web;
create policy read on article_authors for select using (exists (select from articles a where a.id = article_id));
create policy change on article_authors for update using (article_id = any ((select own_article_ids())::bigint[]) or (select viewer_is_editor()));
create policy leave on article_authors for delete using (
  (select viewer_may_write()) and exists (select from articles a where a.id = article_id and (a.owner_id = viewer_id() or (select viewer_is_editor())))
  or person_id = own_person_id()
);

alter table article_categories enable row level security;
grant select, insert, delete on article_categories to hearth_web;
create policy read on article_categories for select using (exists (select from articles a where a.id = article_id));
create policy add on article_categories for insert with check (
  (select viewer_may_write()) and (article_id = any ((select own_article_ids())::bigint[]) or (select viewer_is_editor()))
  and exists (select from articles a where a.id = article_id)
);
create policy drop_category on article_categories for delete using (
  (select viewer_may_write()) and (article_id = any ((select own_article_ids())::bigint[]) or (select viewer_is_editor()))
);

alter table article_revisions enable row level security;
grant select, insert on article_revisions to hearth_web;
create policy read on article_revisions for select using (
  (was_public and exists (select from articles a where a.id = article_id))
  or article_id = any ((select own_article_ids())::bigint[])
  or ((select viewer_is_editor()) and exists (select from articles a where a.id = article_id))
);
create policy keep on article_revisions for insert with check (
  member_id = viewer_id() and (select viewer_may_write())
  and (article_id = any ((select own_article_ids())::bigint[]) or (select viewer_is_editor()))
  and exists (select from articles a where a.id = article_id)
);

alter table article_notes enable row level security;
grant select, insert (article_id, author_id, kind, about, body), update (done_at) on article_notes to hearth_web;
create policy read on article_notes for select using (
  article_id = any ((select own_article_ids())::bigint[])
  or ((select viewer_is_editor()) and exists (select from articles a where a.id = article_id and a.state <> 'draft'))
);
create policy say on article_notes for insert with check (
  author_id = viewer_id() and (select viewer_may_write()) and kind = 'comment'
  and (article_id = any ((select own_article_ids())::bigint[])
    or ((select viewer_is_editor()) and exists (select from articles a where a.id = article_id and a.state <> 'draft')))
);
create policy tick on article_notes for update using (
  (select viewer_may_write()) and (article_id = any ((select own_article_ids())::bigint[]) or (select viewer_is_editor()))
);

alter table article_corrections enable row level security;
grant select, insert (article_id, author_id, base, body, note), update (state, answered_at), delete on article_corrections to hearth_web;
create policy read on article_corrections for select using (
  author_id = viewer_id() or article_id = any ((select own_article_ids())::bigint[])
  or ((select viewer_is_editor()) and exists (select from articles a where a.id = article_id))
);
create policy suggest on article_corrections for insert with check (
  author_id = viewer_id() and (select viewer_may_write())
  and exists (select from articles a where a.id = article_id and (a.state = 'published' or (a.state <> 'draft' and (select viewer_is_editor()))))
);
create policy answer on article_corrections for update using (
  state = 'open' and (select viewer_may_write()) and (article_id = any ((select own_article_ids())::bigint[]) or (select viewer_is_editor()))
) with check (state in ('taken', 'declined'));
create policy withdraw on article_corrections for delete using (state = 'open' and author_id = viewer_id());

alter table article_aliases enable row level security;
grant select, insert, delete on article_aliases to hearth_web;
create policy read on article_aliases for select using (exists (select from articles a where a.id = article_id));
create policy add on article_aliases for insert with check (
  (select viewer_may_write()) and (article_id = any ((select own_article_ids())::bigint[]) or (select viewer_is_editor()))
);
create policy drop_alias on article_aliases for delete using ((select viewer_is_editor()));

alter table blog_claims enable row level security;
grant select, insert (person_id, member_id), delete on blog_claims to hearth_web;
create policy read on blog_claims for select using (member_id = viewer_id() or (select viewer_is_steward()));
create policy claim on blog_claims for insert with check (
  member_id = viewer_id() and (select viewer_may_write())
  and exists (select from blog_people p where p.id = person_id and p.member_id is null and p.joined_into is null)
);
create policy drop_claim on blog_claims for delete using (member_id = viewer_id() or (select viewer_is_steward()));

-- Who sees the article sees its pictures.
create policy read_of_articles on uploads for select using (article_id is not null and exists (select from articles a where a.id = article_id));
grant update (article_id) on uploads to hearth_web;
create policy claim_for_article on uploads for update using (member_id = viewer_id() and purpose = 'post' and post_id is null)
  with check (member_id = viewer_id() and post_id is null and article_id = any (own_article_ids()));
create policy claim_as_editor on uploads for update using (member_id = viewer_id() and purpose = 'post' and post_id is null)
  with check (member_id = viewer_id() and post_id is null and (select viewer_is_editor()) and exists (select from articles a where a.id = article_id));

create or replace function tag_is_seen(asked bigint) returns boolean language sql stable set search_path = public as $$
  select exists (select from member_tags where tag_id = asked) or exists (select from question_tags where tag_id = asked)
    or exists (select from article_categories where tag_id = asked)
$$;
