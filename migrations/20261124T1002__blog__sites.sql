-- A site that moved in: every file byte for byte, what each import did, and a way back.

create table site_imports (
  id bigint generated always as identity primary key,
  member_id bigint references members on delete set null,
  name text not null check (length(name) <= 200),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'undone')),
  is_dry boolean not null default false,
  -- Whether pictures from elsewhere are to be taken in.
  takes_remote boolean not null default false,
  files int not null default 0,
  done int not null default 0,
  at timestamptz not null default now(),
  ended_at timestamptz,
  said text not null default ''
);

-- One line for each file that was found.
create table site_import_items (
  import_id bigint not null references site_imports on delete cascade,
  path text not null,
  kind text not null check (kind in ('article', 'picture', 'output', 'page', 'other')),
  outcome text not null check (outcome in ('new', 'changed', 'same', 'both', 'kept', 'left out', 'failed')),
  article_id bigint references articles on delete set null,
  title text not null default '',
  -- What was taken, guessed and dropped, each a sentence.
  taken text[] not null default '{}',
  guessed text[] not null default '{}',
  dropped text[] not null default '{}',
  -- What the file was before, where this import changed it.
  before bytea,
  primary key (import_id, path)
);
create index site_import_items_of_article on site_import_items (article_id) where article_id is not null;

-- The files of the site as they are, to be written out again.
create table site_files (
  path text primary key check (path !~ '(^|/)\.\.?(/|$)' and path !~ '^/' and length(path) <= 500),
  sum text not null,
  bytes bytea not null
);

-- Files that an article shows, and the uploads made of them.
create table article_files (
  article_id bigint not null references articles on delete cascade,
  path text not null,
  sum text not null,
  upload_id bigint references uploads on delete cascade,
  primary key (article_id, path)
);
create index article_files_of_upload on article_files (upload_id);

alter table site_imports enable row level security;
grant select, insert (member_id, name, is_dry, takes_remote) on site_imports to hearth_web;
create policy read on site_imports for select using ((select viewer_is_steward()));
create policy bring on site_imports for insert with check ((select viewer_is_steward()) and member_id = viewer_id());

alter table site_import_items enable row level security;
grant select (import_id, path, kind, outcome, article_id, title, taken, guessed, dropped) on site_import_items to hearth_web;
create policy read on site_import_items for select using ((select viewer_is_steward()));

alter table site_files enable row level security;
alter table article_files enable row level security;
grant select on article_files to hearth_web;
create policy read on article_files for select using (exists (select from articles a where a.id = article_id));
