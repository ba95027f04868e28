-- What a migrated database looks like. Written by `bin/hearth schema`: change a migration instead of this file.

-- Collations and types

create collation english (provider = icu, locale = 'en-GB-u-kn-true');

-- Tables

create table account_codes (
  id bigint generated always as identity not null,
  member_id bigint not null,
  session_id bigint not null,
  purpose text not null,
  address text not null,
  link_hash bytea not null,
  code_hash bytea not null,
  tries integer default 0 not null,
  at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint account_codes_address_check CHECK (((address = lower(address)) AND ((length(address) >= 3) AND (length(address) <= 254)))),
  constraint account_codes_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint account_codes_link_hash_check CHECK ((length(link_hash) = 32)),
  constraint account_codes_link_hash_key UNIQUE (link_hash),
  constraint account_codes_pkey PRIMARY KEY (id),
  constraint account_codes_purpose_check CHECK ((purpose = ANY (ARRAY['add'::text, 'leave'::text])))
);

create table addresses (
  id bigint generated always as identity not null,
  member_id bigint not null,
  address text not null,
  is_primary boolean default false not null,
  verified_at timestamp with time zone default now() not null,
  constraint addresses_address_check CHECK (((address = lower(address)) AND ((length(address) >= 3) AND (length(address) <= 254)))),
  constraint addresses_pkey PRIMARY KEY (id)
);

create table answers (
  post_id bigint not null,
  thread_id bigint not null,
  space_id bigint not null,
  helped integer default 0 not null,
  accepted_at timestamp with time zone,
  outdated_at timestamp with time zone,
  outdated_by bigint,
  outdated_note text default ''::text not null,
  newer_id bigint,
  constraint answers_outdated_note_check CHECK ((length(outdated_note) <= 300)),
  constraint answers_pkey PRIMARY KEY (post_id)
);

create table article_aliases (
  path text not null,
  article_id bigint not null,
  constraint article_aliases_path_check CHECK (((path ~ '^/'::text) AND (length(path) <= 300))),
  constraint article_aliases_pkey PRIMARY KEY (path)
);

create table article_authors (
  article_id bigint not null,
  person_id bigint not null,
  "position" integer default 0 not null,
  affiliation text default ''::text not null,
  constraint article_authors_affiliation_check CHECK ((length(affiliation) <= 300)),
  constraint article_authors_pkey PRIMARY KEY (article_id, person_id)
);

create table article_categories (
  article_id bigint not null,
  tag_id bigint not null,
  "position" integer default 0 not null,
  constraint article_categories_pkey PRIMARY KEY (article_id, tag_id)
);

create table article_corrections (
  id bigint generated always as identity not null,
  article_id bigint not null,
  author_id bigint,
  at timestamp with time zone default now() not null,
  base text not null,
  body text not null,
  note text default ''::text not null,
  state text default 'open'::text not null,
  answered_at timestamp with time zone,
  constraint article_corrections_base_check CHECK ((length(base) <= 300000)),
  constraint article_corrections_body_check CHECK ((length(body) <= 300000)),
  constraint article_corrections_note_check CHECK ((length(note) <= 300)),
  constraint article_corrections_pkey PRIMARY KEY (id),
  constraint article_corrections_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'declined'::text])))
);

create table article_files (
  article_id bigint not null,
  path text not null,
  sum text not null,
  upload_id bigint,
  constraint article_files_pkey PRIMARY KEY (article_id, path)
);

create table article_notes (
  id bigint generated always as identity not null,
  article_id bigint not null,
  author_id bigint,
  at timestamp with time zone default now() not null,
  kind text default 'comment'::text not null,
  about text default ''::text not null,
  body text default ''::text not null,
  done_at timestamp with time zone,
  constraint article_notes_about_check CHECK ((length(about) <= 300)),
  constraint article_notes_body_check CHECK ((length(body) <= 5000)),
  constraint article_notes_kind_check CHECK ((kind = ANY (ARRAY['comment'::text, 'submitted'::text, 'changes'::text, 'approved'::text, 'scheduled'::text, 'published'::text, 'withdrawn'::text]))),
  constraint article_notes_pkey PRIMARY KEY (id)
);

create table article_revisions (
  id bigint generated always as identity not null,
  article_id bigint not null,
  version integer not null,
  member_id bigint,
  at timestamp with time zone default now() not null,
  title text not null,
  subtitle text not null,
  body text not null,
  note text default ''::text not null,
  was_public boolean default false not null,
  constraint article_revisions_article_id_version_key UNIQUE (article_id, version),
  constraint article_revisions_note_check CHECK ((length(note) <= 300)),
  constraint article_revisions_pkey PRIMARY KEY (id)
);

create table articles (
  id bigint generated always as identity not null,
  slug text not null,
  state text default 'draft'::text not null,
  owner_id bigint,
  title text not null,
  subtitle text default ''::text not null,
  body text default ''::text not null,
  html text default ''::text not null,
  words text default ''::text not null,
  lead text default ''::text not null,
  headings jsonb default '[]'::jsonb not null,
  minutes integer default 1 not null,
  licence text default 'CC0-1.0'::text not null,
  picture_id bigint,
  picture_description text default ''::text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  submitted_at timestamp with time zone,
  publish_at timestamp with time zone,
  published_at timestamp with time zone,
  modified_at timestamp with time zone,
  space_id bigint,
  thread_id bigint,
  source_path text,
  source_sum text,
  source_version integer,
  arrived_as text,
  invented boolean default false not null,
  constraint articles_arrived_as_key UNIQUE (arrived_as),
  constraint articles_body_check CHECK ((length(body) <= 300000)),
  constraint articles_check CHECK (((state = 'published'::text) <= (published_at IS NOT NULL))),
  constraint articles_licence_check CHECK ((length(licence) <= 40)),
  constraint articles_picture_description_check CHECK ((length(picture_description) <= 500)),
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_slug_check CHECK ((slug ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,159}$'::text)),
  constraint articles_slug_key UNIQUE (slug),
  constraint articles_source_path_key UNIQUE (source_path),
  constraint articles_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'changes'::text, 'approved'::text, 'published'::text, 'withdrawn'::text]))),
  constraint articles_subtitle_check CHECK ((length(subtitle) <= 500)),
  constraint articles_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);

create table attempts (
  id bigint generated always as identity not null,
  kind text not null,
  key_hash bytea not null,
  at timestamp with time zone default now() not null,
  constraint attempts_pkey PRIMARY KEY (id)
);

create table blog_claims (
  person_id bigint not null,
  member_id bigint not null,
  at timestamp with time zone default now() not null,
  constraint blog_claims_pkey PRIMARY KEY (person_id, member_id)
);

create table blog_editors (
  member_id bigint not null,
  at timestamp with time zone default now() not null,
  constraint blog_editors_pkey PRIMARY KEY (member_id)
);

create table blog_people (
  id bigint generated always as identity not null,
  name text not null,
  orcid text,
  member_id bigint,
  joined_into bigint,
  created_at timestamp with time zone default now() not null,
  constraint blog_people_check CHECK ((joined_into <> id)),
  constraint blog_people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint blog_people_orcid_check CHECK ((orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$'::text)),
  constraint blog_people_pkey PRIMARY KEY (id)
);

create table conduct_agreements (
  member_id bigint not null,
  version integer not null,
  at timestamp with time zone default now() not null,
  constraint conduct_agreements_pkey PRIMARY KEY (member_id, version)
);

create table conduct_versions (
  version integer not null,
  body text not null,
  html text not null,
  change text default ''::text not null,
  published_by bigint,
  published_at timestamp with time zone default now() not null,
  constraint conduct_versions_body_check CHECK (((length(body) >= 1) AND (length(body) <= 20000))),
  constraint conduct_versions_change_check CHECK ((length(change) <= 300)),
  constraint conduct_versions_pkey PRIMARY KEY (version),
  constraint conduct_versions_version_check CHECK ((version > 0))
);

create table core_domains (
  domain text not null,
  added_at timestamp with time zone default now() not null,
  constraint core_domains_domain_check CHECK (((domain = lower(domain)) AND (domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'::text) AND (length(domain) <= 200))),
  constraint core_domains_pkey PRIMARY KEY (domain)
);

create table core_vouches (
  member_id bigint not null,
  vouched_by bigint,
  reason text not null,
  until timestamp with time zone not null,
  constraint core_vouches_pkey PRIMARY KEY (member_id),
  constraint core_vouches_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 300)))
);

create table doomed_files (
  file text not null,
  at timestamp with time zone default now() not null,
  constraint doomed_files_pkey PRIMARY KEY (file)
);

create table drafts (
  member_id bigint not null,
  place text not null,
  fields jsonb not null,
  updated_at timestamp with time zone default now() not null,
  constraint drafts_pkey PRIMARY KEY (member_id, place),
  constraint drafts_place_check CHECK (((length(place) >= 1) AND (length(place) <= 80)))
);

create table erased_members (
  member_id bigint not null,
  joined_at timestamp with time zone not null,
  words_removed boolean not null,
  at timestamp with time zone default now() not null,
  constraint erased_members_pkey PRIMARY KEY (member_id)
);

create table event_answers (
  place_id bigint not null,
  question text not null,
  answer text not null,
  constraint event_answers_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 500))),
  constraint event_answers_pkey PRIMARY KEY (place_id, question),
  constraint event_answers_question_check CHECK (((length(question) >= 1) AND (length(question) <= 200)))
);

create table event_arrivals (
  event_id bigint not null,
  calendar_id bigint,
  had_host boolean default false not null,
  wrote jsonb not null,
  constraint event_arrivals_pkey PRIMARY KEY (event_id)
);

create table event_ask_votes (
  ask_id bigint not null,
  place_id bigint,
  constraint event_ask_votes_ask_id_place_id_key UNIQUE (ask_id, place_id)
);

create table event_asks (
  id bigint generated always as identity not null,
  event_id bigint not null,
  place_id bigint,
  is_named boolean default true not null,
  body text not null,
  at timestamp with time zone default now() not null,
  answered_at timestamp with time zone,
  hidden_at timestamp with time zone,
  constraint event_asks_body_check CHECK (((length(body) >= 1) AND (length(body) <= 500))),
  constraint event_asks_pkey PRIMARY KEY (id)
);

create table event_calendars (
  id bigint generated always as identity not null,
  address text not null,
  member_id bigint,
  at timestamp with time zone default now() not null,
  constraint event_calendars_address_check CHECK (((length(address) >= 8) AND (length(address) <= 2000))),
  constraint event_calendars_address_key UNIQUE (address),
  constraint event_calendars_pkey PRIMARY KEY (id)
);

create table event_calls (
  event_id bigint not null,
  body text default ''::text not null,
  html text default ''::text not null,
  closes_at timestamp with time zone not null,
  made_at timestamp with time zone default now() not null,
  constraint event_calls_body_check CHECK ((length(body) <= 10000)),
  constraint event_calls_pkey PRIMARY KEY (event_id)
);

create table event_certificates (
  id bigint generated always as identity not null,
  code text not null,
  event_id bigint,
  member_id bigint,
  place_id bigint,
  name text not null,
  title text not null,
  kind text not null,
  starts_at timestamp with time zone not null,
  zone text not null,
  minutes integer not null,
  made_at timestamp with time zone default now() not null,
  constraint event_certificates_code_check CHECK ((code ~ '^[a-z2-7]{16}$'::text)),
  constraint event_certificates_code_key UNIQUE (code),
  constraint event_certificates_event_id_member_id_key UNIQUE (event_id, member_id),
  constraint event_certificates_minutes_check CHECK ((minutes > 0)),
  constraint event_certificates_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint event_certificates_pkey PRIMARY KEY (id),
  constraint event_certificates_place_id_key UNIQUE (place_id)
);

create table event_committee (
  event_id bigint not null,
  member_id bigint not null,
  constraint event_committee_pkey PRIMARY KEY (event_id, member_id)
);

create table event_cues (
  event_id bigint not null,
  "position" integer not null,
  starts_ms integer not null,
  words text not null,
  found tsvector generated always as (to_tsvector('english'::regconfig, words)) stored not null,
  constraint event_cues_pkey PRIMARY KEY (event_id, "position"),
  constraint event_cues_starts_ms_check CHECK ((starts_ms >= 0)),
  constraint event_cues_words_check CHECK ((length(words) <= 2000))
);

create table event_feedback (
  id uuid default gen_random_uuid() not null,
  event_id bigint not null,
  useful integer not null,
  level text not null,
  again boolean not null,
  liked text default ''::text not null,
  better text default ''::text not null,
  is_open boolean default false not null,
  constraint event_feedback_better_check CHECK ((length(better) <= 1000)),
  constraint event_feedback_level_check CHECK ((level = ANY (ARRAY['easy'::text, 'right'::text, 'hard'::text]))),
  constraint event_feedback_liked_check CHECK ((length(liked) <= 1000)),
  constraint event_feedback_pkey PRIMARY KEY (id),
  constraint event_feedback_useful_check CHECK (((useful >= 1) AND (useful <= 5)))
);

create table event_feeds (
  member_id bigint not null,
  token_hash bytea not null,
  made_at timestamp with time zone default now() not null,
  id bigint generated always as identity not null,
  what text default 'mine'::text not null,
  space_id bigint,
  series_id bigint,
  constraint event_feeds_check CHECK ((((what = 'space'::text) = (space_id IS NOT NULL)) AND ((what = 'series'::text) = (series_id IS NOT NULL)))),
  constraint event_feeds_member_id_what_space_id_series_id_key UNIQUE NULLS NOT DISTINCT (member_id, what, space_id, series_id),
  constraint event_feeds_pkey PRIMARY KEY (id),
  constraint event_feeds_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint event_feeds_token_hash_key UNIQUE (token_hash),
  constraint event_feeds_what_check CHECK ((what = ANY (ARRAY['mine'::text, 'all'::text, 'space'::text, 'series'::text])))
);

create table event_hosts (
  event_id bigint not null,
  member_id bigint not null,
  "position" integer default 0 not null,
  constraint event_hosts_pkey PRIMARY KEY (event_id, member_id)
);

create table event_import_items (
  import_id bigint not null,
  "position" integer not null,
  title text not null,
  outcome text not null,
  said text[] default '{}'::text[] not null,
  event_id bigint,
  constraint event_import_items_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'the same'::text, 'left alone'::text, 'called off'::text, 'refused'::text]))),
  constraint event_import_items_pkey PRIMARY KEY (import_id, "position")
);

create table event_imports (
  id bigint generated always as identity not null,
  member_id bigint,
  calendar_id bigint,
  is_nightly boolean default false not null,
  name text not null,
  is_address boolean not null,
  content bytea,
  arrived text,
  holds boolean default false not null,
  is_dry boolean default true not null,
  state text default 'waiting'::text not null,
  said text default ''::text not null,
  at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  constraint event_imports_name_check CHECK (((length(name) >= 1) AND (length(name) <= 2000))),
  constraint event_imports_pkey PRIMARY KEY (id),
  constraint event_imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);

create table event_keys (
  id integer not null,
  private_key text not null,
  public_key text not null,
  made_at timestamp with time zone default now() not null,
  constraint event_keys_id_check CHECK ((id = 1)),
  constraint event_keys_pkey PRIMARY KEY (id)
);

create table event_known_answers (
  member_id bigint not null,
  question text not null,
  answer text not null,
  constraint event_known_answers_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 500))),
  constraint event_known_answers_pkey PRIMARY KEY (member_id, question),
  constraint event_known_answers_question_check CHECK (((question = lower(question)) AND ((length(question) >= 1) AND (length(question) <= 200))))
);

create table event_links (
  id bigint generated always as identity not null,
  event_id bigint not null,
  url text not null,
  title text default ''::text not null,
  at timestamp with time zone default now() not null,
  constraint event_links_event_id_url_key UNIQUE (event_id, url),
  constraint event_links_pkey PRIMARY KEY (id),
  constraint event_links_title_check CHECK ((length(title) <= 200)),
  constraint event_links_url_check CHECK ((length(url) <= 1000))
);

create table event_meetings (
  event_id bigint not null,
  link text not null,
  passcode text default ''::text not null,
  constraint event_meetings_link_check CHECK ((length(link) <= 1000)),
  constraint event_meetings_passcode_check CHECK ((length(passcode) <= 100)),
  constraint event_meetings_pkey PRIMARY KEY (event_id)
);

create table event_news (
  id bigint generated always as identity not null,
  event_id bigint not null,
  member_id bigint,
  body text not null,
  html text not null,
  at timestamp with time zone default now() not null,
  constraint event_news_body_check CHECK (((length(body) >= 1) AND (length(body) <= 2000))),
  constraint event_news_pkey PRIMARY KEY (id)
);

create table event_pads (
  event_id bigint not null,
  version integer not null,
  body text not null,
  html text not null,
  at timestamp with time zone default now() not null,
  constraint event_pads_body_check CHECK ((length(body) <= 50000)),
  constraint event_pads_pkey PRIMARY KEY (event_id, version),
  constraint event_pads_version_check CHECK ((version > 0))
);

create table event_papers (
  id bigint generated always as identity not null,
  event_id bigint not null,
  member_id bigint,
  title text not null,
  format text not null,
  body text not null,
  html text not null,
  at timestamp with time zone default now() not null,
  decision text,
  said text default ''::text not null,
  decided_at timestamp with time zone,
  part_id bigint,
  constraint event_papers_body_check CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  constraint event_papers_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  constraint event_papers_format_check CHECK ((format = ANY (ARRAY['talk'::text, 'lightning talk'::text, 'workshop'::text, 'poster'::text]))),
  constraint event_papers_pkey PRIMARY KEY (id),
  constraint event_papers_said_check CHECK ((length(said) <= 1000)),
  constraint event_papers_title_check CHECK (((length(title) >= 1) AND (length(title) <= 150)))
);

create table event_parts (
  id bigint generated always as identity not null,
  event_id bigint not null,
  after_minutes integer default 0 not null,
  minutes integer not null,
  room text default ''::text not null,
  title text not null,
  speakers text default ''::text not null,
  body text default ''::text not null,
  html text default ''::text not null,
  slides_url text default ''::text not null,
  is_open boolean default false not null,
  member_id bigint,
  brings text default ''::text not null,
  constraint event_parts_after_minutes_check CHECK (((after_minutes >= 0) AND (after_minutes <= 14400))),
  constraint event_parts_body_check CHECK ((length(body) <= 10000)),
  constraint event_parts_brings_check CHECK ((length(brings) <= 200)),
  constraint event_parts_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440))),
  constraint event_parts_pkey PRIMARY KEY (id),
  constraint event_parts_room_check CHECK ((length(room) <= 60)),
  constraint event_parts_slides_url_check CHECK ((length(slides_url) <= 1000)),
  constraint event_parts_speakers_check CHECK ((length(speakers) <= 300)),
  constraint event_parts_title_check CHECK (((length(title) >= 1) AND (length(title) <= 150)))
);

create table event_places (
  event_id bigint not null,
  member_id bigint,
  state text not null,
  line bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  offered_until timestamp with time zone,
  id bigint generated always as identity not null,
  guest_name text,
  guest_address text,
  token uuid default gen_random_uuid() not null,
  kept_for text default ''::text not null,
  access_needs text default ''::text not null,
  reminders text[] default '{week,day,hour,after}'::text[] not null,
  reminded text[] default '{}'::text[] not null,
  came_at timestamp with time zone,
  agrees boolean,
  fed_back boolean default false not null,
  reminded_for timestamp with time zone,
  state_before text,
  constraint event_places_access_needs_check CHECK ((length(access_needs) <= 1000)),
  constraint event_places_check CHECK (((state = 'offered'::text) = (offered_until IS NOT NULL))),
  constraint event_places_check1 CHECK (
CASE
    WHEN (member_id IS NULL) THEN ((guest_name IS NOT NULL) AND (guest_address IS NOT NULL))
    ELSE ((guest_name IS NULL) AND (guest_address IS NULL))
END),
  constraint event_places_event_id_guest_address_key UNIQUE (event_id, guest_address),
  constraint event_places_event_id_member_id_key UNIQUE (event_id, member_id),
  constraint event_places_guest_address_check CHECK (((guest_address = lower(guest_address)) AND ((length(guest_address) >= 3) AND (length(guest_address) <= 254)))),
  constraint event_places_guest_name_check CHECK (((length(guest_name) >= 1) AND (length(guest_name) <= 100))),
  constraint event_places_kept_for_check CHECK ((length(kept_for) <= 60)),
  constraint event_places_pkey PRIMARY KEY (id),
  constraint event_places_reminders_check CHECK ((reminders <@ '{week,day,hour,after}'::text[])),
  constraint event_places_state_before_check CHECK ((state_before = ANY (ARRAY['asked'::text, 'going'::text, 'waiting'::text, 'offered'::text]))),
  constraint event_places_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'going'::text, 'waiting'::text, 'offered'::text]))),
  constraint event_places_token_key UNIQUE (token)
);

create table event_poll_votes (
  poll_id bigint not null,
  place_id bigint,
  choice integer not null,
  constraint event_poll_votes_choice_check CHECK (((choice >= 0) AND (choice <= 7))),
  constraint event_poll_votes_poll_id_place_id_key UNIQUE (poll_id, place_id)
);

create table event_polls (
  id bigint generated always as identity not null,
  event_id bigint not null,
  question text not null,
  options text[] not null,
  at timestamp with time zone default now() not null,
  closed_at timestamp with time zone,
  constraint event_polls_options_check CHECK (((cardinality(options) >= 2) AND (cardinality(options) <= 8))),
  constraint event_polls_pkey PRIMARY KEY (id),
  constraint event_polls_question_check CHECK (((length(question) >= 1) AND (length(question) <= 200)))
);

create table event_proposal_fans (
  proposal_id bigint not null,
  member_id bigint not null,
  constraint event_proposal_fans_pkey PRIMARY KEY (proposal_id, member_id)
);

create table event_proposals (
  id bigint generated always as identity not null,
  member_id bigint,
  kind text not null,
  title text not null,
  body text default ''::text not null,
  html text default ''::text not null,
  at timestamp with time zone default now() not null,
  event_id bigint,
  picked_at timestamp with time zone,
  invented boolean default false not null,
  constraint event_proposals_body_check CHECK ((length(body) <= 5000)),
  constraint event_proposals_kind_check CHECK ((kind = ANY (ARRAY['talk'::text, 'subject'::text]))),
  constraint event_proposals_pkey PRIMARY KEY (id),
  constraint event_proposals_title_check CHECK (((length(title) >= 1) AND (length(title) <= 150)))
);

create table event_records (
  event_id bigint not null,
  notes text default ''::text not null,
  html text default ''::text not null,
  slides_url text default ''::text not null,
  recording_url text default ''::text not null,
  published_at timestamp with time zone,
  changed_at timestamp with time zone default now() not null,
  agreed_at timestamp with time zone,
  constraint event_records_notes_check CHECK ((length(notes) <= 60000)),
  constraint event_records_pkey PRIMARY KEY (event_id),
  constraint event_records_recording_url_check CHECK ((length(recording_url) <= 1000)),
  constraint event_records_slides_url_check CHECK ((length(slides_url) <= 1000))
);

create table event_scores (
  paper_id bigint not null,
  member_id bigint not null,
  score integer not null,
  remark text default ''::text not null,
  at timestamp with time zone default now() not null,
  constraint event_scores_pkey PRIMARY KEY (paper_id, member_id),
  constraint event_scores_remark_check CHECK ((length(remark) <= 1000)),
  constraint event_scores_score_check CHECK (((score >= 1) AND (score <= 5)))
);

create table event_series (
  id bigint generated always as identity not null,
  title text not null,
  rule text not null,
  first_local text not null,
  minutes integer not null,
  zone text not null,
  created_by bigint,
  created_at timestamp with time zone default now() not null,
  shift_days integer default 0 not null,
  clock text not null,
  clock_zone text not null,
  ended_at timestamp with time zone,
  arrived_as text,
  left_out timestamp with time zone[] default '{}'::timestamp with time zone[] not null,
  constraint event_series_arrived_as_check CHECK ((length(arrived_as) <= 300)),
  constraint event_series_arrived_as_key UNIQUE (arrived_as),
  constraint event_series_clock_check CHECK ((clock ~ '^\d{2}:\d{2}$'::text)),
  constraint event_series_clock_zone_check CHECK ((length(clock_zone) <= 60)),
  constraint event_series_first_local_check CHECK ((first_local ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'::text)),
  constraint event_series_minutes_check CHECK (((minutes >= 5) AND (minutes <= 14400))),
  constraint event_series_pkey PRIMARY KEY (id),
  constraint event_series_rule_check CHECK (((length(rule) >= 6) AND (length(rule) <= 300))),
  constraint event_series_shift_days_check CHECK (((shift_days >= '-400'::integer) AND (shift_days <= 400))),
  constraint event_series_title_check CHECK (((length(title) >= 1) AND (length(title) <= 150))),
  constraint event_series_zone_check CHECK ((length(zone) <= 60))
);

create table event_tags (
  event_id bigint not null,
  tag_id bigint not null,
  "position" integer default 0 not null,
  constraint event_tags_pkey PRIMARY KEY (event_id, tag_id)
);

create table event_usual_reminders (
  member_id bigint not null,
  reminders text[] not null,
  constraint event_usual_reminders_pkey PRIMARY KEY (member_id),
  constraint event_usual_reminders_reminders_check CHECK ((reminders <@ '{week,day,hour,after}'::text[]))
);

create table events (
  id bigint generated always as identity not null,
  series_id bigint,
  series_at timestamp with time zone,
  title text not null,
  kind text not null,
  body text default ''::text not null,
  html text default ''::text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  zone text not null,
  place text not null,
  address text default ''::text not null,
  access text default ''::text not null,
  level text default 'all'::text not null,
  bring text default ''::text not null,
  is_recorded boolean default false not null,
  has_captions boolean default false not null,
  sees text default 'everyone'::text not null,
  sequence integer default 0 not null,
  changed_at timestamp with time zone default now() not null,
  cancelled_at timestamp with time zone,
  cancelled_why text default ''::text not null,
  created_by bigint,
  created_at timestamp with time zone default now() not null,
  invented boolean default false not null,
  arrived_as text,
  capacity integer,
  core_only boolean default false not null,
  core_why text default ''::text not null,
  questions text[] default '{}'::text[] not null,
  reserves jsonb default '[]'::jsonb not null,
  space_id bigint,
  language text default 'en'::text not null,
  moved_from timestamp with time zone,
  is_special boolean default false not null,
  counts_minutes integer,
  constraint events_access_check CHECK ((length(access) <= 1000)),
  constraint events_address_check CHECK ((length(address) <= 300)),
  constraint events_arrived_as_check CHECK ((length(arrived_as) <= 300)),
  constraint events_arrived_as_key UNIQUE (arrived_as),
  constraint events_body_check CHECK ((length(body) <= 20000)),
  constraint events_bring_check CHECK ((length(bring) <= 500)),
  constraint events_cancelled_why_check CHECK ((length(cancelled_why) <= 300)),
  constraint events_capacity_check CHECK (((capacity >= 1) AND (capacity <= 5000))),
  constraint events_check CHECK ((ends_at > starts_at)),
  constraint events_core_why_check CHECK ((length(core_why) <= 300)),
  constraint events_counts_minutes_check CHECK (((counts_minutes >= 1) AND (counts_minutes <= 14400))),
  constraint events_kind_check CHECK ((kind = ANY (ARRAY['coffee and code'::text, 'webinar'::text, 'workshop'::text, 'course'::text, 'conference'::text, 'meet-up'::text]))),
  constraint events_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint events_level_check CHECK ((level = ANY (ARRAY['all'::text, 'beginners'::text, 'some experience'::text, 'experienced'::text]))),
  constraint events_pkey PRIMARY KEY (id),
  constraint events_place_check CHECK ((place = ANY (ARRAY['online'::text, 'in person'::text, 'both'::text]))),
  constraint events_questions_check CHECK ((cardinality(questions) <= 5)),
  constraint events_reserves_check CHECK (((jsonb_typeof(reserves) = 'array'::text) AND (jsonb_array_length(reserves) <= 5))),
  constraint events_sees_check CHECK ((sees = ANY (ARRAY['everyone'::text, 'members'::text]))),
  constraint events_series_id_series_at_key UNIQUE (series_id, series_at),
  constraint events_title_check CHECK (((length(title) >= 1) AND (length(title) <= 150))),
  constraint events_zone_check CHECK ((length(zone) <= 60))
);

create table first_links (
  token_hash bytea not null,
  at timestamp with time zone default now() not null,
  constraint first_links_pkey PRIMARY KEY (token_hash),
  constraint first_links_token_hash_check CHECK ((length(token_hash) = 32))
);

create table help_asks (
  thread_id bigint not null,
  member_id bigint not null,
  at timestamp with time zone default now() not null,
  constraint help_asks_pkey PRIMARY KEY (thread_id, member_id)
);

create table helped (
  post_id bigint not null,
  member_id bigint not null,
  at timestamp with time zone default now() not null,
  constraint helped_pkey PRIMARY KEY (post_id, member_id)
);

create table invitations (
  id bigint generated always as identity not null,
  address text not null,
  token_hash bytea,
  invited_by bigint not null,
  space_id bigint,
  at timestamp with time zone default now() not null,
  expires_at timestamp with time zone default (now() + '14 days'::interval) not null,
  taken_by bigint,
  taken_at timestamp with time zone,
  constraint invitations_address_check CHECK (((address = lower(address)) AND ((length(address) >= 3) AND (length(address) <= 254)))),
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint invitations_token_hash_key UNIQUE (token_hash)
);

create table mail_stops (
  token text not null,
  member_id bigint not null,
  kind text not null,
  thread_id bigint,
  stopped_at timestamp with time zone,
  constraint mail_stops_kind_check CHECK ((kind ~ '^[a-z]{1,20}$'::text)),
  constraint mail_stops_member_id_thread_id_kind_key UNIQUE NULLS NOT DISTINCT (member_id, thread_id, kind),
  constraint mail_stops_pkey PRIMARY KEY (token),
  constraint mail_stops_token_check CHECK (((length(token) >= 20) AND (length(token) <= 60)))
);

create table mails (
  id uuid not null,
  kind text not null,
  to_address text not null,
  to_shown text generated always as ((("left"(to_address, 1) || '…@'::text) || "substring"(to_address, '[^@]*$'::text))) stored not null,
  from_name text,
  subject text not null,
  text text,
  html text,
  headers jsonb default '{}'::jsonb not null,
  state text default 'waiting'::text not null,
  error text,
  tries integer default 0 not null,
  at timestamp with time zone default now() not null,
  next_at timestamp with time zone default now() not null,
  until timestamp with time zone default (now() + '3 days'::interval) not null,
  done_at timestamp with time zone,
  unlisted boolean default false not null,
  calendar text,
  constraint mails_calendar_check CHECK ((length(calendar) <= 100000)),
  constraint mails_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 30))),
  constraint mails_pkey PRIMARY KEY (id),
  constraint mails_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'kept'::text, 'failed'::text]))),
  constraint mails_subject_check CHECK ((length(subject) <= 998)),
  constraint mails_to_address_check CHECK (((length(to_address) >= 3) AND (length(to_address) <= 254)))
);

create table mask_cases (
  id bigint generated always as identity not null,
  mask_id bigint not null,
  thread_id bigint not null,
  space_id bigint not null,
  asked_by bigint,
  reason text not null,
  asked_at timestamp with time zone default now() not null,
  answered_by bigint,
  answer text,
  answer_reason text default ''::text not null,
  answered_at timestamp with time zone,
  constraint mask_cases_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'refused'::text]))),
  constraint mask_cases_answer_reason_check CHECK ((length(answer_reason) <= 1000)),
  constraint mask_cases_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint mask_cases_check1 CHECK ((answered_by <> asked_by)),
  constraint mask_cases_pkey PRIMARY KEY (id),
  constraint mask_cases_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
);

create table masks (
  id bigint not null,
  member_id bigint not null,
  thread_id bigint not null,
  constraint masks_pkey PRIMARY KEY (id),
  constraint masks_thread_id_member_id_key UNIQUE (thread_id, member_id)
);

create table member_tags (
  member_id bigint not null,
  tag_id bigint not null,
  kind text not null,
  "position" integer default 0 not null,
  constraint member_tags_kind_check CHECK ((kind = ANY (ARRAY['skill'::text, 'interest'::text]))),
  constraint member_tags_pkey PRIMARY KEY (member_id, tag_id, kind)
);

create table members (
  id bigint generated always as identity not null,
  name text not null,
  pronouns text default ''::text not null,
  about text default ''::text not null,
  wants_to_learn text default ''::text not null,
  could_help text default ''::text not null,
  links text[] default '{}'::text[] not null,
  seen_by text default 'members'::text not null,
  role text default 'member'::text not null,
  state text default 'active'::text not null,
  suspended_until timestamp with time zone,
  picture_id bigint,
  joined_at timestamp with time zone default now() not null,
  invented boolean default false not null,
  handle text default ''::text not null,
  constraint members_about_check CHECK ((length(about) <= 2000)),
  constraint members_could_help_check CHECK ((length(could_help) <= 500)),
  constraint members_links_check CHECK ((cardinality(links) <= 6)),
  constraint members_name_check CHECK ((((length(name) >= 1) AND (length(name) <= 80)) OR ((state = 'left'::text) AND (name = ''::text)))),
  constraint members_pkey PRIMARY KEY (id),
  constraint members_pronouns_check CHECK ((length(pronouns) <= 40)),
  constraint members_role_check CHECK ((role = ANY (ARRAY['member'::text, 'steward'::text]))),
  constraint members_seen_by_check CHECK ((seen_by = ANY (ARRAY['members'::text, 'everyone'::text]))),
  constraint members_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'active'::text, 'left'::text, 'mask'::text]))),
  constraint members_wants_to_learn_check CHECK ((length(wants_to_learn) <= 500))
);

create table migrations (
  name text not null,
  checksum text not null,
  ran_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table notice_choices (
  member_id bigint not null,
  kind text not null,
  channel text not null,
  constraint notice_choices_channel_check CHECK ((channel = ANY (ARRAY['off'::text, 'site'::text, 'mail'::text]))),
  constraint notice_choices_kind_check CHECK ((kind ~ '^[a-z]{1,20}$'::text)),
  constraint notice_choices_pkey PRIMARY KEY (member_id, kind)
);

create table notices (
  id bigint generated always as identity not null,
  member_id bigint not null,
  kind text not null,
  space_id bigint,
  thread_id bigint,
  post_id bigint,
  actor_id bigint,
  text text default ''::text not null,
  link text default ''::text not null,
  by_mail boolean default false not null,
  at timestamp with time zone default now() not null,
  seen_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notices_kind_check CHECK ((kind ~ '^[a-z]{1,20}$'::text)),
  constraint notices_pkey PRIMARY KEY (id)
);

create table parked_forms (
  key_hash bytea not null,
  place text not null,
  fields jsonb not null,
  at timestamp with time zone default now() not null,
  constraint parked_forms_key_hash_check CHECK ((length(key_hash) = 32)),
  constraint parked_forms_pkey PRIMARY KEY (key_hash),
  constraint parked_forms_place_check CHECK (((length(place) >= 1) AND (length(place) <= 80)))
);

create table passkey_challenges (
  challenge_hash bytea not null,
  member_id bigint,
  user_handle bytea,
  expires_at timestamp with time zone not null,
  constraint passkey_challenges_challenge_hash_check CHECK ((length(challenge_hash) = 32)),
  constraint passkey_challenges_pkey PRIMARY KEY (challenge_hash)
);

create table passkeys (
  id bigint generated always as identity not null,
  member_id bigint not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint default 0 not null,
  transports text[] default '{}'::text[] not null,
  user_handle bytea not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  constraint passkeys_credential_id_check CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1400))),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_transports_check CHECK ((cardinality(transports) <= 10)),
  constraint passkeys_user_handle_check CHECK ((length(user_handle) = 32))
);

create table post_versions (
  id bigint generated always as identity not null,
  post_id bigint not null,
  space_id bigint not null,
  body text not null,
  html text not null,
  written_at timestamp with time zone not null,
  replaced_at timestamp with time zone default now() not null,
  constraint post_versions_pkey PRIMARY KEY (id)
);

create table posts (
  id bigint generated always as identity not null,
  thread_id bigint not null,
  space_id bigint not null,
  number integer not null,
  author_id bigint not null,
  reply_to bigint,
  body text not null,
  html text not null,
  words text not null,
  created_at timestamp with time zone default now() not null,
  edited_at timestamp with time zone,
  removed_at timestamp with time zone,
  removed_by text,
  constraint posts_body_check CHECK ((length(body) <= 50000)),
  constraint posts_number_check CHECK ((number > 0)),
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_removed_by_check CHECK ((removed_by = ANY (ARRAY['author'::text, 'steward'::text, 'leaver'::text]))),
  constraint posts_thread_id_number_key UNIQUE (thread_id, number) DEFERRABLE
);

create table proven_addresses (
  token_hash bytea not null,
  address text not null,
  next text not null,
  expires_at timestamp with time zone not null,
  constraint proven_addresses_pkey PRIMARY KEY (token_hash),
  constraint proven_addresses_token_hash_check CHECK ((length(token_hash) = 32))
);

create table question_tags (
  thread_id bigint not null,
  space_id bigint not null,
  tag_id bigint not null,
  "position" integer default 0 not null,
  constraint question_tags_pkey PRIMARY KEY (thread_id, tag_id)
);

create table questions (
  thread_id bigint not null,
  space_id bigint not null,
  state text default 'open'::text not null,
  is_first boolean default false not null,
  duplicate_of bigint,
  best_id bigint,
  stale_at timestamp with time zone,
  answers integer default 0 not null,
  helped integer default 0 not null,
  words tsvector default ''::tsvector not null,
  waiting_since timestamp with time zone default now() not null,
  helpers_asked_at timestamp with time zone,
  stewards_told_at timestamp with time zone,
  constraint questions_check CHECK ((duplicate_of <> thread_id)),
  constraint questions_pkey PRIMARY KEY (thread_id),
  constraint questions_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'solved'::text, 'duplicate'::text, 'stale'::text]))),
  constraint questions_thread_id_space_id_key UNIQUE (thread_id, space_id)
);

create table reactions (
  post_id bigint not null,
  member_id bigint not null,
  space_id bigint not null,
  kind text not null,
  at timestamp with time zone default now() not null,
  constraint reactions_kind_check CHECK ((kind = ANY (ARRAY['thanks'::text, 'helpful'::text, 'celebrate'::text, 'same here'::text, 'smile'::text]))),
  constraint reactions_pkey PRIMARY KEY (post_id, member_id, kind)
);

create table search_entries (
  kind text not null,
  ref bigint not null,
  space_id bigint,
  at timestamp with time zone default now() not null,
  words tsvector not null,
  constraint search_entries_check CHECK (((kind = 'post'::text) = (space_id IS NOT NULL))),
  constraint search_entries_kind_check CHECK ((kind = ANY (ARRAY['post'::text, 'member'::text, 'article'::text, 'event'::text]))),
  constraint search_entries_pkey PRIMARY KEY (kind, ref)
);

create table sessions (
  id bigint generated always as identity not null,
  member_id bigint not null,
  token_hash bytea not null,
  device text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint sessions_device_check CHECK ((length(device) <= 200)),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint sessions_token_hash_key UNIQUE (token_hash)
);

create table settings (
  key text not null,
  value jsonb not null,
  changed_at timestamp with time zone default now() not null,
  constraint settings_pkey PRIMARY KEY (key)
);

create table sign_ins (
  id bigint generated always as identity not null,
  address text not null,
  link_hash bytea not null,
  browser_hash bytea,
  code_hash bytea,
  next text default '/'::text not null,
  tries integer default 0 not null,
  at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  ended text,
  constraint sign_ins_address_check CHECK (((address = lower(address)) AND ((length(address) >= 3) AND (length(address) <= 254)))),
  constraint sign_ins_browser_hash_check CHECK ((length(browser_hash) = 32)),
  constraint sign_ins_check CHECK (((browser_hash IS NULL) = (code_hash IS NULL))),
  constraint sign_ins_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint sign_ins_ended_check CHECK ((ended = ANY (ARRAY['used'::text, 'newer'::text, 'tries'::text]))),
  constraint sign_ins_link_hash_check CHECK ((length(link_hash) = 32)),
  constraint sign_ins_link_hash_key UNIQUE (link_hash),
  constraint sign_ins_next_check CHECK (((length(next) <= 2000) AND (next ~ '^/'::text) AND (next !~ '^/[/\\]'::text))),
  constraint sign_ins_pkey PRIMARY KEY (id)
);

create table site_files (
  path text not null,
  sum text not null,
  bytes bytea not null,
  constraint site_files_path_check CHECK (((path !~ '(^|/)\.\.?(/|$)'::text) AND (path !~ '^/'::text) AND (length(path) <= 500))),
  constraint site_files_pkey PRIMARY KEY (path)
);

create table site_import_items (
  import_id bigint not null,
  path text not null,
  kind text not null,
  outcome text not null,
  article_id bigint,
  title text default ''::text not null,
  taken text[] default '{}'::text[] not null,
  guessed text[] default '{}'::text[] not null,
  dropped text[] default '{}'::text[] not null,
  before bytea,
  constraint site_import_items_kind_check CHECK ((kind = ANY (ARRAY['article'::text, 'picture'::text, 'output'::text, 'page'::text, 'other'::text]))),
  constraint site_import_items_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'both'::text, 'kept'::text, 'left out'::text, 'failed'::text]))),
  constraint site_import_items_pkey PRIMARY KEY (import_id, path)
);

create table site_imports (
  id bigint generated always as identity not null,
  member_id bigint,
  name text not null,
  state text default 'waiting'::text not null,
  is_dry boolean default false not null,
  takes_remote boolean default false not null,
  files integer default 0 not null,
  done integer default 0 not null,
  at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  said text default ''::text not null,
  constraint site_imports_name_check CHECK ((length(name) <= 200)),
  constraint site_imports_pkey PRIMARY KEY (id),
  constraint site_imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'undone'::text])))
);

create table space_follows (
  member_id bigint not null,
  space_id bigint not null,
  level text not null,
  constraint space_follows_level_check CHECK ((level = ANY (ARRAY['follow'::text, 'mute'::text]))),
  constraint space_follows_pkey PRIMARY KEY (member_id, space_id)
);

create table space_invitations (
  space_id bigint not null,
  member_id bigint not null,
  invited_by bigint not null,
  by_address boolean default false not null,
  at timestamp with time zone default now() not null,
  constraint space_invitations_pkey PRIMARY KEY (space_id, member_id)
);

create table space_members (
  space_id bigint not null,
  member_id bigint not null,
  invited_by bigint,
  joined_at timestamp with time zone default now() not null,
  constraint space_members_pkey PRIMARY KEY (space_id, member_id)
);

create table space_slugs (
  slug text not null,
  space_id bigint not null,
  at timestamp with time zone default now() not null,
  constraint space_slugs_pkey PRIMARY KEY (slug)
);

create table spaces (
  id bigint generated always as identity not null,
  slug text not null,
  name text not null,
  purpose text default ''::text not null,
  norms text default ''::text not null,
  sees text default 'members'::text not null,
  writes text default 'members'::text not null,
  memory text default 'for ever'::text not null,
  "position" integer default 0 not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  norms_html text default ''::text not null,
  masks boolean default false not null,
  no_run boolean default false not null,
  constraint spaces_check CHECK (((sees <> 'invited'::text) OR (writes <> 'members'::text))),
  constraint spaces_memory_check CHECK ((memory = ANY (ARRAY['for ever'::text, 'year'::text, '90 days'::text, 'week'::text]))),
  constraint spaces_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint spaces_norms_check CHECK ((length(norms) <= 5000)),
  constraint spaces_pkey PRIMARY KEY (id),
  constraint spaces_purpose_check CHECK ((length(purpose) <= 300)),
  constraint spaces_sees_check CHECK ((sees = ANY (ARRAY['everyone'::text, 'members'::text, 'invited'::text]))),
  constraint spaces_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  constraint spaces_slug_key UNIQUE (slug),
  constraint spaces_writes_check CHECK ((writes = ANY (ARRAY['members'::text, 'invited'::text, 'stewards'::text])))
);

create table steward_acts (
  id bigint generated always as identity not null,
  steward_id bigint,
  act text not null,
  reason text default ''::text not null,
  space_id bigint,
  thread_id bigint,
  post_id bigint,
  member_id bigint,
  detail jsonb default '{}'::jsonb not null,
  at timestamp with time zone default now() not null,
  constraint steward_acts_act_check CHECK (((length(act) >= 1) AND (length(act) <= 40))),
  constraint steward_acts_pkey PRIMARY KEY (id),
  constraint steward_acts_reason_check CHECK ((length(reason) <= 1000))
);

create table submissions (
  member_id bigint not null,
  key text not null,
  location text default ''::text not null,
  at timestamp with time zone default now() not null,
  constraint submissions_key_check CHECK (((length(key) >= 8) AND (length(key) <= 64))),
  constraint submissions_pkey PRIMARY KEY (member_id, key)
);

create table suggestions (
  id bigint generated always as identity not null,
  post_id bigint not null,
  thread_id bigint not null,
  space_id bigint not null,
  author_id bigint not null,
  base text not null,
  body text not null,
  note text default ''::text not null,
  state text default 'open'::text not null,
  created_at timestamp with time zone default now() not null,
  answered_at timestamp with time zone,
  constraint suggestions_base_check CHECK ((length(base) <= 50000)),
  constraint suggestions_body_check CHECK ((length(body) <= 50000)),
  constraint suggestions_note_check CHECK ((length(note) <= 300)),
  constraint suggestions_pkey PRIMARY KEY (id),
  constraint suggestions_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'declined'::text])))
);

create table tag_follows (
  member_id bigint not null,
  tag_id bigint not null,
  constraint tag_follows_pkey PRIMARY KEY (member_id, tag_id)
);

create table tag_synonyms (
  slug text not null,
  name text not null,
  tag_id bigint not null,
  constraint tag_synonyms_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint tag_synonyms_pkey PRIMARY KEY (slug),
  constraint tag_synonyms_slug_check CHECK (((length(slug) >= 1) AND (length(slug) <= 60)))
);

create table tags (
  id bigint generated always as identity not null,
  slug text not null,
  name text not null,
  joined_into bigint,
  constraint tags_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint tags_pkey PRIMARY KEY (id),
  constraint tags_slug_check CHECK (((length(slug) >= 1) AND (length(slug) <= 60))),
  constraint tags_slug_key UNIQUE (slug)
);

create table thread_follows (
  member_id bigint not null,
  thread_id bigint not null,
  level text not null,
  constraint thread_follows_level_check CHECK ((level = ANY (ARRAY['follow'::text, 'mute'::text]))),
  constraint thread_follows_pkey PRIMARY KEY (member_id, thread_id)
);

create table thread_reads (
  member_id bigint not null,
  thread_id bigint not null,
  number integer not null,
  at timestamp with time zone default now() not null,
  constraint thread_reads_pkey PRIMARY KEY (member_id, thread_id)
);

create table threads (
  id bigint generated always as identity not null,
  space_id bigint not null,
  author_id bigint not null,
  title text not null,
  created_at timestamp with time zone default now() not null,
  last_number integer default 0 not null,
  last_post_at timestamp with time zone default now() not null,
  last_author_id bigint,
  reply_count integer default 0 not null,
  pinned_at timestamp with time zone,
  locked_at timestamp with time zone,
  merged_into bigint,
  invented boolean default false not null,
  split_from bigint,
  shown_at text default 'threads'::text not null,
  constraint threads_pkey PRIMARY KEY (id),
  constraint threads_shown_at_check CHECK ((shown_at ~ '^[a-z]{1,30}$'::text)),
  constraint threads_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

create table uploads (
  id bigint generated always as identity not null,
  member_id bigint,
  purpose text not null,
  space_id bigint,
  post_id bigint,
  name text not null,
  type text not null,
  size integer not null,
  width integer,
  height integer,
  file text not null,
  created_at timestamp with time zone default now() not null,
  article_id bigint,
  constraint uploads_check CHECK (((space_id IS NULL) = (post_id IS NULL))),
  constraint uploads_check1 CHECK (((member_id IS NOT NULL) OR (article_id IS NOT NULL))),
  constraint uploads_file_check CHECK ((file ~ '^[0-9a-f]{2}/[0-9a-f]{32}$'::text)),
  constraint uploads_file_key UNIQUE (file),
  constraint uploads_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint uploads_pkey PRIMARY KEY (id),
  constraint uploads_purpose_check CHECK ((purpose = ANY (ARRAY['post'::text, 'picture'::text]))),
  constraint uploads_size_check CHECK (((size >= 1) AND (size <= 10485760)))
);


-- Foreign keys

alter table account_codes add constraint account_codes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table account_codes add constraint account_codes_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE;
alter table addresses add constraint addresses_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table answers add constraint answers_newer_id_fkey FOREIGN KEY (newer_id) REFERENCES posts(id) ON DELETE SET NULL;
alter table answers add constraint answers_outdated_by_fkey FOREIGN KEY (outdated_by) REFERENCES members(id) ON DELETE SET NULL;
alter table answers add constraint answers_post_id_thread_id_space_id_fkey FOREIGN KEY (post_id, thread_id, space_id) REFERENCES posts(id, thread_id, space_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table answers add constraint answers_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES questions(thread_id) ON DELETE CASCADE;
alter table article_aliases add constraint article_aliases_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table article_authors add constraint article_authors_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table article_authors add constraint article_authors_person_id_fkey FOREIGN KEY (person_id) REFERENCES blog_people(id) ON DELETE CASCADE;
alter table article_categories add constraint article_categories_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table article_categories add constraint article_categories_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table article_corrections add constraint article_corrections_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table article_corrections add constraint article_corrections_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id) ON DELETE CASCADE;
alter table article_files add constraint article_files_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table article_files add constraint article_files_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES uploads(id) ON DELETE CASCADE;
alter table article_notes add constraint article_notes_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table article_notes add constraint article_notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id) ON DELETE SET NULL;
alter table article_revisions add constraint article_revisions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table article_revisions add constraint article_revisions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table articles add constraint articles_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES members(id) ON DELETE SET NULL;
alter table articles add constraint articles_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES uploads(id) ON DELETE SET NULL DEFERRABLE;
alter table articles add constraint articles_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE SET NULL;
alter table articles add constraint articles_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE SET NULL;
alter table blog_claims add constraint blog_claims_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table blog_claims add constraint blog_claims_person_id_fkey FOREIGN KEY (person_id) REFERENCES blog_people(id) ON DELETE CASCADE;
alter table blog_editors add constraint blog_editors_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table blog_people add constraint blog_people_joined_into_fkey FOREIGN KEY (joined_into) REFERENCES blog_people(id) ON DELETE SET NULL;
alter table blog_people add constraint blog_people_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table conduct_agreements add constraint conduct_agreements_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table conduct_agreements add constraint conduct_agreements_version_fkey FOREIGN KEY (version) REFERENCES conduct_versions(version);
alter table conduct_versions add constraint conduct_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES members(id) ON DELETE SET NULL;
alter table core_vouches add constraint core_vouches_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table core_vouches add constraint core_vouches_vouched_by_fkey FOREIGN KEY (vouched_by) REFERENCES members(id) ON DELETE SET NULL;
alter table drafts add constraint drafts_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_answers add constraint event_answers_place_id_fkey FOREIGN KEY (place_id) REFERENCES event_places(id) ON DELETE CASCADE;
alter table event_arrivals add constraint event_arrivals_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES event_calendars(id) ON DELETE SET NULL;
alter table event_arrivals add constraint event_arrivals_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_ask_votes add constraint event_ask_votes_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES event_asks(id) ON DELETE CASCADE;
alter table event_ask_votes add constraint event_ask_votes_place_id_fkey FOREIGN KEY (place_id) REFERENCES event_places(id) ON DELETE SET NULL;
alter table event_asks add constraint event_asks_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_asks add constraint event_asks_place_id_fkey FOREIGN KEY (place_id) REFERENCES event_places(id) ON DELETE SET NULL;
alter table event_calendars add constraint event_calendars_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table event_calls add constraint event_calls_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_certificates add constraint event_certificates_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE SET NULL;
alter table event_certificates add constraint event_certificates_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_certificates add constraint event_certificates_place_id_fkey FOREIGN KEY (place_id) REFERENCES event_places(id) ON DELETE SET NULL;
alter table event_committee add constraint event_committee_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_committee add constraint event_committee_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_cues add constraint event_cues_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_feedback add constraint event_feedback_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_feeds add constraint event_feeds_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_feeds add constraint event_feeds_series_id_fkey FOREIGN KEY (series_id) REFERENCES event_series(id) ON DELETE CASCADE;
alter table event_feeds add constraint event_feeds_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table event_hosts add constraint event_hosts_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_hosts add constraint event_hosts_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_import_items add constraint event_import_items_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE SET NULL;
alter table event_import_items add constraint event_import_items_import_id_fkey FOREIGN KEY (import_id) REFERENCES event_imports(id) ON DELETE CASCADE;
alter table event_imports add constraint event_imports_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES event_calendars(id) ON DELETE SET NULL;
alter table event_imports add constraint event_imports_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table event_known_answers add constraint event_known_answers_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_links add constraint event_links_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_meetings add constraint event_meetings_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_news add constraint event_news_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_news add constraint event_news_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table event_pads add constraint event_pads_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_papers add constraint event_papers_event_id_fkey FOREIGN KEY (event_id) REFERENCES event_calls(event_id) ON DELETE CASCADE;
alter table event_papers add constraint event_papers_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table event_papers add constraint event_papers_part_id_fkey FOREIGN KEY (part_id) REFERENCES event_parts(id) ON DELETE SET NULL;
alter table event_parts add constraint event_parts_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_parts add constraint event_parts_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table event_places add constraint event_places_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_places add constraint event_places_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_poll_votes add constraint event_poll_votes_place_id_fkey FOREIGN KEY (place_id) REFERENCES event_places(id) ON DELETE SET NULL;
alter table event_poll_votes add constraint event_poll_votes_poll_id_fkey FOREIGN KEY (poll_id) REFERENCES event_polls(id) ON DELETE CASCADE;
alter table event_polls add constraint event_polls_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_proposal_fans add constraint event_proposal_fans_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_proposal_fans add constraint event_proposal_fans_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES event_proposals(id) ON DELETE CASCADE;
alter table event_proposals add constraint event_proposals_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE SET NULL;
alter table event_proposals add constraint event_proposals_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table event_records add constraint event_records_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_scores add constraint event_scores_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table event_scores add constraint event_scores_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES event_papers(id) ON DELETE CASCADE;
alter table event_series add constraint event_series_created_by_fkey FOREIGN KEY (created_by) REFERENCES members(id) ON DELETE SET NULL;
alter table event_tags add constraint event_tags_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE;
alter table event_tags add constraint event_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table event_usual_reminders add constraint event_usual_reminders_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table events add constraint events_created_by_fkey FOREIGN KEY (created_by) REFERENCES members(id) ON DELETE SET NULL;
alter table events add constraint events_series_id_fkey FOREIGN KEY (series_id) REFERENCES event_series(id) ON DELETE SET NULL;
alter table events add constraint events_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table help_asks add constraint help_asks_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table help_asks add constraint help_asks_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES questions(thread_id) ON DELETE CASCADE;
alter table helped add constraint helped_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table helped add constraint helped_post_id_fkey FOREIGN KEY (post_id) REFERENCES answers(post_id) ON DELETE CASCADE;
alter table invitations add constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES members(id) ON DELETE CASCADE;
alter table invitations add constraint invitations_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table invitations add constraint invitations_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES members(id) ON DELETE CASCADE;
alter table mail_stops add constraint mail_stops_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table mail_stops add constraint mail_stops_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table mask_cases add constraint mask_cases_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES members(id) ON DELETE SET NULL;
alter table mask_cases add constraint mask_cases_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES members(id) ON DELETE SET NULL;
alter table mask_cases add constraint mask_cases_mask_id_fkey FOREIGN KEY (mask_id) REFERENCES members(id) ON DELETE CASCADE;
alter table mask_cases add constraint mask_cases_thread_id_space_id_fkey FOREIGN KEY (thread_id, space_id) REFERENCES threads(id, space_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table masks add constraint masks_id_fkey FOREIGN KEY (id) REFERENCES members(id) ON DELETE CASCADE;
alter table masks add constraint masks_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table masks add constraint masks_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table member_tags add constraint member_tags_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table member_tags add constraint member_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table members add constraint members_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES uploads(id) ON DELETE SET NULL DEFERRABLE;
alter table notice_choices add constraint notice_choices_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table notices add constraint notices_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES members(id) ON DELETE CASCADE;
alter table notices add constraint notices_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table notices add constraint notices_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table notices add constraint notices_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table notices add constraint notices_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table passkey_challenges add constraint passkey_challenges_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table passkeys add constraint passkeys_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table post_versions add constraint post_versions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table post_versions add constraint post_versions_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table posts add constraint posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id);
alter table posts add constraint posts_reply_to_fkey FOREIGN KEY (reply_to) REFERENCES posts(id) ON DELETE SET NULL;
alter table posts add constraint posts_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table posts add constraint posts_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table question_tags add constraint question_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table question_tags add constraint question_tags_thread_id_space_id_fkey FOREIGN KEY (thread_id, space_id) REFERENCES questions(thread_id, space_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table questions add constraint questions_best_id_fkey FOREIGN KEY (best_id) REFERENCES posts(id) ON DELETE SET NULL;
alter table questions add constraint questions_duplicate_of_fkey FOREIGN KEY (duplicate_of) REFERENCES questions(thread_id) ON DELETE SET NULL;
alter table questions add constraint questions_thread_id_space_id_fkey FOREIGN KEY (thread_id, space_id) REFERENCES threads(id, space_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table reactions add constraint reactions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table reactions add constraint reactions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table reactions add constraint reactions_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table search_entries add constraint search_entries_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table sessions add constraint sessions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table site_import_items add constraint site_import_items_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE SET NULL;
alter table site_import_items add constraint site_import_items_import_id_fkey FOREIGN KEY (import_id) REFERENCES site_imports(id) ON DELETE CASCADE;
alter table site_imports add constraint site_imports_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table space_follows add constraint space_follows_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table space_follows add constraint space_follows_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table space_invitations add constraint space_invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES members(id) ON DELETE CASCADE;
alter table space_invitations add constraint space_invitations_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table space_invitations add constraint space_invitations_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table space_members add constraint space_members_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES members(id) ON DELETE SET NULL;
alter table space_members add constraint space_members_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table space_members add constraint space_members_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table space_slugs add constraint space_slugs_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table steward_acts add constraint steward_acts_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE SET NULL;
alter table steward_acts add constraint steward_acts_steward_id_fkey FOREIGN KEY (steward_id) REFERENCES members(id) ON DELETE SET NULL;
alter table submissions add constraint submissions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table suggestions add constraint suggestions_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id) ON DELETE CASCADE;
alter table suggestions add constraint suggestions_post_id_thread_id_space_id_fkey FOREIGN KEY (post_id, thread_id, space_id) REFERENCES posts(id, thread_id, space_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table tag_follows add constraint tag_follows_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table tag_follows add constraint tag_follows_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table tag_synonyms add constraint tag_synonyms_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags(id) ON DELETE CASCADE;
alter table tags add constraint tags_joined_into_fkey FOREIGN KEY (joined_into) REFERENCES tags(id) ON DELETE SET NULL;
alter table thread_follows add constraint thread_follows_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table thread_follows add constraint thread_follows_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table thread_reads add constraint thread_reads_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table thread_reads add constraint thread_reads_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES threads(id) ON DELETE CASCADE;
alter table threads add constraint threads_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id);
alter table threads add constraint threads_last_author_id_fkey FOREIGN KEY (last_author_id) REFERENCES members(id);
alter table threads add constraint threads_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES threads(id) ON DELETE CASCADE;
alter table threads add constraint threads_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;
alter table threads add constraint threads_split_from_fkey FOREIGN KEY (split_from) REFERENCES threads(id) ON DELETE SET NULL;
alter table uploads add constraint uploads_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE;
alter table uploads add constraint uploads_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE;
alter table uploads add constraint uploads_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE;
alter table uploads add constraint uploads_space_id_fkey FOREIGN KEY (space_id) REFERENCES spaces(id) ON DELETE CASCADE;

-- Indexes

CREATE INDEX account_codes_by_age ON public.account_codes USING btree (expires_at);
CREATE UNIQUE INDEX account_codes_newest ON public.account_codes USING btree (member_id, purpose);
CREATE INDEX account_codes_of_session ON public.account_codes USING btree (session_id);
CREATE INDEX addresses_of_member ON public.addresses USING btree (member_id);
CREATE UNIQUE INDEX addresses_one_member ON public.addresses USING btree (address);
CREATE UNIQUE INDEX addresses_one_primary ON public.addresses USING btree (member_id) WHERE is_primary;
CREATE INDEX answers_of_question ON public.answers USING btree (thread_id);
CREATE INDEX article_aliases_of_article ON public.article_aliases USING btree (article_id);
CREATE INDEX article_authors_of_person ON public.article_authors USING btree (person_id);
CREATE INDEX article_categories_of_tag ON public.article_categories USING btree (tag_id);
CREATE INDEX article_corrections_of_article ON public.article_corrections USING btree (article_id, state);
CREATE INDEX article_corrections_of_author ON public.article_corrections USING btree (author_id);
CREATE INDEX article_files_of_upload ON public.article_files USING btree (upload_id);
CREATE INDEX article_notes_of_article ON public.article_notes USING btree (article_id, id);
CREATE INDEX article_notes_of_author ON public.article_notes USING btree (author_id);
CREATE INDEX articles_of_owner ON public.articles USING btree (owner_id);
CREATE INDEX articles_of_picture ON public.articles USING btree (picture_id) WHERE (picture_id IS NOT NULL);
CREATE INDEX articles_of_space ON public.articles USING btree (space_id) WHERE (space_id IS NOT NULL);
CREATE INDEX articles_of_thread ON public.articles USING btree (thread_id) WHERE (thread_id IS NOT NULL);
CREATE INDEX articles_published ON public.articles USING btree (published_at DESC, id DESC) WHERE (state = 'published'::text);
CREATE INDEX articles_waiting ON public.articles USING btree (submitted_at) WHERE (state = ANY (ARRAY['submitted'::text, 'approved'::text]));
CREATE INDEX attempts_by_age ON public.attempts USING btree (at);
CREATE INDEX attempts_by_key ON public.attempts USING btree (kind, key_hash, at);
CREATE INDEX blog_claims_of_member ON public.blog_claims USING btree (member_id);
CREATE INDEX blog_people_by_name ON public.blog_people USING btree (lower(name));
CREATE INDEX blog_people_joined ON public.blog_people USING btree (joined_into) WHERE (joined_into IS NOT NULL);
CREATE UNIQUE INDEX blog_people_of_member ON public.blog_people USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX event_arrivals_of_calendar ON public.event_arrivals USING btree (calendar_id) WHERE (calendar_id IS NOT NULL);
CREATE INDEX event_asks_of_event ON public.event_asks USING btree (event_id);
CREATE INDEX event_certificates_of_member ON public.event_certificates USING btree (member_id);
CREATE INDEX event_cues_found ON public.event_cues USING gin (found);
CREATE INDEX event_feedback_of_event ON public.event_feedback USING btree (event_id);
CREATE INDEX event_hosts_of_member ON public.event_hosts USING btree (member_id);
CREATE INDEX event_import_items_of_event ON public.event_import_items USING btree (event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX event_imports_of_calendar ON public.event_imports USING btree (calendar_id, id) WHERE (calendar_id IS NOT NULL);
CREATE INDEX event_news_of_event ON public.event_news USING btree (event_id, id);
CREATE INDEX event_papers_of_event ON public.event_papers USING btree (event_id, id);
CREATE INDEX event_papers_of_member ON public.event_papers USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX event_parts_of_event ON public.event_parts USING btree (event_id, after_minutes, room, id);
CREATE INDEX event_parts_of_member ON public.event_parts USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX event_places_by_member ON public.event_places USING btree (member_id, at);
CREATE INDEX event_places_by_state ON public.event_places USING btree (event_id, state);
CREATE INDEX event_places_of_guest ON public.event_places USING btree (guest_address) WHERE (guest_address IS NOT NULL);
CREATE INDEX event_places_of_member ON public.event_places USING btree (member_id);
CREATE INDEX event_places_offered ON public.event_places USING btree (offered_until) WHERE (state = 'offered'::text);
CREATE INDEX event_polls_of_event ON public.event_polls USING btree (event_id);
CREATE INDEX event_proposal_fans_of_member ON public.event_proposal_fans USING btree (member_id);
CREATE INDEX event_proposals_open ON public.event_proposals USING btree (at DESC) WHERE (picked_at IS NULL);
CREATE INDEX event_scores_of_member ON public.event_scores USING btree (member_id);
CREATE INDEX event_tags_of_tag ON public.event_tags USING btree (tag_id, event_id);
CREATE INDEX events_by_end ON public.events USING btree (ends_at, id);
CREATE INDEX events_by_start ON public.events USING btree (starts_at, id);
CREATE INDEX events_of_space ON public.events USING btree (space_id) WHERE (space_id IS NOT NULL);
CREATE INDEX help_asks_of_member ON public.help_asks USING btree (member_id, at);
CREATE INDEX helped_of_member ON public.helped USING btree (member_id);
CREATE INDEX invitations_by_address ON public.invitations USING btree (address);
CREATE INDEX invitations_by_inviter ON public.invitations USING btree (invited_by, id DESC);
CREATE INDEX invitations_by_taker ON public.invitations USING btree (taken_by);
CREATE INDEX invitations_of_space ON public.invitations USING btree (space_id);
CREATE INDEX mail_stops_of_thread ON public.mail_stops USING btree (thread_id);
CREATE INDEX mails_by_age ON public.mails USING btree (at DESC, id DESC);
CREATE INDEX mails_in_trouble ON public.mails USING btree (at DESC, id DESC) WHERE ((error IS NOT NULL) AND (state <> 'sent'::text));
CREATE INDEX mails_on_their_way ON public.mails USING btree (next_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX mask_cases_of_thread ON public.mask_cases USING btree (thread_id, id DESC);
CREATE UNIQUE INDEX mask_cases_one_open ON public.mask_cases USING btree (mask_id) WHERE (answer IS NULL);
CREATE INDEX masks_of_member ON public.masks USING btree (member_id);
CREATE INDEX member_tags_of_tag ON public.member_tags USING btree (kind, tag_id, member_id);
CREATE INDEX members_by_name ON public.members USING btree (name COLLATE english, id) WHERE (state = 'active'::text);
CREATE UNIQUE INDEX members_one_handle ON public.members USING btree (handle);
CREATE INDEX notices_by_age ON public.notices USING btree (at);
CREATE INDEX notices_for_stewards ON public.notices USING btree (link, member_id, at) WHERE (kind = 'stewards'::text);
CREATE INDEX notices_of_link ON public.notices USING btree (link, member_id) WHERE (link <> ''::text);
CREATE INDEX notices_of_member ON public.notices USING btree (member_id, id DESC);
CREATE INDEX notices_of_post ON public.notices USING btree (post_id);
CREATE INDEX notices_of_thread ON public.notices USING btree (thread_id, member_id);
CREATE UNIQUE INDEX notices_once ON public.notices USING btree (member_id, post_id) WHERE (post_id IS NOT NULL);
CREATE INDEX notices_unseen ON public.notices USING btree (member_id) WHERE (seen_at IS NULL);
CREATE INDEX passkey_challenges_by_age ON public.passkey_challenges USING btree (expires_at);
CREATE INDEX passkey_challenges_of_member ON public.passkey_challenges USING btree (member_id);
CREATE INDEX passkeys_of_member ON public.passkeys USING btree (member_id);
CREATE INDEX post_versions_of_post ON public.post_versions USING btree (post_id, id);
CREATE INDEX posts_of_author ON public.posts USING btree (author_id, created_at DESC);
CREATE INDEX posts_of_space_by_age ON public.posts USING btree (space_id, created_at);
CREATE INDEX posts_replying ON public.posts USING btree (reply_to) WHERE (reply_to IS NOT NULL);
CREATE UNIQUE INDEX posts_with_place ON public.posts USING btree (id, thread_id, space_id);
CREATE INDEX proven_addresses_by_age ON public.proven_addresses USING btree (expires_at);
CREATE INDEX question_tags_of_tag ON public.question_tags USING btree (tag_id, thread_id DESC);
CREATE INDEX questions_by_helped ON public.questions USING btree (helped DESC, thread_id DESC);
CREATE INDEX questions_by_state ON public.questions USING btree (state, thread_id DESC);
CREATE INDEX questions_duplicates ON public.questions USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL);
CREATE INDEX questions_of_space ON public.questions USING btree (space_id, thread_id DESC);
CREATE INDEX questions_waiting ON public.questions USING btree (waiting_since) WHERE (state = 'open'::text);
CREATE INDEX questions_words ON public.questions USING gin (words);
CREATE INDEX reactions_of_member ON public.reactions USING btree (member_id);
CREATE INDEX search_entries_marked ON public.search_entries USING gin (((words || marks_of(kind, ref, space_id)))) WITH (gin_pending_list_limit='256');
CREATE INDEX search_entries_of_space ON public.search_entries USING btree (space_id);
CREATE INDEX sessions_of_member ON public.sessions USING btree (member_id);
CREATE INDEX sign_ins_by_address ON public.sign_ins USING btree (address) WHERE (ended IS NULL);
CREATE INDEX sign_ins_by_age ON public.sign_ins USING btree (expires_at);
CREATE INDEX sign_ins_by_browser ON public.sign_ins USING btree (browser_hash, id DESC);
CREATE INDEX site_import_items_of_article ON public.site_import_items USING btree (article_id) WHERE (article_id IS NOT NULL);
CREATE INDEX space_follows_of_space ON public.space_follows USING btree (space_id);
CREATE INDEX space_invitations_by_inviter ON public.space_invitations USING btree (invited_by);
CREATE INDEX space_invitations_of_member ON public.space_invitations USING btree (member_id);
CREATE INDEX space_members_of_member ON public.space_members USING btree (member_id);
CREATE INDEX steward_acts_about_member ON public.steward_acts USING btree (member_id, id DESC) WHERE (member_id IS NOT NULL);
CREATE INDEX steward_acts_about_space ON public.steward_acts USING btree (space_id, id DESC) WHERE (space_id IS NOT NULL);
CREATE INDEX steward_acts_by_act ON public.steward_acts USING btree (act, id DESC);
CREATE INDEX steward_acts_by_steward ON public.steward_acts USING btree (steward_id, id DESC);
CREATE INDEX submissions_by_age ON public.submissions USING btree (at);
CREATE INDEX suggestions_of_author ON public.suggestions USING btree (author_id);
CREATE INDEX suggestions_of_post ON public.suggestions USING btree (post_id, state);
CREATE INDEX tag_follows_of_tag ON public.tag_follows USING btree (tag_id);
CREATE INDEX tag_synonyms_of_tag ON public.tag_synonyms USING btree (tag_id);
CREATE INDEX tags_joined ON public.tags USING btree (joined_into) WHERE (joined_into IS NOT NULL);
CREATE INDEX thread_follows_of_thread ON public.thread_follows USING btree (thread_id);
CREATE INDEX thread_reads_of_thread ON public.thread_reads USING btree (thread_id);
CREATE INDEX threads_latest ON public.threads USING btree (last_post_at DESC, id DESC) WHERE (merged_into IS NULL);
CREATE INDEX threads_merged_into ON public.threads USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX threads_of_author ON public.threads USING btree (author_id, created_at DESC);
CREATE INDEX threads_of_space ON public.threads USING btree (space_id, last_post_at DESC, id DESC) WHERE (merged_into IS NULL);
CREATE INDEX threads_split_from ON public.threads USING btree (split_from) WHERE (split_from IS NOT NULL);
CREATE UNIQUE INDEX threads_with_space ON public.threads USING btree (id, space_id);
CREATE INDEX threads_without_reply ON public.threads USING btree (created_at) WHERE ((reply_count = 0) AND (merged_into IS NULL));
CREATE INDEX uploads_of_article ON public.uploads USING btree (article_id) WHERE (article_id IS NOT NULL);
CREATE INDEX uploads_of_member ON public.uploads USING btree (member_id, created_at);
CREATE INDEX uploads_of_post ON public.uploads USING btree (post_id) WHERE (post_id IS NOT NULL);
CREATE INDEX uploads_of_space ON public.uploads USING btree (space_id) WHERE (space_id IS NOT NULL);
CREATE INDEX uploads_unclaimed ON public.uploads USING btree (created_at) WHERE ((post_id IS NULL) AND (purpose = 'post'::text));

-- Views

create view bylines as
 SELECT id,
        CASE
            WHEN (state = 'left'::text) THEN ''::text
            ELSE name
        END AS name,
    role,
    (state = 'left'::text) AS has_left,
    ((state = 'active'::text) AND ((seen_by = 'everyone'::text) OR ( SELECT viewer_is_member() AS viewer_is_member))) AS has_page,
        CASE
            WHEN ((seen_by = 'everyone'::text) OR ( SELECT viewer_is_member() AS viewer_is_member)) THEN picture_id
            ELSE NULL::bigint
        END AS picture_id,
    (state = 'mask'::text) AS is_mask
   FROM members;


-- Functions

CREATE OR REPLACE FUNCTION public.accept_invitation(space bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  invitation record;
begin
  select * into invitation from my_invitations() i where i.space_id = space;
  if not found or not viewer_may_write() then return false; end if;
  insert into space_members (space_id, member_id, invited_by) values (space, viewer_id(), invitation.invited_by) on conflict do nothing;
  delete from space_invitations i where i.space_id = space and i.member_id = viewer_id();
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.add_job(task text, payload json, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, job_key text DEFAULT NULL::text, max_attempts integer DEFAULT NULL::integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform graphile_worker.add_job(task, payload, run_at => coalesce(add_job.run_at, now()), job_key => add_job.job_key,
    max_attempts => coalesce(add_job.max_attempts, 25));
end $function$;

CREATE OR REPLACE FUNCTION public.add_my_address(link_hash bytea, code_hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  proven text := take_account_code('add', link_hash, code_hash);
begin
  if proven is null then return null; end if;
  -- The same lock as joining takes: an address gets one account.
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || proven, 0));
  perform from members where id = viewer_id() for update;
  insert into addresses (member_id, address, is_primary)
    select viewer_id(), proven, not exists (select from addresses a where a.member_id = viewer_id() and a.is_primary)
    on conflict (address) do nothing;
  return case when found then proven end;
end $function$;

CREATE OR REPLACE FUNCTION public.adopt_parked_form(key_hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with parked as (
    delete from parked_forms p where p.key_hash = adopt_parked_form.key_hash and p.at > now() - interval '1 hour'
      and viewer_id() is not null
    returning p.place, p.fields
  )
  insert into drafts (member_id, place, fields)
  select viewer_id(), place, fields from parked
  on conflict (member_id, place) do update set fields = excluded.fields, updated_at = now();
$function$;

CREATE OR REPLACE FUNCTION public.agree_to_notes(event bigint, is_agreed boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is null or is_agreed and not (viewer_id() is null or viewer_may_write()) then return false; end if;
  update event_places set agrees = is_agreed where id = my_place;
  if not is_agreed then
    update event_records r set published_at = null, agreed_at = null from events e
    where r.event_id = event and e.id = event and not e.is_recorded and r.notes <> '';
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.answer_claim(person bigint, claimer bigint, agree boolean, pause interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.answer_mask_case(which bigint, agree boolean, why text, pause interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  c mask_cases;
  wearer bigint;
begin
  if not viewer_is_steward() then return false; end if;
  select o.* into c from mask_cases o where o.id = which and o.space_id = any (visible_space_ids()) for update;
  if not found or c.answer is not null or c.asked_by is null or c.asked_by = viewer_id() or c.mask_id = any (viewer_selves()) then
    return false;
  end if;
  -- A steward could make a second account a steward and agree with themself: whoever was made one this week does not count yet.
  if exists (select from steward_acts s where s.act = 'make steward' and s.member_id = viewer_id() and s.at > now() - interval '7 days') then
    return false;
  end if;
  update mask_cases o set answer = case when agree then 'agreed' else 'refused' end, answered_by = viewer_id(), answer_reason = why,
    answered_at = now() where o.id = which;
  if agree then
    select m.member_id into wearer from masks m where m.id = c.mask_id;
    if wearer is not null then
      perform tell_of_thread(array[wearer], 'mask',
        'Two stewards looked behind your mask “' || (select name from members where id = c.mask_id) || '”, and say why',
        '/questions/' || c.thread_id || '/mask-reasons', c.thread_id, pause);
    end if;
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.ask_account_code(session bigint, purpose text, address text, link_hash bytea, code_hash bytea, minutes integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not exists (select from sessions s where s.id = session and s.member_id = viewer_id()) then return false; end if;
  delete from account_codes c where c.expires_at < now() or (c.member_id = viewer_id() and c.purpose = ask_account_code.purpose);
  insert into account_codes (member_id, session_id, purpose, address, link_hash, code_hash, expires_at)
    values (viewer_id(), session, purpose, address, link_hash, code_hash, now() + make_interval(mins => minutes));
  return case purpose
    when 'add' then not exists (select from addresses a where a.address = ask_account_code.address)
    else exists (select from addresses a where a.address = ask_account_code.address and a.member_id = viewer_id())
  end;
end $function$;

CREATE OR REPLACE FUNCTION public.ask_as_guest(event bigint, name text, address text, about jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  e events;
  place bigint;
begin
  select * into e from events where id = event and sees = 'everyone' and viewer_sees_event(event);
  if not found then return 'no'; end if;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if e.core_only then return 'core'; end if;
  insert into event_places (event_id, guest_name, guest_address, state) values (event, name, lower(address), 'asked')
  on conflict (event_id, guest_address) do update set guest_name = excluded.guest_name where event_places.state = 'asked' returning id into place;
  if place is null then
    select id into place from event_places where event_id = event and guest_address = lower(address);
  else
    perform describe_place(place, about);
  end if;
  perform add_job('events.mail-place', json_build_object('place', place, 'what', 'ask', 'words', ''), job_key => 'events.ask:' || place);
  return 'asked';
end $function$;

CREATE OR REPLACE FUNCTION public.ask_behind_mask(thread bigint, why text, pause interval)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  made bigint;
begin
  if not viewer_is_steward() then return null; end if;
  insert into mask_cases (mask_id, thread_id, space_id, asked_by, reason)
    select m.id, t.id, t.space_id, viewer_id(), why
    from threads t join members m on m.id = t.author_id and m.state = 'mask'
    where t.id = thread and t.space_id = any (visible_space_ids()) and not m.id = any (viewer_selves())
    on conflict do nothing
    returning id into made;
  if made is not null then
    perform tell_of_thread(array(select id from members where role = 'steward' and state = 'active' and id <> viewer_id()), 'stewards',
      'A steward asks to look behind a mask. Another steward has to agree or refuse.', '/questions/' || thread || '/mask', thread, pause);
  end if;
  return made;
end $function$;

CREATE OR REPLACE FUNCTION public.ask_sign_in(of_address text, link bytea, code bytea, browser bytea, next_path text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  -- Two at one moment would both be the newest.
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || of_address, 0));
  update sign_ins set ended = 'newer' where address = of_address and ended is null and browser_hash is not null;
  insert into sign_ins (address, link_hash, code_hash, browser_hash, next, expires_at)
    values (of_address, link, code, browser, next_path, now() + interval '15 minutes');
  return (
    select case when known then 'account' when may then 'newcomer' else 'uninvited' end
    from (select exists (select from addresses where address = of_address) as known, may_join(of_address) as may) facts
  );
end $function$;

CREATE OR REPLACE FUNCTION public.ask_votes(event bigint)
 RETURNS TABLE(ask_id bigint, votes integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select v.ask_id, count(*)::int from event_ask_votes v join event_asks a on a.id = v.ask_id
  where a.event_id = event and viewer_attends(event) group by v.ask_id
$function$;

CREATE OR REPLACE FUNCTION public.asked_sign_in(browser bytea)
 RETURNS TABLE(address text, next text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select s.address, s.next, coalesce(s.ended, case when s.expires_at > now() then 'open' else 'late' end)
  from sign_ins s where s.browser_hash = browser order by s.id desc limit 1
$function$;

CREATE OR REPLACE FUNCTION public.behind_mask(which bigint, how_long interval)
 RETURNS TABLE(member_id bigint, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id, m.name
  from mask_cases c join masks k on k.id = c.mask_id join members m on m.id = k.member_id
  where c.id = which and c.answer = 'agreed' and viewer_is_steward() and viewer_id() in (c.asked_by, c.answered_by)
    and c.space_id = any (visible_space_ids()) and c.answered_at > now() - least(how_long, interval '30 days')
$function$;

CREATE OR REPLACE FUNCTION public.certify(of_place bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  insert into event_certificates (code, event_id, member_id, place_id, name, title, kind, starts_at, zone, minutes)
  select new_certificate_code(), e.id, p.member_id, p.id, coalesce(p.guest_name, m.name), e.title, e.kind, e.starts_at, e.zone, event_minutes(e)
  from event_places p join events e on e.id = p.event_id left join members m on m.id = p.member_id
  where p.came_at is not null and e.ends_at < now() and e.cancelled_at is null and (of_place is null and p.member_id is not null or p.id = of_place)
    and coalesce(m.state, 'active') = 'active'
  on conflict do nothing
$function$;

CREATE OR REPLACE FUNCTION public.change_place(of_token uuid, about jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  p event_places;
  wanted text[] := array(select r from unnest('{week,day,hour,after}'::text[]) r where about -> 'reminders' ? r);
begin
  select * into p from event_places where token = of_token;
  if not found then return false; end if;
  perform describe_place(p.id, about);
  if p.reminders = wanted then return true; end if;
  update event_places set reminders = wanted where id = p.id;
  if p.member_id is not null then
    insert into event_usual_reminders values (p.member_id, wanted) on conflict (member_id) do update set reminders = excluded.reminders;
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.check_in(place bigint, is_here boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
  if is_here then
    update event_places set state_before = case when came_at is null then state else state_before end, state = 'going', offered_until = null,
      came_at = coalesce(came_at, now())
    where id = place;
    return true;
  end if;
  if p.agrees is not null then return false; end if;
  update event_places set state = coalesce(state_before, state), state_before = null, came_at = null,
    offered_until = case when state_before = 'offered' then e.starts_at - interval '1 hour' end
  where id = place and came_at is not null;
  delete from event_certificates where place_id = place;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.come_along(event bigint, about jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  e events;
  mine event_places;
begin
  if not viewer_may_write() or not viewer_sees_event(event) then return 'no'; end if;
  select * into e from events where id = event;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if e.core_only and not is_core_member(viewer_id()) and not viewer_hosts(event) then return 'core'; end if;
  if about is null and joins_line(e) then return 'waiting'; end if;
  -- Weak enough for those who join the line beside it: their foreign keys read this row.
  perform from events where id = event for no key update;
  -- Whoever came as a guest by one of their addresses goes on with that place.
  update event_places p set member_id = viewer_id(), guest_name = null, guest_address = null
  where p.event_id = event and p.guest_address in (select address from addresses where member_id = viewer_id())
    and not exists (select from event_places q where q.event_id = event and q.member_id = viewer_id())
    and p.id = (select min(x.id) from event_places x where x.event_id = event and x.guest_address in (select address from addresses where member_id = viewer_id()));
  insert into event_places (event_id, member_id, state, reminders)
  values (event, viewer_id(), 'asked', usual_reminders())
  on conflict (event_id, member_id) do nothing;
  select * into mine from event_places where event_id = event and member_id = viewer_id();
  if about is not null then perform describe_place(mine.id, about); end if;
  return settle_one(mine.id);
end $function$;

CREATE OR REPLACE FUNCTION public.count_fans(proposal bigint)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select count(*)::int from event_proposal_fans f join members m on m.id = f.member_id
  where f.proposal_id = proposal and m.state = 'active' and viewer_is_member()
$function$;

CREATE OR REPLACE FUNCTION public.count_feedback(event bigint)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select case when viewer_hosts(event) then (select count(*)::int from event_feedback where event_id = event and is_open) else 0 end
$function$;

CREATE OR REPLACE FUNCTION public.count_helped()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update answers a set helped = (select count(*) from helped h where h.post_id = a.post_id)
    where a.post_id = coalesce(new.post_id, old.post_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.count_passkey_use(passkey bigint, new_counter bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update passkeys p set counter = new_counter, last_used_at = now()
    where p.id = passkey and (new_counter > p.counter or (new_counter = 0 and p.counter = 0));
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.count_thread(thread bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update threads t
  set last_number = coalesce(c.last_number, 0), reply_count = coalesce(c.replies, 0),
      last_post_at = coalesce(c.last_at, t.last_post_at), last_author_id = coalesce(c.last_author, t.last_author_id)
  from (
    select max(number) as last_number, count(*) filter (where number > 1) as replies, max(created_at) as last_at,
           (array_agg(author_id order by number desc))[1] as last_author
    from posts where thread_id = thread
  ) c
  where t.id = thread
$function$;

CREATE OR REPLACE FUNCTION public.decide_paper(paper bigint, new_decision text, words text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.describe_part(part bigint, new_body text, new_html text, new_slides text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update event_parts set body = new_body, html = new_html, slides_url = new_slides
  where id = part and viewer_may_write() and viewer_sees_event(event_id) and (member_id = viewer_id() or viewer_hosts(event_id));
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.describe_place(which bigint, about jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update event_places p set
    access_needs = left(coalesce(about ->> 'access_needs', ''), 1000),
    kept_for = case when p.state in ('going', 'offered') then p.kept_for
      else coalesce((select x ->> 'name' from events e, jsonb_array_elements(e.reserves) x
        where e.id = p.event_id and x ->> 'name' = about ->> 'kept_for'
          and not (x ->> 'name' ~* 'first[- ]?tim' and case when p.member_id is null
            then guest_has_come_before(p.guest_address, p.event_id) else has_come_before(p.member_id, p.event_id) end)), '') end
  where p.id = which;
  select keep_answers(which, coalesce(about -> 'answers', '{}'));
$function$;

CREATE OR REPLACE FUNCTION public.doom_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into doomed_files (file) values (old.file) on conflict do nothing;
  return old;
end $function$;

CREATE OR REPLACE FUNCTION public.door_code(of_token uuid)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public'
AS $function$ select encode(substr(sha256(convert_to('door ' || of_token, 'UTF8')), 1, 16), 'hex')::uuid $function$;

CREATE OR REPLACE FUNCTION public.drop_host(event bigint, who bigint, is_later boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  e events;
begin
  select * into e from events where id = event for no key update;
  if not viewer_may_write() or not (viewer_hosts(event) or viewer_is_steward() and viewer_sees_event(event)) then return false; end if;
  perform from events o where is_later and o.series_id = e.series_id and o.series_at > e.series_at order by o.id for no key update;
  delete from event_hosts h using events o
  where h.member_id = who and o.id = h.event_id
    and (o.id = event or is_later and o.series_id = e.series_id and o.series_at > e.series_at and (viewer_hosts(o.id) or viewer_is_steward()))
    and (select count(*) from event_hosts x where x.event_id = o.id) > 1;
  if not found then return false; end if;
  perform tell_on_site(array[who], 'event', format('You are no host of “%s” any more', e.title), '/events/' || event);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.editor_ids()
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select e.member_id from blog_editors e join members m on m.id = e.member_id and m.state = 'active'
  union select id from members where role = 'steward' and state = 'active' and not exists (
    select from blog_editors e join members m on m.id = e.member_id and m.state = 'active')
$function$;

CREATE OR REPLACE FUNCTION public.end_my_other_sessions(kept bigint)
 RETURNS integer
 LANGUAGE sql
AS $function$
  with gone as (delete from sessions where id <> kept and member_id = viewer_id() returning 1) select count(*)::int from gone
$function$;

CREATE OR REPLACE FUNCTION public.end_my_session(one bigint)
 RETURNS integer
 LANGUAGE sql
AS $function$
  with gone as (delete from sessions where id = one and member_id = viewer_id() returning 1) select count(*)::int from gone
$function$;

CREATE OR REPLACE FUNCTION public.enter(hash bytea)
 RETURNS TABLE(session_id bigint, member_id bigint, name text, role text, state text, suspended_until timestamp with time zone, picture_id bigint, unseen integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  who record;
begin
  select s.id as session_id, m.id, m.name, m.role, m.state, m.suspended_until, m.picture_id, s.last_used_at
    into who
    from sessions s join members m on m.id = s.member_id
    where s.token_hash = hash and s.expires_at > now() and m.state <> 'left';
  if not found then return; end if;
  perform set_config('hearth.member_id', who.id::text, true);
  if who.last_used_at < now() - interval '5 minutes' then
    update sessions set last_used_at = now() where id = who.session_id and last_used_at < now() - interval '5 minutes';
  end if;
  return query select who.session_id, who.id, who.name, who.role, who.state, who.suspended_until, who.picture_id,
    (select count(*)::int from (
       select from notices n where n.member_id = who.id and n.seen_at is null
         and (n.space_id is null or n.space_id = any (visible_space_ids())) limit 100) unseen);
end $function$;

CREATE OR REPLACE FUNCTION public.enter_invited_spaces(member bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  insert into space_members (space_id, member_id, invited_by)
  select distinct on (i.space_id) i.space_id, member, i.invited_by
  from invitations i
  join space_members m on m.space_id = i.space_id and m.member_id = i.invited_by
  join spaces s on s.id = i.space_id and s.archived_at is null
  where i.taken_by = member
  order by i.space_id, i.id
  on conflict do nothing
$function$;

CREATE OR REPLACE FUNCTION public.erase(member bigint, remove_words boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform set_config('hearth.erasing', member::text, true);
  if remove_words then perform take_back_under_masks(member); end if;
  perform erase_unmasked(member, remove_words);
end $function$;

CREATE OR REPLACE FUNCTION public.erase_unmasked(member bigint, remove_words boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  who members;
  hanging record;
begin
  select m.* into who from members m where m.id = member and m.state <> 'left' for update;
  if not found then return; end if;

  if remove_words then
    update posts p set body = '', html = '', words = '', removed_at = coalesce(p.removed_at, now()), removed_by = coalesce(p.removed_by, 'leaver')
      where p.author_id = member;
    delete from post_versions v using posts p where p.id = v.post_id and p.author_id = member;
    update threads t set title = 'A thread by a former member' where t.author_id = member;
    delete from search_entries e using posts p where e.kind = 'post' and e.ref = p.id and p.author_id = member;
  end if;
  delete from search_entries e where e.kind = 'member' and e.ref = member;
  -- Files in posts are words too.
  delete from uploads u where u.member_id = member and (remove_words or u.post_id is null);

  -- What waits for others and says the name.
  delete from notices n where n.kind = 'stewards'
    and n.text ~ ('(?<![[:alnum:]])' || regexp_replace(who.name, '([^[:alnum:] ])', '\\\1', 'g') || '(?![[:alnum:]])');
  -- What knows them by an address.
  delete from mails o using addresses a where a.member_id = member and o.to_address = a.address;
  delete from mails o using account_codes c where c.member_id = member and o.to_address = c.address;
  delete from sign_ins o using addresses a where a.member_id = member and o.address = a.address;
  delete from proven_addresses o using addresses a where a.member_id = member and o.address = a.address;
  delete from invitations o using addresses a where a.member_id = member and o.address = a.address;

  for hanging in
    select c.conrelid::regclass as place, a.attname as link
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'members'::regclass and c.confdeltype = 'c'
      and c.conrelid <> 'uploads'::regclass
    order by c.conrelid, a.attname
  loop
    execute format('delete from %s where %I = $1', hanging.place, hanging.link) using member;
  end loop;

  update members m set name = '', pronouns = '', about = '', wants_to_learn = '', could_help = '', links = '{}', seen_by = 'members',
    role = 'member', state = 'left', suspended_until = null, picture_id = null, handle = 'former-member-' || member
    where m.id = member;
  insert into erased_members (member_id, joined_at, words_removed) values (member, who.joined_at, remove_words)
    on conflict (member_id) do update set words_removed = excluded.words_removed or erased_members.words_removed;
  perform add_job('uploads.tidy', '{}');
  perform add_job('message', json_build_object('name', 'member.left',
    'message', json_build_object('memberId', member, 'wordsRemoved', remove_words, 'handle', who.handle)));
end $function$;

CREATE OR REPLACE FUNCTION public.event_agreement(event bigint)
 RETURNS TABLE(here integer, agreed integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select count(*)::int, count(*) filter (where agrees)::int from event_places
  where event_id = event and came_at is not null and (viewer_attends(event) or viewer_is_steward())
$function$;

CREATE OR REPLACE FUNCTION public.event_agrees(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(bool_and(coalesce(agrees, false)) filter (where came_at is not null), false) and not coalesce(bool_or(agrees = false), false)
  from event_places where event_id = event
$function$;

CREATE OR REPLACE FUNCTION public.event_counts(event bigint)
 RETURNS TABLE(going integer, waiting integer, came integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select count(*) filter (where state in ('going', 'offered'))::int, count(*) filter (where state = 'waiting')::int,
    count(*) filter (where state = 'going' and came_at is not null)::int
  from event_places where event_id = event and viewer_sees_event(event)
$function$;

CREATE OR REPLACE FUNCTION public.event_has_room(event bigint, grp text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  e events;
  taken int;
  kept int;
  beyond int;
  is_free boolean;
begin
  select * into e from events where id = event;
  if e.capacity is null then return true; end if;
  select count(*) into taken from event_places where event_id = event and state in ('going', 'offered');
  if taken >= e.capacity then return false; end if;
  if e.reserves = '[]' or e.starts_at <= now() + interval '3 days' then return true; end if;
  -- Of each group: places kept, and how many of the group have one.
  select coalesce(sum(r.places), 0), coalesce(sum(least(r.places, r.used)), 0),
    coalesce(bool_or(r.name = grp and r.used < r.places), false) into kept, beyond, is_free
  from (
    select x ->> 'name' as name, (x ->> 'places')::int as places,
      (select count(*)::int from event_places p where p.event_id = event and p.state in ('going', 'offered') and p.kept_for = x ->> 'name') as used
    from jsonb_array_elements(e.reserves) x
  ) r;
  if is_free then return true; end if;
  -- Whoever does not sit on a kept place sits on one for everybody.
  return taken - beyond < e.capacity - kept;
end $function$;

CREATE OR REPLACE FUNCTION public.event_marks(ids bigint[])
 RETURNS TABLE(event_id bigint, mine text, is_full boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select e.id, (select p.state from event_places p where p.event_id = e.id and p.member_id = viewer_id() and p.state <> 'asked'),
    e.capacity is not null and (select count(*) filter (where p.state in ('going', 'offered')) >= e.capacity or coalesce(bool_or(p.state = 'waiting'), false)
      from event_places p where p.event_id = e.id)
  from events e where e.id = any (ids) and viewer_sees_event(e.id)
$function$;

CREATE OR REPLACE FUNCTION public.event_minutes(e events)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public'
AS $function$
  select coalesce(e.counts_minutes, greatest(1, case
    when days > 1 and a_day > interval '0' then days * extract(epoch from a_day)::int / 60
    when days > 1 then least(all_of_it, (days - 1) * 420)
    else all_of_it end))
  from (select wall_in(e.ends_at, e.zone)::date - wall_in(e.starts_at, e.zone)::date + 1 as days,
    wall_in(e.ends_at, e.zone)::time - wall_in(e.starts_at, e.zone)::time as a_day,
    extract(epoch from e.ends_at - e.starts_at)::int / 60 as all_of_it) one
$function$;

CREATE OR REPLACE FUNCTION public.event_of_ask(ask bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select event_id from event_asks where id = ask and hidden_at is null $function$;

CREATE OR REPLACE FUNCTION public.event_of_poll(poll bigint, is_open boolean)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select event_id from event_polls where id = poll and (not is_open or closed_at is null) $function$;

CREATE OR REPLACE FUNCTION public.feed_of(hash bytea)
 RETURNS TABLE(member_id bigint, what text, space_id bigint, series_id bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id, f.what, f.space_id, f.series_id from event_feeds f join members m on m.id = f.member_id
  where f.token_hash = hash and m.state = 'active' and (m.suspended_until is null or m.suspended_until < now())
$function$;

CREATE OR REPLACE FUNCTION public.feedback_is_open(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_hosts(event) and (select count(*) >= 3 from event_feedback where event_id = event)
$function$;

CREATE OR REPLACE FUNCTION public.find_passkey(credential text)
 RETURNS TABLE(id bigint, member_id bigint, public_key bytea, counter bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.member_id, p.public_key, p.counter
  from passkeys p join members m on m.id = p.member_id and m.state <> 'left'
  where p.credential_id = credential
$function$;

CREATE OR REPLACE FUNCTION public.followers_of_tags(tag_ids bigint[])
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select distinct f.member_id from tag_follows f join members m on m.id = f.member_id and m.state = 'active' where f.tag_id = any (tag_ids)
$function$;

CREATE OR REPLACE FUNCTION public.forget_invitations()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from invitations where expires_at < now() - interval '30 days'
$function$;

CREATE OR REPLACE FUNCTION public.forget_notices_of_post(post bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from notices n using posts p
  where n.post_id = post and p.id = post and p.removed_at is not null
    and viewer_is_steward() and p.space_id = any (visible_space_ids())
$function$;

CREATE OR REPLACE FUNCTION public.forget_sign_ins()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from sign_ins where expires_at < now() - interval '1 day';
  delete from proven_addresses where expires_at < now();
  delete from sessions where expires_at < now();
  delete from attempts where at < now() - interval '2 days';
$function$;

CREATE OR REPLACE FUNCTION public.forget_suggestions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from suggestions where post_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.forget_what_was_said()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  new.access_needs := '';
  new.kept_for := '';
  delete from event_answers where place_id = new.id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.free_handle(wanted text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  -- Letters with marks lose them: canonical decomposition, then only what stands in an address.
  base text := trim(both '-' from left(regexp_replace(lower(regexp_replace(normalize(wanted, nfkd), '[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+', '-', 'g'), 32));
  candidate text;
  n int := 1;
begin
  if base = '' then base := 'member'; end if;
  candidate := base;
  while exists (select from members m where m.handle = candidate) loop
    n := n + 1;
    candidate := base || '-' || n;
  end loop;
  return candidate;
end $function$;

CREATE OR REPLACE FUNCTION public.give_back_place(of_token uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  p event_places;
begin
  select * into p from event_places where token = of_token;
  if not found then return false; end if;
  perform from events where id = p.event_id for update;
  select * into p from event_places where token = of_token and state <> 'asked'
    and exists (select from events where id = p.event_id and ends_at > now());
  if not found then return false; end if;
  if p.state = 'going' then perform tell_place(p.id, 'back', ''); end if;
  delete from event_answers where place_id = p.id;
  update event_places set state = 'asked', offered_until = null, at = now(), came_at = null, agrees = null, access_needs = '', kept_for = ''
  where id = p.id;
  perform offer_places(p.event_id);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.give_feedback(event bigint, useful integer, level text, again boolean, liked text, better text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is null or not (viewer_id() is null or viewer_may_write())
    or exists (select from event_hosts h join event_places p on p.member_id = h.member_id where h.event_id = event and p.id = my_place) then return 'no';
  end if;
  perform from events where id = event and starts_at <= now() and cancelled_at is null for no key update;
  if not found then return 'early'; end if;
  update event_places set fed_back = true where id = my_place and not fed_back;
  if not found then return 'twice'; end if;
  insert into event_feedback (event_id, useful, level, again, liked, better) values (event, useful, level, again, liked, better);
  if (select count(*) from event_feedback f where f.event_id = event and not is_open) >= 3 then
    update event_feedback f set is_open = true where f.event_id = event and not is_open;
  end if;
  return 'done';
end $function$;

CREATE OR REPLACE FUNCTION public.give_handle()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  -- Two people of one name who join at once wait for each other here.
  perform pg_advisory_xact_lock(hashtext('members.handle'));
  new.handle := coalesce(nullif(new.handle, ''), free_handle(new.name));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.give_role(member bigint, new_role text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not viewer_is_steward() then return false; end if;
  -- Two stewards who take each other's role at one moment would leave none.
  perform from members where role = 'steward' order by id for update;
  if new_role = 'member' and not exists (
    select from members where role = 'steward' and id <> member and state = 'active'
      and (suspended_until is null or suspended_until < now())
  ) then return false; end if;
  update members set role = new_role
    where id = member and role <> new_role and state = 'active' and (suspended_until is null or suspended_until < now());
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.go_in(proven text, next_path text, session bytea, device_name text, proof bytea, session_before bytea)
 RETURNS TABLE(outcome text, next text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  member bigint := (select a.member_id from addresses a join members m on m.id = a.member_id
                    where a.address = proven and m.state <> 'left');
begin
  if member is not null then
    perform open_session(member, session, device_name, session_before);
    return query select 'signed in', next_path;
  elsif may_join(proven) then
    insert into proven_addresses (token_hash, address, next, expires_at) values (proof, proven, next_path, now() + interval '2 hours');
    return query select 'newcomer', next_path;
  else
    return query select 'uninvited', next_path;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.guest_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from event_certificates c using event_places p where c.place_id = p.id and p.guest_address = old.address;
  delete from event_places where guest_address = old.address;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.guest_has_come_before(address text, event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (
    select from event_places p join events e on e.id = p.event_id
    where p.guest_address = guest_has_come_before.address and p.state = 'going' and e.ends_at < now() and e.cancelled_at is null and p.event_id <> event
      and (p.came_at is not null or not exists (select from event_places q where q.event_id = p.event_id and q.came_at is not null)))
$function$;

CREATE OR REPLACE FUNCTION public.has_come_before(who bigint, event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from event_certificates c where c.member_id = who and c.event_id is distinct from event)
    or exists (
      select from event_places p join events e on e.id = p.event_id
      where p.member_id = who and p.state = 'going' and e.ends_at < now() and e.cancelled_at is null and p.event_id <> event
        and (p.came_at is not null or not exists (select from event_places q where q.event_id = p.event_id and q.came_at is not null)))
$function$;

CREATE OR REPLACE FUNCTION public.hold_suggested_post()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from posts p where p.id = new.post_id and p.removed_at is null for share;
  if not found then return null; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.index_article(article bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from search_entries where kind = 'article' and ref = article
    and not exists (select from articles where id = article and state = 'published');
  insert into search_entries (kind, ref, space_id, words, at)
    select 'article', id, null, words_of(title || ' ' || subtitle, left(words, 60000)), published_at from articles where id = article and state = 'published'
    on conflict (kind, ref) do update set words = excluded.words
$function$;

CREATE OR REPLACE FUNCTION public.index_event(event bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from search_entries where kind = 'event' and ref = event;
  insert into search_entries (kind, ref, words, at)
  select 'event', e.id, words_of(e.title,
    concat_ws(E'\n', regexp_replace(e.html, '<[^>]+>', ' ', 'g'), e.address, regexp_replace(r.html, '<[^>]+>', ' ', 'g'))), e.starts_at
  from events e left join event_series s on s.id = e.series_id left join event_records r on r.event_id = e.id and r.published_at is not null
  where e.id = event and (s.id is null or e.title <> s.title or r.event_id is not null
    or not exists (select from events o where o.series_id = e.series_id and o.id < e.id));
$function$;

CREATE OR REPLACE FUNCTION public.is_core_member(who bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (
    select from addresses a join core_domains d
      on split_part(a.address, '@', 2) = d.domain or split_part(a.address, '@', 2) like '%.' || d.domain
    where a.member_id = who and a.verified_at > now() - interval '2 years'
  ) or exists (select from core_vouches v where v.member_id = who and v.until > now())
$function$;

CREATE OR REPLACE FUNCTION public.is_first_time(place bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select (viewer_is_steward() or viewer_hosts(p.event_id)) and not case when p.member_id is null
    then guest_has_come_before(p.guest_address, p.event_id) else has_come_before(p.member_id, p.event_id) end
  from event_places p where p.id = place
$function$;

CREATE OR REPLACE FUNCTION public.is_near(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from events where id = event and cancelled_at is null
    and now() between starts_at - interval '1 hour' and ends_at + interval '1 hour')
$function$;

CREATE OR REPLACE FUNCTION public.is_recorded(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from events e where e.id = event and e.is_recorded) $function$;

CREATE OR REPLACE FUNCTION public.join_community(proof bytea, of_name text, of_about text, learn text, help text, agreed integer, session bytea, device_name text, session_before bytea)
 RETURNS TABLE(outcome text, member_id bigint, next text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  who record;
  member bigint;
begin
  select p.address, p.next into who from proven_addresses p where p.token_hash = proof and p.expires_at > now() for update;
  if not found then return query select 'none', null::bigint, '/'; return; end if;
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || who.address, 0));
  select a.member_id into member from addresses a where a.address = who.address;
  if member is not null then
    delete from proven_addresses p where p.token_hash = proof;
    perform open_session(member, session, device_name, session_before);
    return query select 'signed in', member, who.next;
    return;
  end if;
  if agreed is distinct from (select max(version) from conduct_versions) then
    return query select 'conduct', null::bigint, who.next;
    return;
  end if;
  select n.* into who from look_at_newcomer(proof) n;
  if not who.may then return query select 'uninvited', null::bigint, who.next; return; end if;
  insert into members (name, about, wants_to_learn, could_help, state)
    values (of_name, of_about, learn, help, case when who.waits then 'waiting' else 'active' end) returning id into member;
  insert into addresses (member_id, address, is_primary) values (member, who.address, true);
  insert into conduct_agreements (member_id, version) values (member, agreed);
  update invitations i set taken_by = member, taken_at = now() from open_invitations(who.address) o where o.id = i.id;
  if not who.waits then perform enter_invited_spaces(member); end if;
  delete from proven_addresses p where p.address = who.address;
  perform open_session(member, session, device_name, session_before);
  return query select case when who.waits then 'waiting' else 'joined' end, member, who.next;
end $function$;

CREATE OR REPLACE FUNCTION public.join_people(source bigint, target bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.join_tags(source bigint, target bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not viewer_is_steward() or source = target then return false; end if;
  -- In one order for everybody.
  perform from tags where id in (source, target) order by id for update;
  if (select count(*) from tags where id in (source, target) and joined_into is null) <> 2 then return false; end if;
  insert into member_tags (member_id, tag_id, kind, position)
    select member_id, target, kind, position from member_tags where tag_id = source on conflict do nothing;
  delete from member_tags where tag_id = source;
  insert into tag_follows (member_id, tag_id) select member_id, target from tag_follows where tag_id = source on conflict do nothing;
  delete from tag_follows where tag_id = source;
  update tag_synonyms set tag_id = target where tag_id = source;
  insert into tag_synonyms (slug, name, tag_id) select slug, name, target from tags where id = source on conflict (slug) do update set tag_id = target;
  update tags set joined_into = target where id = source or joined_into = source;
  perform add_job('message', json_build_object('name', 'tag.joined', 'message', json_build_object('fromId', source, 'intoId', target)));
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.joining()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce((select value #>> '{}' from settings where key = 'joining' and value #>> '{}' in ('invitation', 'approval')), 'open')
$function$;

CREATE OR REPLACE FUNCTION public.joins_line(e events)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if e.capacity is null or e.reserves <> '[]'
    or not exists (select from event_places p where p.event_id = e.id and p.state = 'waiting')
    or (select count(*) from event_places p where p.event_id = e.id and p.state in ('going', 'offered')) < e.capacity
    or exists (select from event_places p join addresses a on a.address = p.guest_address where p.event_id = e.id and a.member_id = viewer_id()) then return false;
  end if;
  insert into event_places (event_id, member_id, state, reminders)
  values (e.id, viewer_id(), 'waiting', usual_reminders()) on conflict (event_id, member_id) do nothing;
  if not found then return false; end if;
  if (select count(*) from event_places p where p.event_id = e.id and p.state in ('going', 'offered')) < e.capacity then
    perform add_job('events.offer-due', '{}', job_key => 'events.offer-due');
  end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_answers(which bigint, answers jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from event_known_answers k using event_places p, jsonb_each_text(answers) a
  where p.id = which and k.member_id = p.member_id and k.question = left(lower(a.key), 200) and a.value = ''
    and (viewer_token() is null or exists (select from event_answers b where b.place_id = which and b.question = left(a.key, 200)));
  delete from event_answers where place_id = which;
  insert into event_answers (place_id, question, answer)
    select which, left(a.key, 200), left(a.value, 500) from jsonb_each_text(answers) a
    where a.value <> '' and a.key = any (select unnest(e.questions) from events e join event_places p on p.event_id = e.id where p.id = which);
  insert into event_known_answers (member_id, question, answer)
    select p.member_id, left(lower(a.question), 200), a.answer from event_answers a join event_places p on p.id = a.place_id
    where a.place_id = which and p.member_id is not null
  on conflict (member_id, question) do update set answer = excluded.answer;
$function$;

CREATE OR REPLACE FUNCTION public.keep_first_link(link bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if exists (select from members where role = 'steward' and state = 'active' and not invented) then return false; end if;
  insert into first_links (token_hash) values (link);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_maker_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if viewer_id() is not null and (new.sees = 'invited' or new.writes = 'invited') then
    insert into space_members (space_id, member_id, invited_by) values (new.id, viewer_id(), viewer_id()) on conflict do nothing;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_paper(event bigint, paper bigint, new_title text, new_format text, new_body text, new_html text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept bigint;
begin
  if not viewer_may_write() or not viewer_sees_event(event) then return null; end if;
  perform from event_calls c join events e on e.id = c.event_id
  where c.event_id = event and c.closes_at > now() and e.cancelled_at is null for no key update of c;
  if not found then return null; end if;
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
end $function$;

CREATE OR REPLACE FUNCTION public.keep_passkey_challenge(hash bytea, handle bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from passkey_challenges where expires_at < now();
  insert into passkey_challenges (challenge_hash, member_id, user_handle, expires_at)
    values (hash, viewer_id(), handle, now() + interval '5 minutes');
$function$;

CREATE OR REPLACE FUNCTION public.kept_mails(before timestamp with time zone, most integer)
 RETURNS TABLE(id uuid, to_address text, subject text, text text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id, m.to_address, m.subject, m.text, m.at from mails m
  where m.state = 'kept' and not m.unlisted and viewer_is_steward() and (before is null or m.at < before)
  order by m.at desc, m.id desc limit least(most, 100)
$function$;

CREATE OR REPLACE FUNCTION public.leave(remove_words boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if viewer_id() is null then return false; end if;
  -- Two last stewards who leave at one moment would leave none.
  perform from members where role = 'steward' order by id for update;
  if viewer_is_steward() and not exists (
    select from members m where m.role = 'steward' and m.id <> viewer_id() and m.state = 'active'
      and (m.suspended_until is null or m.suspended_until < now())
  ) then return false; end if;
  perform erase(viewer_id(), remove_words);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.leave_part(part bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update event_parts set member_id = null, brings = '' where id = part and member_id is not null and viewer_may_write()
    and (member_id = viewer_id() or viewer_hosts(event_id));
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.let_in(member bigint)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not viewer_is_steward() then return null; end if;
  update members set state = 'active', joined_at = now() where id = member and state = 'waiting';
  if not found then return null; end if;
  perform enter_invited_spaces(member);
  return (select a.address from addresses a where a.member_id = member and a.is_primary);
end $function$;

CREATE OR REPLACE FUNCTION public.link_article_thread(article bigint, thread bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update articles set thread_id = thread where id = article and state = 'published' and thread_id is null
    and exists (select from threads t where t.id = thread and t.author_id = viewer_id())
$function$;

CREATE OR REPLACE FUNCTION public.look_at_certificate(of_code text)
 RETURNS TABLE(code text, name text, title text, kind text, starts_at timestamp with time zone, zone text, minutes integer, event_id bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select code, name, title, kind, starts_at, zone, minutes, event_id from event_certificates where code = of_code
$function$;

CREATE OR REPLACE FUNCTION public.look_at_first_link(link bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from first_links where token_hash = link)
     and not exists (select from members where role = 'steward' and state = 'active' and not invented)
$function$;

CREATE OR REPLACE FUNCTION public.look_at_invitation(token bytea)
 RETURNS TABLE(address text, inviter text, space text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select i.address, m.name, s.name
  from invitations t join open_invitations(t.address) i on i.id = t.id
  join members m on m.id = i.invited_by left join spaces s on s.id = i.space_id
  where t.token_hash = token
$function$;

CREATE OR REPLACE FUNCTION public.look_at_mail_stop(token text)
 RETURNS TABLE(kind text, has_thread boolean, thread_stopped boolean, kind_stopped boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select s.kind, s.thread_id is not null,
         exists (select from mail_stops o where o.member_id = s.member_id and o.thread_id = s.thread_id and o.stopped_at is not null),
         coalesce(c.channel, usual_channel(s.kind)) <> 'mail'
  from mail_stops s
    join members m on m.id = s.member_id and m.state = 'active'
    left join notice_choices c on c.member_id = s.member_id and c.kind = s.kind
  where s.token = look_at_mail_stop.token
$function$;

CREATE OR REPLACE FUNCTION public.look_at_newcomer(proof bytea)
 RETURNS TABLE(address text, next text, inviter text, may boolean, waits boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.address, p.next, i.name, may_join(p.address), joining() = 'approval' and not coalesce(i.by_steward, false)
  from proven_addresses p
  left join lateral (
    select m.name, bool_or(m.role = 'steward') over () as by_steward
    from open_invitations(p.address) o join members m on m.id = o.invited_by order by o.id limit 1
  ) i on true
  where p.token_hash = proof and p.expires_at > now()
$function$;

CREATE OR REPLACE FUNCTION public.look_at_place(of_token uuid)
 RETURNS TABLE(id bigint, event_id bigint, member_id bigint, name text, state text, offered_until timestamp with time zone, ahead integer, reminders text[], kept_for text, access_needs text, answers jsonb, link text, passcode text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.event_id, p.member_id, coalesce(p.guest_name, m.name), p.state, p.offered_until,
    (select count(*)::int from event_places q where q.event_id = p.event_id and q.state = 'waiting' and q.line < p.line), p.reminders, p.kept_for, p.access_needs,
    coalesce((select jsonb_object_agg(a.question, a.answer) from event_answers a where a.place_id = p.id), '{}'), g.link, g.passcode
  from event_places p
    left join members m on m.id = p.member_id
    left join event_meetings g on g.event_id = p.event_id and p.state = 'going' and is_near(p.event_id)
  where p.token = of_token and (p.member_id is null or m.state = 'active')
$function$;

CREATE OR REPLACE FUNCTION public.look_at_sign_in(link bytea, browser bytea)
 RETURNS TABLE(address text, next text, state text, same_browser boolean, has_account boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select s.address, s.next, coalesce(s.ended, case when s.expires_at > now() then 'open' else 'late' end),
         s.browser_hash is null or s.browser_hash is not distinct from browser,
         exists (select from addresses a where a.address = s.address)
  from sign_ins s where s.link_hash = link
$function$;

CREATE OR REPLACE FUNCTION public.make_my_address_primary(one bigint)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  before text;
begin
  perform from members where id = viewer_id() for update;
  if not exists (select from addresses a where a.id = one and a.member_id = viewer_id() and not a.is_primary) then return null; end if;
  update addresses set is_primary = false where member_id = viewer_id() and is_primary returning address into before;
  update addresses set is_primary = true where id = one;
  return before;
end $function$;

CREATE OR REPLACE FUNCTION public.make_question(thread bigint, answering bigint[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.make_steward(of_address text, of_name text, link bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  member bigint := (select a.member_id from addresses a where a.address = of_address);
begin
  if member is null then
    insert into members (name, role) values (of_name, 'steward') returning id into member;
    insert into addresses (member_id, address, is_primary) values (member, of_address, true);
  else
    update members set role = 'steward', state = 'active', suspended_until = null where id = member;
  end if;
  insert into sign_ins (address, link_hash, expires_at) values (of_address, link, now() + interval '24 hours');
end $function$;

CREATE OR REPLACE FUNCTION public.marks_of(kind text, ref bigint, space_id bigint)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(array['=' || kind, '=in' || coalesce(space_id, 0),
    '=' || kind || '10:' || (ref >> 10), '=' || kind || '12:' || (ref >> 12), '=' || kind || '14:' || (ref >> 14),
    '=' || kind || '16:' || (ref >> 16), '=' || kind || '18:' || (ref >> 18), '=' || kind || '20:' || (ref >> 20)])
$function$;

CREATE OR REPLACE FUNCTION public.may_join(of_address text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select joining() <> 'invitation' or exists (select from open_invitations(of_address))
$function$;

CREATE OR REPLACE FUNCTION public.may_sort_answer(post bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (
    select from posts p join threads t on t.id = p.thread_id
    where p.id = post and p.number > 1 and p.space_id = any (writable_space_ids())
      and (viewer_is_steward() or p.author_id = any (viewer_selves()) or t.author_id = any (viewer_selves())))
$function$;

CREATE OR REPLACE FUNCTION public.member_sees_event(who bigint, event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (
    select from events e left join spaces s on s.id = e.space_id
    where e.id = event and (e.space_id is null or s.sees <> 'invited'
      or exists (select from space_members m where m.space_id = s.id and m.member_id = who))
  )
$function$;

CREATE OR REPLACE FUNCTION public.members_who_see(space bigint, candidates bigint[])
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id
  from members m join spaces s on s.id = space
  where m.id = any (candidates) and m.state = 'active'
    and (s.sees in ('everyone', 'members')
      or exists (select from space_members i where i.space_id = s.id and i.member_id = m.id))
$function$;

CREATE OR REPLACE FUNCTION public.members_who_write(space bigint, candidates bigint[])
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id
  from members m join spaces s on s.id = space
  where m.id in (select members_who_see(space, candidates)) and s.archived_at is null
    and (m.suspended_until is null or m.suspended_until < now())
    and (s.writes = 'members'
      or (s.writes = 'stewards' and m.role = 'steward')
      or (s.writes = 'invited' and exists (select from space_members i where i.space_id = s.id and i.member_id = m.id)))
$function$;

CREATE OR REPLACE FUNCTION public.merge_threads(source bigint, target bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  source_place bigint;
  target_place bigint;
begin
  if source = target or not viewer_is_steward() then return false; end if;
  perform from threads where id in (source, target) order by id for update;
  select space_id into source_place from threads where id = source and merged_into is null;
  select space_id into target_place from threads where id = target and merged_into is null;
  if source_place is null or target_place is null then return false; end if;
  if not source_place = any (visible_space_ids()) or not target_place = any (writable_space_ids()) then return false; end if;

  -- What somebody has read reaches up to the first post that is new to them.
  insert into thread_reads (member_id, thread_id, number)
    select r.member_id, target,
      coalesce(min(o.new_number) filter (where o.old_number > coalesce(mine.number, 0)) - 1, max(o.new_number))
    from (select distinct member_id from thread_reads where thread_id in (source, target)) r
    cross join merged_order(source, target) o
    left join thread_reads mine on mine.member_id = r.member_id and mine.thread_id = o.thread_id
    group by r.member_id
  on conflict (member_id, thread_id) do update set number = excluded.number;
  delete from thread_reads where thread_id = source;

  update posts p set thread_id = target, space_id = target_place, number = o.new_number
  from merged_order(source, target) o where o.id = p.id;

  insert into thread_follows (member_id, thread_id, level)
    select member_id, target, level from thread_follows where thread_id = source and level = 'follow' on conflict do nothing;
  delete from thread_follows where thread_id = source;
  update notices set thread_id = target where thread_id = source;
  update drafts d set place = 'reply:' || target where d.place = 'reply:' || source
    and not exists (select from drafts e where e.member_id = d.member_id and e.place = 'reply:' || target);
  update threads set split_from = case when id = target then null else target end where split_from = source;
  -- The old address is seen by whoever sees the new one, and has no words of its own any more.
  update threads o set merged_into = target, space_id = target_place, title = t.title, split_from = null, last_number = 0,
    reply_count = 0, pinned_at = null, locked_at = null
  from threads t where t.id = target and (o.id = source or o.merged_into = source);
  perform count_thread(target);
  perform settle_thread(target);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.merged_order(one bigint, other bigint)
 RETURNS TABLE(id bigint, thread_id bigint, old_number integer, new_number integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id, thread_id, number, (row_number() over (order by moment, thread_id, number))::int
  from (
    select p.id, p.thread_id, p.number, max(p.created_at) over (partition by p.thread_id order by p.number) as moment
    from posts p where p.thread_id in (one, other)
  ) p
$function$;

CREATE OR REPLACE FUNCTION public.move_article(article bigint, to_state text, said text, at_time timestamp with time zone, pause interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.move_thread(thread bigint, space bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  place bigint;
begin
  select space_id into place from threads where id = thread and merged_into is null for update;
  if place is null or place = space or not viewer_is_steward() then return false; end if;
  if not place = any (visible_space_ids()) or not space = any (writable_space_ids()) then return false; end if;
  update threads set space_id = space where id = thread or merged_into = thread;
  perform settle_thread(thread);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.my_certificate(event bigint)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  my_place bigint := viewer_place(event);
begin
  if my_place is not null then perform certify(my_place); end if;
  return (select code from event_certificates where place_id = my_place or event_id = event and member_id = viewer_id() limit 1);
end $function$;

CREATE OR REPLACE FUNCTION public.my_groups(event bigint)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(array_agg(x ->> 'name'), '{}') from events e, jsonb_array_elements(e.reserves) x
  where e.id = event and viewer_sees_event(e.id)
    and not (x ->> 'name' ~* 'first[- ]?tim' and viewer_id() is not null and has_come_before(viewer_id(), e.id))
$function$;

CREATE OR REPLACE FUNCTION public.my_invitations()
 RETURNS TABLE(space_id bigint, name text, purpose text, invited_by bigint, inviter text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select s.id, s.name, s.purpose, i.invited_by, b.name, i.at
  from space_invitations i
  join spaces s on s.id = i.space_id and s.archived_at is null
  join space_members m on m.space_id = i.space_id and m.member_id = i.invited_by
  join members b on b.id = i.invited_by and b.state = 'active'
  where i.member_id = viewer_id() and viewer_is_member()
  order by i.at desc
$function$;

CREATE OR REPLACE FUNCTION public.my_place_token(event bigint)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select token from event_places where event_id = event and member_id = viewer_id()
$function$;

CREATE OR REPLACE FUNCTION public.my_post_versions(after bigint, most integer)
 RETURNS TABLE(id bigint, post_id bigint, body text, written_at timestamp with time zone, replaced_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select v.id, v.post_id, v.body, v.written_at, v.replaced_at
  from post_versions v join posts p on p.id = v.post_id
  where p.author_id = any (viewer_selves()) and v.id > after
  order by v.id limit least(most, 5000)
$function$;

CREATE OR REPLACE FUNCTION public.my_posts(after bigint, most integer)
 RETURNS TABLE(id bigint, thread_id bigint, thread_title text, space_slug text, space_name text, number integer, body text, created_at timestamp with time zone, edited_at timestamp with time zone, removed_at timestamp with time zone, mask text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.thread_id, case when t.author_id = any (viewer_selves()) then t.title end, s.slug, s.name, p.number, p.body,
         p.created_at, p.edited_at, p.removed_at, k.name
  from posts p
  join threads t on t.id = p.thread_id
  left join spaces s on s.id = p.space_id and s.id = any (visible_space_ids())
  left join members k on k.id = p.author_id and k.state = 'mask'
  where p.author_id = any (viewer_selves()) and p.id > after
  order by p.id limit least(most, 5000)
$function$;

CREATE OR REPLACE FUNCTION public.my_presence(event bigint)
 RETURNS TABLE(came_at timestamp with time zone, agrees boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select came_at, agrees from event_places where id = viewer_place(event)
$function$;

CREATE OR REPLACE FUNCTION public.my_reactions()
 RETURNS TABLE(post_id bigint, kind text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select r.post_id, r.kind, r.at from reactions r where r.member_id = viewer_id() order by r.at
$function$;

CREATE OR REPLACE FUNCTION public.name_author(article bigint, person bigint, where_from text, pause interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.name_guest(of_token uuid, name text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update event_places set guest_name = left(name, 100) where token = of_token and member_id is null and state = 'asked' and name <> ''
$function$;

CREATE OR REPLACE FUNCTION public.name_host(event bigint, called text, is_later boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  e events;
  who bigint;
begin
  if not viewer_may_write() or not (viewer_hosts(event) or viewer_is_steward() and viewer_sees_event(event)) then return 'no'; end if;
  select * into e from events where id = event;
  select id into who from members m where m.handle = lower(called) and m.state = 'active' and member_sees_event(m.id, event);
  if who is null then return 'nobody'; end if;
  if who = viewer_id() and not viewer_hosts(event) and exists (select from event_hosts where event_id = event) then return 'self'; end if;
  insert into event_hosts (event_id, member_id, position)
  select o.id, who, 1 + (select coalesce(max(position), 0) from event_hosts where event_id = o.id) from events o
  where o.id = event or is_later and o.series_id = e.series_id and o.series_at > e.series_at and (viewer_hosts(o.id) or viewer_is_steward())
  on conflict do nothing;
  if found then
    perform tell_on_site(array[who], 'event', format('You are a host of “%s” now', e.title), '/events/' || event);
    perform tell_on_site(array(select member_id from event_hosts where event_id = event and member_id <> who), 'event',
      format('“%s” has another host now', e.title), '/events/' || event || '/hosts');
  end if;
  return 'done';
end $function$;

CREATE OR REPLACE FUNCTION public.name_reviewer(event bigint, called text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.names_of_asks(event bigint)
 RETURNS TABLE(ask_id bigint, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select a.id, coalesce(p.guest_name, m.name) from event_asks a join event_places p on p.id = a.place_id left join members m on m.id = p.member_id
  where a.event_id = event and a.is_named and viewer_attends(event)
$function$;

CREATE OR REPLACE FUNCTION public.needs_of_coming(event bigint)
 RETURNS TABLE(place_id bigint, access_needs text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id, access_needs from event_places where event_id = event and access_needs <> '' and viewer_hosts(event)
$function$;

CREATE OR REPLACE FUNCTION public.new_certificate_code()
 RETURNS text
 LANGUAGE sql
 SET search_path TO 'public'
AS $function$
  select string_agg(substr('abcdefghijklmnopqrstuvwxyz234567', 1 + (get_byte(b.bytes, i) & 31), 1), '')
  from (select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') as bytes) b,
    unnest(array[0, 1, 2, 3, 4, 5, 9, 10, 16, 17, 18, 19, 20, 21, 25, 26]) i
$function$;

CREATE OR REPLACE FUNCTION public.newest_matches(of_kind text, asked tsquery, spaces bigint[], wanted integer)
 RETURNS bigint[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
AS $function$
declare
  -- At most so many rows are read of one part; of more, a narrower part is read. More than the narrowest part holds.
  most_of_part constant int := 2100;
  -- At most so many rows are read whole, to see whether words stand side by side.
  most_read constant int := 3000;
  -- The index knows words but not their order: it is asked for the words of a phrase, and for nothing of an excluded one.
  words_asked constant tsquery := regexp_replace(regexp_replace(asked::text, '!\( [^()]* \)', '!''=''', 'g'), ' <(-|\d+)> ', ' & ', 'g')::tsquery;
  in_order constant boolean := words_asked::text <> asked::text;
  places constant tsquery := case
    when of_kind <> 'post' then '''=in0'''::tsquery
    else (select string_agg(format('''=in%s''', id), ' | ')::tsquery from unnest(spaces) id) end;
  only_place constant boolean := of_kind <> 'post' or cardinality(spaces) = 1;
  -- Of a narrow part the index is asked for the places too. In a wide one that takes it longer than leaving rows out afterwards; where
  -- most are to be left out there are too many, and it is asked for narrow parts again.
  narrow constant int := 14;
  is_member constant boolean := viewer_is_member();
  marks tsquery;
  found bigint[] := '{}';
  part bigint[];
  examined int;
  read int := 0;
  width int := 10;
  before bigint;
begin
  if places is null then return found; end if;
  select ref + 1 into before from search_entries where kind = of_kind order by ref desc limit 1;
  while before > 0 loop
    marks := format(case when width > 20 then '''=%1$s''' else '''=%1$s%2$s:%3$s''' end, of_kind, width, (before - 1) >> least(width, 62))::tsquery;
    if width <= narrow or only_place then marks := marks && places; end if;
    with matches as materialized (
      select ref, space_id, not in_order or words @@ asked as fits
      from search_entries
      where words || marks_of(kind, ref, space_id) @@ (words_asked && marks) and ref + 0 < before
      limit most_of_part
    ), seen as (
      select ref from matches m
      where fits
        and case of_kind when 'member'
          then exists (select from members where id = m.ref and state = 'active' and (seen_by = 'everyone' or is_member))
          -- What has no space and is no member, such as an article, is indexed while everybody may read it.
          when 'post' then space_id = any (spaces) else true end
    )
    select (select count(*) from matches), (select array_agg(ref order by ref desc) from seen) into examined, part;
    if examined = most_of_part and width > 10 then
      width := 10;
      continue;
    end if;
    found := found || part;
    read := read + examined;
    exit when cardinality(found) >= wanted or width > 20 or (in_order and read > most_read);
    before := ((before - 1) >> width) << width;
    if examined * 4 < most_of_part then width := width + 2; end if;
  end loop;
  return found[:wanted];
end
$function$;

CREATE OR REPLACE FUNCTION public.notice_of_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  event bigint := substring(new.link from '^/events/(\d{1,15})')::bigint;
begin
  if event is null then return new; end if;
  if not member_sees_event(new.member_id, event) then return null; end if;
  new.space_id := (select space_id from events where id = event);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.offer_places(event bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  e events;
  who bigint;
  last_moment timestamptz;
  until timestamptz;
begin
  select * into e from events where id = event for update;
  if not found or e.cancelled_at is not null or e.starts_at <= now() then return; end if;
  last_moment := e.starts_at - interval '1 hour';
  -- An event that comes earlier leaves less time to answer.
  update event_places set offered_until = last_moment where event_id = event and state = 'offered' and offered_until > last_moment;
  for who in select id from event_places where event_id = event and state = 'offered' and offered_until <= now()
    and (last_moment <= now() or exists (select from event_places where event_id = event and state = 'waiting')) loop
    perform tell_place(who, 'gone', format('Your place for “%s” went to the next person', e.title));
    update event_places set state = 'asked', offered_until = null, at = now() where id = who;
  end loop;
  loop
    select id into who from event_places p where p.event_id = event and p.state = 'waiting'
      and p.kept_for in (select g from (select distinct kept_for as g from event_places w where w.event_id = event and w.state = 'waiting') groups
        where event_has_room(event, g))
      order by line limit 1;
    exit when not found;
    until := least(now() + interval '24 hours', last_moment);
    if e.capacity is null or until <= now() + interval '30 minutes' then
      -- There is nothing to wait for: room for everybody, or no time left.
      update event_places set state = 'going', at = now() where id = who;
      perform tell_place(who, 'moved-up', format('You have a place for “%s” now', e.title));
    else
      update event_places set state = 'offered', offered_until = until where id = who;
      perform tell_place(who, 'offered', format('A place for “%s” is free for you: take it by %s', e.title,
        to_char(until at time zone 'Europe/London', 'HH24:MI on FMDD FMMonth')));
    end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.open_invitations(of_address text)
 RETURNS SETOF invitations
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select i.* from invitations i join members m on m.id = i.invited_by
  where i.address = of_address and i.expires_at > now() and i.taken_at is null
    and m.state = 'active' and (m.suspended_until is null or m.suspended_until < now())
    and (m.role = 'steward' or not exists (select from settings where key = 'inviting' and value #>> '{}' = 'stewards'))
$function$;

CREATE OR REPLACE FUNCTION public.open_session(member bigint, session bytea, device_name text, session_before bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from sessions where token_hash = session_before or (member_id = member and expires_at < now());
  insert into sessions (member_id, token_hash, device, expires_at)
    values (member, session, left(device_name, 200), now() + interval '180 days');
  perform set_config('hearth.member_id', member::text, true);
end $function$;

CREATE OR REPLACE FUNCTION public.own_article_ids()
 RETURNS bigint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(array_agg(id), '{}') from (
    select id from articles where owner_id = viewer_id()
    union select x.article_id from article_authors x join blog_people p on p.id = x.person_id where p.member_id = viewer_id()) own
$function$;

CREATE OR REPLACE FUNCTION public.own_person_id()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id from blog_people where member_id = viewer_id()
$function$;

CREATE OR REPLACE FUNCTION public.paper_author(paper bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select member_id from event_papers
  where id = paper and (member_id = viewer_id() or decided_at is not null and viewer_scores(event_id))
$function$;

CREATE OR REPLACE FUNCTION public.paper_scores(event bigint)
 RETURNS TABLE(paper_id bigint, scores integer, mean numeric, remarks text[], is_mine boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, count(s.*)::int,
    case when count(s.*) >= 2 and (bool_or(s.member_id = viewer_id()) or p.decided_at is not null) then round(avg(s.score), 1) end,
    case when count(s.*) >= 2 and (bool_or(s.member_id = viewer_id()) or p.decided_at is not null)
      then array_agg(s.remark order by s.score desc, s.remark) filter (where s.remark <> '') end,
    coalesce(p.member_id = viewer_id(), false)
  from event_papers p left join event_scores s on s.paper_id = p.id and p.member_id is distinct from viewer_id()
  where p.event_id = event and viewer_scores(event)
  group by p.id
$function$;

CREATE OR REPLACE FUNCTION public.park_form(key_hash bytea, place text, fields jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from parked_forms where at < now() - interval '1 hour';
  insert into parked_forms (key_hash, place, fields) values (key_hash, place, fields);
$function$;

CREATE OR REPLACE FUNCTION public.parts_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update events set changed_at = clock_timestamp() where id = coalesce(new.event_id, old.event_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.person_of_member(who bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  person bigint;
begin
  if not viewer_may_write() then return null; end if;
  select id into person from blog_people where member_id = who;
  if found then return person; end if;
  insert into blog_people (name, member_id) select m.name, m.id from members m where m.id = who and m.state = 'active'
    on conflict do nothing returning id into person;
  return coalesce(person, (select id from blog_people where member_id = who));
end $function$;

CREATE OR REPLACE FUNCTION public.pick_proposal(proposal bigint, event bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.place_of_code(event bigint, code uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id from event_places where event_id = event and door_code(token) = code and state <> 'asked' and viewer_hosts(event)
$function$;

CREATE OR REPLACE FUNCTION public.place_papers(event bigint)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.poll_counts(event bigint)
 RETURNS TABLE(poll_id bigint, choice integer, votes integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select v.poll_id, v.choice, count(*)::int from event_poll_votes v join event_polls p on p.id = v.poll_id
  where p.event_id = event and viewer_attends(event) group by v.poll_id, v.choice
$function$;

CREATE OR REPLACE FUNCTION public.publish_article(article bigint, pause interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.publish_record(event bigint, is_out boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  e events;
  r event_records;
begin
  if not (viewer_hosts(event) and viewer_may_write()) then return 'no'; end if;
  select * into e from events where id = event for update;
  select * into r from event_records where event_id = event;
  if not found then return 'no'; end if;
  if is_out and not e.is_recorded and r.recording_url <> '' then return 'recording'; end if;
  if is_out and not e.is_recorded and r.notes <> '' and r.agreed_at is null and not event_agrees(event) then return 'agreement'; end if;
  update event_records set published_at = case when is_out then coalesce(published_at, now()) end where event_id = event;
  if is_out and r.published_at is null then
    perform tell_on_site(array(select member_id from event_places where event_id = event and state = 'going' and member_id is not null), 'event',
      format('What was shared at “%s” is there', e.title), '/events/' || event);
  end if;
  return '';
end $function$;

CREATE OR REPLACE FUNCTION public.put_proposal(proposal bigint, event bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.question_outline(thread bigint)
 RETURNS TABLE(id bigint, number integer, reply_to bigint, is_removed boolean, is_answer boolean, helped integer, accepted_at timestamp with time zone, outdated_at timestamp with time zone, outdated_note text, outdated_name text, newer_id bigint, helped_me boolean, suggestions integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.number, p.reply_to, p.removed_at is not null, a.post_id is not null, coalesce(a.helped, 0), a.accepted_at, a.outdated_at,
    coalesce(a.outdated_note, ''), nullif(m.name, ''), a.newer_id,
    a.helped > 0 and exists (select from helped h where h.post_id = a.post_id and h.member_id = viewer_id()),
    case when a.post_id is null then 0
      else (select count(*)::int from suggestions s where s.post_id = a.post_id and s.state = 'open') end
  from posts p
    left join answers a on a.post_id = p.id
    left join members m on m.id = a.outdated_by
  where p.thread_id = thread
    and (select t.space_id from threads t where t.id = thread) = any ((select visible_space_ids())::bigint[])
  order by p.number
  limit 2000
$function$;

CREATE OR REPLACE FUNCTION public.record_is_out(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from event_records where event_id = event and published_at is not null) and viewer_sees_event(event)
$function$;

CREATE OR REPLACE FUNCTION public.record_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if new.published_at is null or (select is_recorded from events where id = new.event_id) then return new; end if;
  if new.notes <> '' and new.agreed_at is null and event_agrees(new.event_id) then new.agreed_at := now(); end if;
  if new.recording_url <> '' or new.notes <> '' and new.agreed_at is null then new.published_at := null; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.recorded_as_said()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if old.starts_at <= now() or exists (select from event_places where event_id = old.id and came_at is not null) then
    new.is_recorded := old.is_recorded;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.reindex_article()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'DELETE' then
    delete from search_entries where kind = 'article' and ref = old.id;
    -- Notices say its title.
    delete from notices where link in ('/blog/write/' || old.id, '/blog/' || old.slug, '/blog/' || old.slug || '/corrections');
    return old;
  end if;
  perform index_article(new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.reindex_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'DELETE' then
    delete from search_entries where kind = 'event' and ref = old.id;
  else
    perform index_event(new.id);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.reindex_event_of_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform index_event(new.event_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.reindex_thread(thread bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update search_entries e set space_id = p.space_id, words = words_of(t.title, p.words)
  from posts p join threads t on t.id = p.thread_id
  where e.kind = 'post' and e.ref = p.id and t.id = thread
    and viewer_may_write() and t.space_id = any (visible_space_ids())
$function$;

CREATE OR REPLACE FUNCTION public.remove_my_address(one bigint, session bigint)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  gone text;
begin
  -- Two removals at one moment would leave none.
  perform from members where id = viewer_id() for update;
  if (select count(*) from addresses a where a.member_id = viewer_id()) < 2 then return null; end if;
  delete from addresses a where a.id = one and a.member_id = viewer_id() returning a.address into gone;
  if gone is null then return null; end if;
  update addresses set is_primary = true where id = (
    select a.id from addresses a where a.member_id = viewer_id() and not exists (
      select from addresses p where p.member_id = viewer_id() and p.is_primary)
    order by a.verified_at, a.id limit 1);
  delete from account_codes c where c.member_id = viewer_id() and c.address = gone;
  delete from sessions s where s.member_id = viewer_id() and s.id <> session;
  return gone;
end $function$;

CREATE OR REPLACE FUNCTION public.rename_blog_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update blog_people set name = new.name where member_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.room_is_open(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from events where id = event and cancelled_at is null
    and now() between starts_at - interval '1 day' and ends_at + interval '1 day')
$function$;

CREATE OR REPLACE FUNCTION public.score_paper(paper bigint, new_score integer, new_remark text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  p event_papers;
begin
  select * into p from event_papers where id = paper for key share;
  if not found or not viewer_may_write() or not viewer_scores(p.event_id) or p.member_id is not distinct from viewer_id() or p.decided_at is not null
    then return false; end if;
  insert into event_scores (paper_id, member_id, score, remark) values (paper, viewer_id(), new_score, left(new_remark, 1000))
  on conflict (paper_id, member_id) do update set score = excluded.score, remark = excluded.remark, at = now();
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.search_ids(asked text, only_kind text, only_space bigint, most integer)
 RETURNS TABLE(kind text, ref bigint, rank real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.set_accepted(post bigint, accepted boolean, as_best boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.set_mail_stop(token text, whole_kind boolean, stop boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  s mail_stops;
begin
  select o.* into s from mail_stops o join members m on m.id = o.member_id and m.state = 'active' where o.token = set_mail_stop.token;
  if not found then return; end if;
  if s.thread_id is not null and not whole_kind then
    update mail_stops o set stopped_at = case when stop then now() end where o.member_id = s.member_id and o.thread_id = s.thread_id;
    update notices n set by_mail = false
      where stop and n.member_id = s.member_id and n.thread_id = s.thread_id and n.kind <> 'mention' and n.mailed_at is null;
    return;
  end if;
  insert into notice_choices as c (member_id, kind, channel) values (s.member_id, s.kind, case when stop then 'site' else 'mail' end)
    on conflict (member_id, kind) do update set channel = excluded.channel where c.channel = 'mail' or not stop;
  update notices n set by_mail = false where stop and n.member_id = s.member_id and n.kind = s.kind and n.mailed_at is null;
end $function$;

CREATE OR REPLACE FUNCTION public.set_outdated(post bigint, is_outdated boolean, note text, newer bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.set_stale(thread bigint, is_stale boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  done bigint;
begin
  update questions q set stale_at = case when is_stale then now() end, waiting_since = case when is_stale then q.waiting_since else now() end,
      helpers_asked_at = case when is_stale then q.helpers_asked_at end, stewards_told_at = case when is_stale then q.stewards_told_at end
    where q.thread_id = thread and q.space_id = any (writable_space_ids()) and (q.stale_at is not null) <> is_stale
    returning q.thread_id into done;
  return done is not null;
end $function$;

CREATE OR REPLACE FUNCTION public.settle_after_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform settle_question(coalesce(new.thread_id, old.thread_id));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.settle_after_removal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if exists (select from answers where post_id = new.id) then perform settle_question(new.thread_id); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.settle_one(place bigint)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  p event_places;
begin
  select * into p from event_places where id = place;
  if p.state = 'offered' then
    update event_places set state = 'going', offered_until = null, at = now() where id = place;
    perform tell_place(place, 'going', '');
    return 'going';
  end if;
  if p.state <> 'asked' then return p.state; end if;
  update event_places set line = default, at = now(),
    state = case when event_has_room(p.event_id, p.kept_for) and not exists (
      select from (select distinct kept_for as g from event_places w where w.event_id = p.event_id and w.state = 'waiting') groups
      where event_has_room(p.event_id, g)) then 'going' else 'waiting' end
  where id = place returning state into p.state;
  -- Nobody waits behind an offer whose time has passed.
  if p.state = 'waiting' and exists (select from event_places where event_id = p.event_id and state = 'offered' and offered_until <= now()) then
    perform offer_places(p.event_id);
    select state into p.state from event_places where id = place;
    if p.state <> 'waiting' then return p.state; end if;
  end if;
  perform tell_place(place, p.state, '');
  return p.state;
end $function$;

CREATE OR REPLACE FUNCTION public.settle_places(event bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if viewer_may_write() and (viewer_is_steward() or viewer_hosts(event)) then perform offer_places(event); end if;
end $function$;

CREATE OR REPLACE FUNCTION public.settle_question(thread bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.settle_thread(thread bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  space bigint;
  told bigint[];
begin
  select space_id into space from threads where id = thread;
  update posts set space_id = space where thread_id = thread and space_id <> space;
  update post_versions v set space_id = space from posts p where p.thread_id = thread and v.post_id = p.id and v.space_id <> space;
  update reactions r set space_id = space from posts p where p.thread_id = thread and r.post_id = p.id and r.space_id <> space;
  update uploads u set space_id = space from posts p where p.thread_id = thread and u.post_id = p.id and u.space_id <> space;
  update notices n set space_id = space, thread_id = thread from posts p where p.thread_id = thread and n.post_id = p.id;
  update uploads u set space_id = space from posts p where p.thread_id = thread and u.post_id = p.id and u.space_id <> space;
  update search_entries e set space_id = space from posts p where p.thread_id = thread and e.kind = 'post' and e.ref = p.id and e.space_id <> space;
  select array_agg(member_id) into told from (
    select member_id from notices where thread_id = thread
    union select member_id from thread_follows where thread_id = thread
    union select member_id from thread_reads where thread_id = thread
  ) m;
  told := array(select unnest(told) except select members_who_see(space, told));
  delete from notices where thread_id = thread and member_id = any (told);
  delete from thread_follows where thread_id = thread and member_id = any (told);
  delete from thread_reads where thread_id = thread and member_id = any (told);
end $function$;

CREATE OR REPLACE FUNCTION public.similar_questions(asked text, except_thread bigint, most integer)
 RETURNS TABLE(thread_id bigint, rank real)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with asked_words as (
    select array_to_string(array(select quote_literal(w) from unnest(tsvector_to_array(to_tsvector('english', left(asked, 300)))) as w limit 16), ' | ')::tsquery as q,
           visible_space_ids() as spaces
  ), found as (
    select f.thread_id, f.words, f.state
    from questions f, asked_words
    where f.words @@ q and f.space_id = any (spaces) and f.state <> 'duplicate' and f.thread_id is distinct from except_thread
    order by f.thread_id desc
    limit 3000
  )
  select f.thread_id, (ts_rank(f.words, q, 1) * case f.state when 'solved' then 1.3 when 'answered' then 1.1 else 1 end)::real as rank
  from found f, asked_words
  order by 2 desc, 1 desc
  limit least(most, 20)
$function$;

CREATE OR REPLACE FUNCTION public.slug_is_taken(wished text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from articles where slug = wished) or exists (select from article_aliases where path = '/blog/' || wished)
$function$;

CREATE OR REPLACE FUNCTION public.space_sizes()
 RETURNS TABLE(space_id bigint, people integer, threads integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select s.id,
         (select count(*)::int from space_members m where m.space_id = s.id),
         (select count(*)::int from threads t where t.space_id = s.id and t.merged_into is null and t.last_number > 0)
  from spaces s
  where viewer_is_steward()
$function$;

CREATE OR REPLACE FUNCTION public.split_for_question(post bigint, along bigint[], new_title text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.split_thread(thread bigint, chosen bigint[], new_title text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  place bigint;
  made bigint;
begin
  select space_id into place from threads where id = thread and merged_into is null for update;
  if place is null or not viewer_is_steward() or not place = any (writable_space_ids()) then return null; end if;
  chosen := array(
    select id from posts p where p.thread_id = thread and p.id = any (chosen)
      and p.number > (select min(number) from posts f where f.thread_id = thread)
  );
  if cardinality(chosen) = 0 then return null; end if;
  insert into threads (space_id, author_id, title, created_at, split_from)
    select place, author_id, new_title, created_at, thread from posts where id = any (chosen) order by number limit 1
    returning id into made;

  insert into thread_reads (member_id, thread_id, number, at)
    select r.member_id, made, count(p.id), r.at
    from thread_reads r join posts p on p.id = any (chosen) and p.number <= r.number
    where r.thread_id = thread group by r.member_id, r.at;
  update thread_reads r
    set number = (select count(*) from posts p where p.thread_id = thread and p.number <= r.number and p.id <> all (chosen))
    where r.thread_id = thread;

  with numbered as (
    select id, id = any (chosen) as goes, row_number() over (partition by id = any (chosen) order by number) as n
    from posts where thread_id = thread
  )
  update posts p set number = numbered.n, thread_id = case when goes then made else thread end
  from numbered where numbered.id = p.id;
  -- A reply says "to number 3 above": across threads that would be another post.
  update posts p set reply_to = null from posts q
    where p.thread_id in (thread, made) and q.id = p.reply_to and q.thread_id <> p.thread_id;

  insert into thread_follows (member_id, thread_id, level)
    select member_id, made, level from thread_follows f where f.thread_id = split_thread.thread;
  perform count_thread(thread);
  perform count_thread(made);
  perform settle_thread(made);
  return made;
end $function$;

CREATE OR REPLACE FUNCTION public.start_session(member bigint, session bytea, device_name text, session_before bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not exists (select from members where id = member and state <> 'left') then return false; end if;
  perform open_session(member, session, device_name, session_before);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.start_under_mask(space bigint, title text, shown_at text, names text[])
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  mask bigint;
  thread bigint;
begin
  if not space = any (writable_space_ids())
    or not exists (select from spaces s where s.id = space and s.masks and s.writes = 'members') then return null; end if;
  insert into members (name, state, handle, seen_by, joined_at)
    select coalesce(
        (select n from unnest(names) with ordinality as u(n, i)
         where not exists (select from members m where m.state = 'mask' and m.name = n) order by i limit 1), names[1]),
      'mask', 'mask-' || gen_random_uuid(), 'members', now()
    returning id into mask;
  insert into threads (space_id, author_id, title, shown_at) values (space, mask, title, start_under_mask.shown_at) returning id into thread;
  insert into masks (id, member_id, thread_id) values (mask, viewer_id(), thread);
  return thread;
end $function$;

CREATE OR REPLACE FUNCTION public.step_back(event bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  return coalesce(give_back_place(my_place_token(event)), false);
end $function$;

CREATE OR REPLACE FUNCTION public.step_in(space bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not viewer_is_steward() then return false; end if;
  if not exists (select from spaces s where s.id = space and s.sees = 'invited') then return false; end if;
  insert into space_members (space_id, member_id, invited_by) values (space, viewer_id(), null) on conflict do nothing;
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.suspend_member(member bigint, until timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not viewer_is_steward() or member = viewer_id() then return false; end if;
  update members set suspended_until = until where id = member and role = 'member' and state = 'active';
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.tag_is_seen(asked bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select exists (select from member_tags where tag_id = asked) or exists (select from question_tags where tag_id = asked)
    or exists (select from article_categories where tag_id = asked) or exists (select from event_tags where tag_id = asked)
$function$;

CREATE OR REPLACE FUNCTION public.take_account_code(purpose text, link_hash bytea, code_hash bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept account_codes;
begin
  select c.* into kept from account_codes c
    where c.member_id = viewer_id() and c.purpose = take_account_code.purpose and c.expires_at > now() for update;
  if not found then return null; end if;
  if kept.link_hash is distinct from take_account_code.link_hash
    and (take_account_code.code_hash is null
      or not within_limit('account.guesses', kept.address, 30, interval '1 day')
      or kept.code_hash is distinct from take_account_code.code_hash) then
    -- A wrong link is no guess at the code.
    if take_account_code.code_hash is not null then
      update account_codes c set tries = c.tries + 1 where c.id = kept.id;
      delete from account_codes c where c.id = kept.id and c.tries >= 5;
    end if;
    return null;
  end if;
  delete from account_codes c where c.id = kept.id;
  return kept.address;
end $function$;

CREATE OR REPLACE FUNCTION public.take_back_under_masks(member bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  worn bigint[] := array(select id from masks where member_id = member);
begin
  update posts p set body = '', html = '', words = '', removed_at = coalesce(p.removed_at, now()), removed_by = coalesce(p.removed_by, 'author')
    where p.author_id = any (worn);
  delete from post_versions v using posts p where p.id = v.post_id and p.author_id = any (worn);
  update threads t set title = 'A question that was taken back' where t.author_id = any (worn);
  delete from search_entries e using posts p where e.kind = 'post' and e.ref = p.id and p.author_id = any (worn);
  delete from uploads u where u.member_id = any (worn);
  delete from suggestions s where s.author_id = any (worn);
end $function$;

CREATE OR REPLACE FUNCTION public.take_code(browser bytea, code bytea, session bytea, device_name text, proof bytea, session_before bytea)
 RETURNS TABLE(outcome text, next text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept sign_ins;
  whose text;
begin
  select s.* into kept from sign_ins s where s.browser_hash = browser order by s.id desc limit 1 for update;
  if not found then return query select 'none', '/'; return; end if;
  if kept.ended is not null then return query select kept.ended, kept.next; return; end if;
  if kept.expires_at <= now() then return query select 'late', kept.next; return; end if;
  whose := coalesce((select a.member_id::text from addresses a where a.address = kept.address), kept.address);
  if not within_limit('sign-in.guesses', whose, 30, interval '1 day') or kept.code_hash is distinct from code then
    update sign_ins s set tries = s.tries + 1, ended = case when s.tries >= 4 then 'tries' end where s.id = kept.id
      returning coalesce(s.ended, 'wrong') into outcome;
    next := kept.next;
    return next;
    return;
  end if;
  update sign_ins s set ended = 'used' where s.id = kept.id;
  return query select * from go_in(kept.address, kept.next, session, device_name, proof, session_before);
end $function$;

CREATE OR REPLACE FUNCTION public.take_first_link(link bytea, of_name text, of_address text, agreed integer, session bytea, device_name text, session_before bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  member bigint;
begin
  -- Two people with the link at one moment would both be first.
  lock table first_links in exclusive mode;
  if not look_at_first_link(link) then return false; end if;
  delete from first_links;
  select a.member_id into member from addresses a where a.address = of_address;
  if member is null then
    insert into members (name, role) values (of_name, 'steward') returning id into member;
    insert into addresses (member_id, address, is_primary) values (member, of_address, true);
  else
    update members set name = of_name, role = 'steward', state = 'active', suspended_until = null where id = member;
  end if;
  insert into conduct_agreements (member_id, version) values (member, agreed) on conflict do nothing;
  perform open_session(member, session, device_name, session_before);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.take_link(link bytea, session bytea, device_name text, proof bytea, session_before bytea)
 RETURNS TABLE(outcome text, next text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept sign_ins;
begin
  select s.* into kept from sign_ins s where s.link_hash = link for update;
  if not found then return query select 'none', '/'; return; end if;
  if kept.ended is not null then return query select kept.ended, kept.next; return; end if;
  if kept.expires_at <= now() then return query select 'late', kept.next; return; end if;
  update sign_ins s set ended = 'used' where s.id = kept.id;
  return query select * from go_in(kept.address, kept.next, session, device_name, proof, session_before);
end $function$;

CREATE OR REPLACE FUNCTION public.take_off(place bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  p event_places;
  e events;
begin
  select * into p from event_places where id = place and state <> 'asked';
  if not found or not viewer_may_write() or not viewer_hosts(p.event_id) then return false; end if;
  select * into e from events where id = p.event_id and starts_at > now() and cancelled_at is null for update;
  if not found then return false; end if;
  perform tell_place(place, 'taken-off', format('A host gave your place for “%s” back', e.title));
  delete from event_answers where place_id = place;
  update event_places set state = 'asked', offered_until = null, at = now(), access_needs = '', kept_for = '' where id = place;
  perform offer_places(e.id);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.take_part(part bigint, words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  p event_parts;
begin
  select * into p from event_parts where id = part;
  if not found or not viewer_may_write() or not viewer_sees_event(p.event_id)
    or not exists (select from events where id = p.event_id and cancelled_at is null and ends_at > now()) then return false; end if;
  update event_parts set member_id = viewer_id(), brings = left(words, 200) where id = part and is_open and member_id is null;
  if not found then return false; end if;
  perform tell_on_site(array(select member_id from event_hosts where event_id = p.event_id and member_id <> viewer_id()), 'event',
    format('Somebody takes on “%s” at “%s”', p.title, (select title from events where id = p.event_id)), '/events/' || p.event_id);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.take_passkey_challenge(hash bytea)
 RETURNS TABLE(user_handle bytea)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  delete from passkey_challenges c
  where c.challenge_hash = hash and c.expires_at > now() and c.member_id is not distinct from viewer_id()
  returning c.user_handle
$function$;

CREATE OR REPLACE FUNCTION public.take_place(of_token uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  p event_places;
  other bigint;
  e events;
begin
  select event_id into p.event_id from event_places where token = of_token;
  if not found then return 'no'; end if;
  select * into e from events where id = p.event_id for update;
  select * into p from event_places where token = of_token;
  if not found then return 'no'; end if;
  if e.cancelled_at is not null or e.ends_at <= now() then return 'over'; end if;
  if p.member_id is null then
    select q.id, q.member_id into other, p.member_id from event_places q join addresses a on a.member_id = q.member_id
    where q.event_id = p.event_id and a.address = p.guest_address;
    if found then delete from event_places where id = p.id; end if;
  end if;
  if p.member_id is not null and not exists (select from members where id = p.member_id and state = 'active'
    and (suspended_until is null or suspended_until < now())) then return 'no'; end if;
  if p.member_id is not null and not member_sees_event(p.member_id, e.id) or p.member_id is null and p.state = 'asked' and e.sees <> 'everyone'
    then return 'no'; end if;
  if e.core_only and p.state = 'asked' and (p.member_id is null or not is_core_member(p.member_id)
    and not exists (select from event_hosts where event_id = e.id and member_id = p.member_id)) then return 'core'; end if;
  return settle_one(coalesce(other, p.id));
end $function$;

CREATE OR REPLACE FUNCTION public.take_post_number(thread bigint, space bigint)
 RETURNS TABLE(number integer, author_id bigint)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update threads t
  set last_number = t.last_number + 1, last_post_at = now(), last_author_id = viewer_in(thread),
      reply_count = t.reply_count + case when t.last_number > 0 then 1 else 0 end
  where t.id = thread and t.space_id = space and t.merged_into is null
    and t.space_id = any (writable_space_ids())
    and (t.locked_at is null or (viewer_is_steward() and viewer_in(thread) = viewer_id()))
  returning t.last_number, viewer_in(thread)
$function$;

CREATE OR REPLACE FUNCTION public.tell_all_of(event bigint, what text, words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform tell_place(id, what, words) from event_places
  where event_id = event and state <> 'asked' and (member_id is null or member_id is distinct from viewer_id());
  perform tell_of_article(array(
    select h.member_id from (
      select member_id from event_hosts where event_id = event
      union select member_id from event_parts where event_id = event
      union select member_id from event_papers where event_id = event and decision is distinct from 'declined'
    ) h
    where h.member_id is not null
      and not exists (select from event_places p where p.event_id = event and p.member_id = h.member_id and p.state <> 'asked')
  ), 'event', words, '/events/' || event, interval '10 seconds');
end $function$;

CREATE OR REPLACE FUNCTION public.tell_coming(event bigint, what text, words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if viewer_may_write() and (viewer_is_steward() or viewer_hosts(event)) then perform tell_all_of(event, what, words); end if;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_hosts(event bigint, words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if viewer_may_write() and viewer_hosts(event) then
    perform tell_of_article(array(select member_id from event_hosts where event_id = event), 'event', words, '/events/' || event, interval '10 seconds');
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_members(w posts, mentioned bigint[], called_kind text, called bigint[], followers boolean, pause interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  author bigint := wearer_of(w.author_id);
  told bigint[];
  mailed boolean;
begin
  select array_agg(distinct c) into told from (
    select unnest(mentioned) as c
    union all select wearer_of(unnest(called))
    union all select wearer_of(q.author_id) from posts q where q.id = w.reply_to
    union all select f.member_id from thread_follows f where followers and f.thread_id = w.thread_id and f.level = 'follow'
    union all select f.member_id from space_follows f where followers and f.space_id = w.space_id and f.level = 'follow' and w.number = 1
  ) candidates where c <> author;
  if told is null then return; end if;

  with reasons as (
    select unnest(mentioned) as member_id, 'mention' as kind, 1 as rank
    union all select wearer_of(unnest(called)), called_kind, case when called_kind = 'tag' then 5 else 2 end
    union all select wearer_of(q.author_id), 'reply', 3 from posts q where q.id = w.reply_to
    union all select f.member_id, 'thread', 4 from thread_follows f
      where followers and f.thread_id = w.thread_id and f.level = 'follow'
    union all select f.member_id, 'space', 6 from space_follows f
      where followers and f.space_id = w.space_id and f.level = 'follow' and w.number = 1
  ),
  -- A muted thread lets only mentions through, a muted space nothing.
  heard as (
    select c.member_id, c.kind, c.rank, coalesce(n.channel, usual_channel(c.kind)) as channel
    from reasons c
      join members_who_see(w.space_id, told) as s(id) on s.id = c.member_id
      left join notice_choices n on n.member_id = c.member_id and n.kind = c.kind
    where not exists (select from space_follows f where f.member_id = c.member_id and f.space_id = w.space_id and f.level = 'mute')
      and (c.kind = 'mention' or not exists (
        select from thread_follows f where f.member_id = c.member_id and f.thread_id = w.thread_id and f.level = 'mute'))
  ),
  -- One notice for all its reasons: the strongest says what it is, and any of them may ask for a mail.
  strongest as (
    select h.member_id, (array_agg(h.kind order by h.rank))[1] as kind,
           bool_or(h.channel = 'mail' and (h.kind = 'mention' or not exists (
             select from mail_stops m where m.member_id = h.member_id and m.thread_id = w.thread_id and m.stopped_at is not null))) as by_mail
    from heard h where h.channel <> 'off'
    group by h.member_id
  ),
  told_now as (
    insert into notices (member_id, kind, space_id, thread_id, post_id, actor_id, by_mail)
    select member_id, kind, w.space_id, w.thread_id, w.id, w.author_id, by_mail from strongest
    on conflict do nothing
    returning by_mail
  )
  select bool_or(t.by_mail) into mailed from told_now t;

  if mailed then
    perform add_job('notices.mail', json_build_object('postId', w.id), now() + pause, 'notices.mail:' || w.id);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_news(news bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  n event_news;
begin
  select * into n from event_news where id = news and member_id = viewer_id();
  if not found or not viewer_may_write() or not viewer_hosts(n.event_id) then return false; end if;
  perform tell_place(p.id, 'news', format('The hosts of “%s” wrote to those who come', e.title), jsonb_build_object('news', n.id))
  from event_places p join events e on e.id = p.event_id
  where p.event_id = n.event_id and p.state = 'going' and p.member_id is distinct from viewer_id();
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_article(whom bigint[], of_kind text, what text, of_link text, pause interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_article_correction(correction bigint, pause interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_article_note(note bigint, pause interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_picked(p event_proposals, event bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  planned text := (select title from events where id = event);
begin
  perform tell_of_article(array[p.member_id], 'event', format('What you proposed, “%s”, is planned as “%s”', p.title, planned), '/events/' || event, interval '10 minutes');
  perform tell_of_article(array(select member_id from event_proposal_fans where proposal_id = p.id), 'event',
    format('“%s” is planned, and you would come', p.title), '/events/' || event, interval '10 minutes');
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_post(post bigint, mentioned bigint[], called_kind text, called bigint[], many integer, pause interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  w posts;
  followers int;
begin
  select p.* into w from posts p where p.id = post and p.author_id = any (viewer_selves());
  if not found then return; end if;
  select count(*) into followers from (
    select from thread_follows f where f.thread_id = w.thread_id and f.level = 'follow'
    union all select from space_follows f where f.space_id = w.space_id and f.level = 'follow' and w.number = 1
    limit many + 1) f;
  perform tell_members(w, mentioned, called_kind, called, followers <= many, pause);
  if followers > many then perform add_job('notices.tell', json_build_object('postId', post)); end if;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_suggestion(suggestion bigint, pause interval)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.tell_of_thread(whom bigint[], of_kind text, what text, of_link text, of_thread bigint, pause interval)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  told int;
  mailed boolean;
begin
  with told_now as (
    insert into notices (member_id, kind, space_id, thread_id, text, link, by_mail)
    select m.id, of_kind, t.space_id, t.id, left(what, 300), of_link,
           coalesce(c.channel, usual_channel(of_kind)) = 'mail'
             and not exists (select from mail_stops s where s.member_id = m.id and s.thread_id = t.id and s.stopped_at is not null)
    from threads t
      cross join lateral members_who_see(t.space_id, whom) as m(id)
      left join notice_choices c on c.member_id = m.id and c.kind = of_kind
    where t.id = of_thread and coalesce(c.channel, '') <> 'off'
      and not exists (select from notices n where n.member_id = m.id and n.kind = of_kind and n.link = of_link and n.at > now() - interval '1 day')
    returning by_mail
  )
  select count(*), bool_or(t.by_mail) into told, mailed from told_now t;
  if mailed then
    perform add_job('notices.mail-link', json_build_object('link', of_link, 'kind', of_kind), now() + pause, 'notices.mail-link:' || of_kind || ':' || of_link);
  end if;
  return told;
end $function$;

CREATE OR REPLACE FUNCTION public.tell_on_site(whom bigint[], of_kind text, what text, of_link text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  insert into notices (member_id, kind, text, link, by_mail)
  select m.id, of_kind, left(what, 300), of_link, false
  from members m left join notice_choices c on c.member_id = m.id and c.kind = of_kind
  where m.id = any (whom) and m.id is distinct from viewer_id() and m.state = 'active' and coalesce(c.channel, '') <> 'off'
    and not exists (select from notices n where n.member_id = m.id and n.kind = of_kind and n.link = of_link and n.text = left(what, 300)
      and n.at > now() - interval '1 hour')
$function$;

CREATE OR REPLACE FUNCTION public.tell_place(place bigint, what text, words text, more jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.tell_stewards(what text, link text, may_mail boolean, pause interval)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  told int;
  mailed boolean;
begin
  with told_now as (
    insert into notices (member_id, kind, text, link, by_mail)
    select m.id, 'stewards', left(what, 300), tell_stewards.link, may_mail and coalesce(c.channel, usual_channel('stewards')) = 'mail'
    from members m left join notice_choices c on c.member_id = m.id and c.kind = 'stewards'
    where m.role = 'steward' and m.state = 'active' and coalesce(c.channel, '') <> 'off'
      and not exists (select from notices n where n.kind = 'stewards' and n.link = tell_stewards.link and n.member_id = m.id
        and n.at > now() - interval '1 day')
    returning by_mail
  )
  select count(*), bool_or(t.by_mail) into told, mailed from told_now t;
  if mailed then
    perform add_job('notices.mail-stewards', json_build_object('link', link), now() + pause, 'notices.mail-stewards:' || link);
  end if;
  return told;
end $function$;

CREATE OR REPLACE FUNCTION public.town_numbers()
 RETURNS TABLE(members integer, joined_this_month integer, posts_this_week integer, writers_this_week integer, unanswered integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select
    (select count(*)::int from members where state = 'active'),
    (select count(*)::int from members where state = 'active' and joined_at > now() - interval '30 days'),
    (select count(*)::int from spaces s join posts p on p.space_id = s.id and p.created_at > now() - interval '7 days' where p.removed_at is null),
    (select count(distinct p.author_id)::int from spaces s join posts p on p.space_id = s.id and p.created_at > now() - interval '7 days'
       where p.removed_at is null),
    (select count(*)::int from threads where reply_count = 0 and merged_into is null and last_number > 0 and locked_at is null
       and created_at between now() - interval '30 days' and now() - interval '1 day')
  where viewer_is_steward()
$function$;

CREATE OR REPLACE FUNCTION public.try_mails_again(one uuid DEFAULT NULL::uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  again record;
  n int := 0;
begin
  if not viewer_is_steward() then return 0; end if;
  for again in
    update mails set next_at = now() where state = 'waiting' and error is not null and (one is null or mails.id = one) returning mails.id
  loop
    perform add_job('mail.send', json_build_object('id', again.id), job_key => 'mail:' || again.id);
    n := n + 1;
  end loop;
  return n;
end $function$;

CREATE OR REPLACE FUNCTION public.turn_away(member bigint)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  answer_to text := (select a.address from addresses a where a.member_id = member and a.is_primary);
begin
  if not viewer_is_steward() then return null; end if;
  delete from members where id = member and state = 'waiting';
  if not found then return null; end if;
  return answer_to;
end $function$;

CREATE OR REPLACE FUNCTION public.usual_channel(kind text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select case when kind in ('thread', 'space', 'tag') then 'site' else 'mail' end $function$;

CREATE OR REPLACE FUNCTION public.usual_reminders()
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce((select reminders from event_usual_reminders where member_id = viewer_id()), '{week,day,hour,after}')
$function$;

CREATE OR REPLACE FUNCTION public.viewer_attends(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_hosts(event) or viewer_place(event) is not null and viewer_sees_event(event)
$function$;

CREATE OR REPLACE FUNCTION public.viewer_hosts(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_token() is null and exists (select from event_hosts where event_id = event and member_id = viewer_id()) and viewer_sees_event(event)
$function$;

CREATE OR REPLACE FUNCTION public.viewer_hosts_series(series bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce((select viewer_hosts(e.id) from events e where e.series_id = series order by e.series_at desc nulls last limit 1), false)
$function$;

CREATE OR REPLACE FUNCTION public.viewer_id()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('hearth.member_id', true), '')::bigint $function$;

CREATE OR REPLACE FUNCTION public.viewer_in(thread bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce((select m.id from masks m where m.thread_id = thread and m.member_id = viewer_id()), viewer_id())
$function$;

CREATE OR REPLACE FUNCTION public.viewer_is_core()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_is_member() and is_core_member(viewer_id())
$function$;

CREATE OR REPLACE FUNCTION public.viewer_is_editor()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_is_steward() or (viewer_may_write() and exists (select from blog_editors where member_id = viewer_id()))
$function$;

CREATE OR REPLACE FUNCTION public.viewer_is_guest_of(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_token() is not null and viewer_id() is null
    and exists (select from event_places where token = viewer_token() and event_id = event and member_id is null and state <> 'asked')
$function$;

CREATE OR REPLACE FUNCTION public.viewer_is_member()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from members where id = viewer_id() and state = 'active') $function$;

CREATE OR REPLACE FUNCTION public.viewer_is_steward()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from members where id = viewer_id() and state = 'active' and role = 'steward'
          and (suspended_until is null or suspended_until < now())) $function$;

CREATE OR REPLACE FUNCTION public.viewer_may_invite()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_is_steward() or (viewer_may_write()
    and not exists (select from settings where key = 'inviting' and value #>> '{}' = 'stewards'))
$function$;

CREATE OR REPLACE FUNCTION public.viewer_may_write()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from members where id = viewer_id() and state = 'active'
          and (suspended_until is null or suspended_until < now())) $function$;

CREATE OR REPLACE FUNCTION public.viewer_place(event bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select id from event_places where event_id = event and state = 'going'
    and (case when viewer_token() is null then member_id = viewer_id() and viewer_is_member()
      else token = viewer_token() and (member_id is null or viewer_is_member()) end)
$function$;

CREATE OR REPLACE FUNCTION public.viewer_scores(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_token() is null and (viewer_hosts(event)
    or exists (select from event_committee where event_id = event and member_id = viewer_id()) and viewer_sees_event(event))
$function$;

CREATE OR REPLACE FUNCTION public.viewer_sees_event(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from events e where e.id = event and (e.sees = 'everyone' or viewer_is_member() or viewer_is_guest_of(e.id))
    and (e.space_id is null or e.space_id = any (visible_space_ids())))
$function$;

CREATE OR REPLACE FUNCTION public.viewer_selves()
 RETURNS bigint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(array_agg(id), '{}') from (
    select viewer_id() as id where viewer_id() is not null
    union all select m.id from masks m where m.member_id = viewer_id()
  ) selves
$function$;

CREATE OR REPLACE FUNCTION public.viewer_token()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('hearth.place_token', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.viewer_writes_in_room(event bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select viewer_hosts(event) and viewer_may_write()
    or room_is_open(event) and viewer_place(event) is not null and (viewer_id() is null or viewer_may_write())
$function$;

CREATE OR REPLACE FUNCTION public.viewer_wrote_paper(paper bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from event_papers where id = paper and member_id = viewer_id())
$function$;

CREATE OR REPLACE FUNCTION public.visible_space_ids()
 RETURNS bigint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with viewer as (select viewer_id() as id, viewer_is_member() as is_member)
  select coalesce(array_agg(s.id), '{}')
  from spaces s, viewer v
  where s.sees = 'everyone'
     or (s.sees = 'members' and v.is_member)
     or (s.sees = 'invited' and v.is_member
         and exists (select from space_members m where m.space_id = s.id and m.member_id = v.id))
$function$;

CREATE OR REPLACE FUNCTION public.waiting_ahead(event bigint)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select count(*)::int from event_places p
  where p.event_id = event and p.state = 'waiting'
    and p.line < (select line from event_places where event_id = event and member_id = viewer_id())
$function$;

CREATE OR REPLACE FUNCTION public.waiting_members()
 RETURNS TABLE(id bigint, name text, about text, wants_to_learn text, could_help text, joined_at timestamp with time zone, address text, invited_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select m.id, m.name, m.about, m.wants_to_learn, m.could_help, m.joined_at, a.address,
         (select b.name from invitations i join members b on b.id = i.invited_by where i.taken_by = m.id order by i.id limit 1)
  from members m left join addresses a on a.member_id = m.id and a.is_primary
  where m.state = 'waiting' and viewer_is_steward()
  order by m.joined_at, m.id
$function$;

CREATE OR REPLACE FUNCTION public.walk_in(event bigint, name text, address text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not viewer_may_write() or not viewer_hosts(event) or not exists (select from events where id = event and cancelled_at is null
    and now() between starts_at - interval '1 day' and ends_at + interval '1 day') then return false; end if;
  update event_places p set state_before = case when p.came_at is null then p.state else p.state_before end, state = 'going', offered_until = null,
    came_at = coalesce(p.came_at, now())
  where p.event_id = event and p.state <> 'asked' and p.member_id = (select a.member_id from addresses a join members m on m.id = a.member_id
    where a.address = lower(walk_in.address) and lower(m.name) = lower(btrim(walk_in.name)));
  if found then return true; end if;
  insert into event_places as p (event_id, guest_name, guest_address, state, state_before, came_at)
  values (event, name, lower(address), 'going', 'asked', now())
  on conflict (event_id, guest_address) do update set state_before = case when p.came_at is null then p.state else p.state_before end, state = 'going',
    offered_until = null, came_at = coalesce(p.came_at, now());
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.wall_in(at timestamp with time zone, zone text)
 RETURNS timestamp without time zone
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'public'
AS $function$
begin
  return at at time zone zone;
exception when invalid_parameter_value then
  return at at time zone 'UTC';
end $function$;

CREATE OR REPLACE FUNCTION public.wearer_of(author bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce((select m.member_id from masks m where m.id = author), author)
$function$;

CREATE OR REPLACE FUNCTION public.withdraw_paper(paper bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  delete from event_papers where id = paper and member_id = viewer_id() and decided_at is null and viewer_may_write();
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.within_limit(kind text, key text, most integer, per interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  hash bytea := sha256(convert_to(key, 'UTF8'));
  seen int;
begin
  select count(*) into seen from attempts a
    where a.kind = within_limit.kind and a.key_hash = hash and a.at > now() - per;
  if seen >= most then return false; end if;
  insert into attempts (kind, key_hash) values (within_limit.kind, hash);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.words_of(title text, body text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_catalog'
AS $function$
  select setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('simple', title), 'A')
      || setweight(to_tsvector('english', body), 'C') || setweight(to_tsvector('simple', left(body, 20000)), 'D')
$function$;

CREATE OR REPLACE FUNCTION public.words_of_question()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update questions set words = to_tsvector('english', new.title) || to_tsvector('simple', new.title) where thread_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.writable_space_ids()
 RETURNS bigint[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with viewer as (select viewer_id() as id, viewer_may_write() as may_write, viewer_is_steward() as is_steward)
  select coalesce(array_agg(s.id), '{}')
  from spaces s, viewer v
  where v.may_write and s.archived_at is null and s.id = any (visible_space_ids())
    and (s.writes = 'members'
      or (s.writes = 'stewards' and v.is_steward)
      or (s.writes = 'invited' and exists (select from space_members m where m.space_id = s.id and m.member_id = v.id)))
$function$;

CREATE OR REPLACE FUNCTION public.writers_of(article bigint)
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select owner_id from articles where id = article and owner_id is not null
  union select p.member_id from article_authors x join blog_people p on p.id = x.person_id where x.article_id = article and p.member_id is not null
$function$;


-- Triggers

CREATE TRIGGER guest_erased AFTER DELETE ON public.addresses FOR EACH ROW WHEN ((current_setting('hearth.erasing'::text, true) = (old.member_id)::text)) EXECUTE FUNCTION guest_erased();
CREATE TRIGGER settle AFTER INSERT OR DELETE OR UPDATE OF accepted_at, helped, thread_id ON public.answers FOR EACH ROW EXECUTE FUNCTION settle_after_answer();
CREATE TRIGGER index_gone BEFORE DELETE ON public.articles FOR EACH ROW EXECUTE FUNCTION reindex_article();
CREATE TRIGGER index_hidden AFTER UPDATE OF state ON public.articles FOR EACH ROW WHEN (((old.state = 'published'::text) AND (new.state <> 'published'::text))) EXECUTE FUNCTION reindex_article();
CREATE TRIGGER index_published AFTER INSERT OR UPDATE OF state, words, title, subtitle ON public.articles FOR EACH ROW WHEN ((new.state = 'published'::text)) EXECUTE FUNCTION reindex_article();
CREATE TRIGGER event_changed AFTER INSERT OR DELETE OR UPDATE ON public.event_parts FOR EACH ROW EXECUTE FUNCTION parts_changed();
CREATE TRIGGER forget_what_was_said BEFORE UPDATE OF member_id ON public.event_places FOR EACH ROW WHEN (((old.member_id IS NULL) AND (new.member_id IS NOT NULL) AND (old.state = 'asked'::text))) EXECUTE FUNCTION forget_what_was_said();
CREATE TRIGGER search_entry AFTER INSERT OR UPDATE OF html, published_at ON public.event_records FOR EACH ROW EXECUTE FUNCTION reindex_event_of_record();
CREATE TRIGGER stays_in_room BEFORE INSERT OR UPDATE ON public.event_records FOR EACH ROW EXECUTE FUNCTION record_stays();
CREATE TRIGGER recorded_as_said BEFORE UPDATE OF is_recorded ON public.events FOR EACH ROW WHEN ((new.is_recorded IS DISTINCT FROM old.is_recorded)) EXECUTE FUNCTION recorded_as_said();
CREATE TRIGGER search_entry AFTER UPDATE OF title, html, address ON public.events FOR EACH ROW EXECUTE FUNCTION reindex_event();
CREATE TRIGGER search_entry_new AFTER INSERT OR DELETE ON public.events FOR EACH ROW EXECUTE FUNCTION reindex_event();
CREATE TRIGGER count_helped AFTER INSERT OR DELETE ON public.helped FOR EACH ROW EXECUTE FUNCTION count_helped();
CREATE TRIGGER give_handle BEFORE INSERT ON public.members FOR EACH ROW EXECUTE FUNCTION give_handle();
CREATE TRIGGER rename_blog_person AFTER UPDATE OF name ON public.members FOR EACH ROW WHEN (((new.name <> old.name) AND (new.state = 'active'::text))) EXECUTE FUNCTION rename_blog_person();
CREATE TRIGGER of_event BEFORE INSERT ON public.notices FOR EACH ROW WHEN ((new.kind = 'event'::text)) EXECUTE FUNCTION notice_of_event();
CREATE TRIGGER forget_suggestions AFTER UPDATE OF removed_at ON public.posts FOR EACH ROW WHEN (((old.removed_at IS NULL) AND (new.removed_at IS NOT NULL))) EXECUTE FUNCTION forget_suggestions();
CREATE TRIGGER settle_question AFTER UPDATE OF removed_at ON public.posts FOR EACH ROW WHEN (((old.removed_at IS NULL) AND (new.removed_at IS NOT NULL))) EXECUTE FUNCTION settle_after_removal();
CREATE TRIGGER settle AFTER UPDATE OF duplicate_of, stale_at ON public.questions FOR EACH ROW EXECUTE FUNCTION settle_after_answer();
CREATE TRIGGER keep_maker_in AFTER INSERT OR UPDATE OF sees, writes ON public.spaces FOR EACH ROW EXECUTE FUNCTION keep_maker_in();
CREATE TRIGGER hold_post BEFORE INSERT ON public.suggestions FOR EACH ROW EXECUTE FUNCTION hold_suggested_post();
CREATE TRIGGER words_of_question AFTER UPDATE OF title ON public.threads FOR EACH ROW WHEN ((new.shown_at = 'questions'::text)) EXECUTE FUNCTION words_of_question();
CREATE TRIGGER doom_file AFTER DELETE ON public.uploads FOR EACH ROW EXECUTE FUNCTION doom_file();

-- The wall: row-level security

alter table account_codes enable row level security;
create policy own on account_codes for select to public
  using ((member_id = viewer_id()));
alter table addresses enable row level security;
create policy read on addresses for select to public
  using (((member_id = viewer_id()) OR (( SELECT viewer_is_steward() AS viewer_is_steward) AND (EXISTS ( SELECT
   FROM members m
  WHERE ((m.id = addresses.member_id) AND (m.state = 'waiting'::text)))))));
alter table answers enable row level security;
create policy give on answers for insert to public
  with check (( SELECT may_sort_answer(answers.post_id) AS may_sort_answer));
create policy read on answers for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
create policy take on answers for delete to public
  using (( SELECT may_sort_answer(answers.post_id) AS may_sort_answer));
alter table article_aliases enable row level security;
create policy add on article_aliases for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND ((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ( SELECT viewer_is_editor() AS viewer_is_editor))));
create policy drop_alias on article_aliases for delete to public
  using (( SELECT viewer_is_editor() AS viewer_is_editor));
create policy read on article_aliases for select to public
  using ((EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_aliases.article_id))));
alter table article_authors enable row level security;
create policy change on article_authors for update to public
  using (((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ( SELECT viewer_is_editor() AS viewer_is_editor)));
create policy leave on article_authors for delete to public
  using (((( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM articles a
  WHERE ((a.id = article_authors.article_id) AND ((a.owner_id = viewer_id()) OR ( SELECT viewer_is_editor() AS viewer_is_editor)))))) OR (person_id = own_person_id())));
create policy read on article_authors for select to public
  using ((EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_authors.article_id))));
alter table article_categories enable row level security;
create policy add on article_categories for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND ((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ( SELECT viewer_is_editor() AS viewer_is_editor)) AND (EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_categories.article_id)))));
create policy drop_category on article_categories for delete to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND ((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ( SELECT viewer_is_editor() AS viewer_is_editor))));
create policy read on article_categories for select to public
  using ((EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_categories.article_id))));
alter table article_corrections enable row level security;
create policy answer on article_corrections for update to public
  using (((state = 'open'::text) AND ( SELECT viewer_may_write() AS viewer_may_write) AND ((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ( SELECT viewer_is_editor() AS viewer_is_editor))))
  with check ((state = ANY (ARRAY['taken'::text, 'declined'::text])));
create policy read on article_corrections for select to public
  using (((author_id = viewer_id()) OR (article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR (( SELECT viewer_is_editor() AS viewer_is_editor) AND (EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_corrections.article_id))))));
create policy suggest on article_corrections for insert to public
  with check (((author_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM articles a
  WHERE ((a.id = article_corrections.article_id) AND ((a.state = 'published'::text) OR ((a.state <> 'draft'::text) AND ( SELECT viewer_is_editor() AS viewer_is_editor))))))));
create policy withdraw on article_corrections for delete to public
  using (((state = 'open'::text) AND (author_id = viewer_id())));
alter table article_files enable row level security;
create policy read on article_files for select to public
  using ((EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_files.article_id))));
alter table article_notes enable row level security;
create policy read on article_notes for select to public
  using (((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR (( SELECT viewer_is_editor() AS viewer_is_editor) AND (EXISTS ( SELECT
   FROM articles a
  WHERE ((a.id = article_notes.article_id) AND (a.state <> 'draft'::text)))))));
create policy say on article_notes for insert to public
  with check (((author_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (kind = 'comment'::text) AND ((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR (( SELECT viewer_is_editor() AS viewer_is_editor) AND (EXISTS ( SELECT
   FROM articles a
  WHERE ((a.id = article_notes.article_id) AND (a.state <> 'draft'::text))))))));
create policy tick on article_notes for update to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND ((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ( SELECT viewer_is_editor() AS viewer_is_editor))));
alter table article_revisions enable row level security;
create policy keep on article_revisions for insert to public
  with check (((member_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write) AND ((article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ( SELECT viewer_is_editor() AS viewer_is_editor)) AND (EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_revisions.article_id)))));
create policy read on article_revisions for select to public
  using (((was_public AND (EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_revisions.article_id)))) OR (article_id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR (( SELECT viewer_is_editor() AS viewer_is_editor) AND (EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = article_revisions.article_id))))));
alter table articles enable row level security;
create policy begin_own on articles for insert to public
  with check (((owner_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy read on articles for select to public
  using (((state = 'published'::text) OR (owner_id = viewer_id()) OR (id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[])) OR ((state <> 'draft'::text) AND ( SELECT viewer_is_editor() AS viewer_is_editor))));
create policy throw_away on articles for delete to public
  using (((owner_id = viewer_id()) AND (published_at IS NULL) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy write on articles for update to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND ((((owner_id = viewer_id()) OR (id = ANY (( SELECT own_article_ids() AS own_article_ids)::bigint[]))) AND (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'changes'::text, 'published'::text]))) OR ((state <> 'draft'::text) AND ( SELECT viewer_is_editor() AS viewer_is_editor)))));
alter table attempts enable row level security;
alter table blog_claims enable row level security;
create policy claim on blog_claims for insert to public
  with check (((member_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM blog_people p
  WHERE ((p.id = blog_claims.person_id) AND (p.member_id IS NULL) AND (p.joined_into IS NULL))))));
create policy drop_claim on blog_claims for delete to public
  using (((member_id = viewer_id()) OR ( SELECT viewer_is_steward() AS viewer_is_steward)));
create policy read on blog_claims for select to public
  using (((member_id = viewer_id()) OR ( SELECT viewer_is_steward() AS viewer_is_steward)));
alter table blog_editors enable row level security;
create policy give on blog_editors for insert to public
  with check (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy read on blog_editors for select to public
  using (( SELECT viewer_is_member() AS viewer_is_member));
create policy take on blog_editors for delete to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) OR (member_id = viewer_id())));
alter table blog_people enable row level security;
create policy be_author on blog_people for insert to public
  with check (((member_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy read on blog_people for select to public
  using (((joined_into IS NOT NULL) OR (EXISTS ( SELECT
   FROM article_authors x
  WHERE (x.person_id = blog_people.id))) OR (member_id = viewer_id()) OR ((member_id IS NULL) AND ( SELECT viewer_is_editor() AS viewer_is_editor))));
create policy spell on blog_people for update to public
  using (((member_id = viewer_id()) OR ( SELECT viewer_is_editor() AS viewer_is_editor)));
alter table conduct_agreements enable row level security;
create policy agree on conduct_agreements for insert to public
  with check ((member_id = viewer_id()));
create policy own on conduct_agreements for select to public
  using ((member_id = viewer_id()));
alter table conduct_versions enable row level security;
create policy publish on conduct_versions for insert to public
  with check (((published_by = viewer_id()) AND ( SELECT viewer_is_steward() AS viewer_is_steward)));
create policy read on conduct_versions for select to public
  using (true);
alter table core_domains enable row level security;
create policy drop on core_domains for delete to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy keep on core_domains for insert to public
  with check (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy read on core_domains for select to public
  using (true);
alter table core_vouches enable row level security;
create policy again on core_vouches for update to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (member_id <> viewer_id())))
  with check ((vouched_by = viewer_id()));
create policy read on core_vouches for select to public
  using (((member_id = viewer_id()) OR ( SELECT viewer_is_steward() AS viewer_is_steward)));
create policy take_back on core_vouches for delete to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy vouch on core_vouches for insert to public
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (vouched_by = viewer_id()) AND (member_id <> viewer_id())));
alter table doomed_files enable row level security;
alter table drafts enable row level security;
create policy own on drafts for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table erased_members enable row level security;
alter table event_answers enable row level security;
create policy read on event_answers for select to public
  using ((EXISTS ( SELECT
   FROM event_places p
  WHERE ((p.id = event_answers.place_id) AND ((p.member_id = viewer_id()) OR viewer_hosts(p.event_id))))));
alter table event_arrivals enable row level security;
alter table event_ask_votes enable row level security;
create policy read on event_ask_votes for select to public
  using ((place_id = viewer_place(event_of_ask(ask_id))));
create policy take_back on event_ask_votes for delete to public
  using ((viewer_writes_in_room(event_of_ask(ask_id)) AND (place_id = viewer_place(event_of_ask(ask_id)))));
create policy vote on event_ask_votes for insert to public
  with check ((viewer_writes_in_room(event_of_ask(ask_id)) AND (place_id = viewer_place(event_of_ask(ask_id)))));
alter table event_asks enable row level security;
create policy ask on event_asks for insert to public
  with check ((viewer_writes_in_room(event_id) AND (NOT (place_id IS DISTINCT FROM viewer_place(event_id)))));
create policy read on event_asks for select to public
  using ((viewer_attends(event_id) AND ((hidden_at IS NULL) OR viewer_hosts(event_id))));
create policy settle on event_asks for update to public
  using ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
alter table event_calendars enable row level security;
create policy follow on event_calendars for insert to public
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (member_id = viewer_id())));
create policy leave on event_calendars for delete to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy read on event_calendars for select to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
alter table event_calls enable row level security;
create policy change on event_calls for update to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
create policy make on event_calls for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
create policy read on event_calls for select to public
  using (viewer_sees_event(event_id));
alter table event_certificates enable row level security;
create policy own on event_certificates for select to public
  using ((member_id = viewer_id()));
alter table event_committee enable row level security;
create policy read on event_committee for select to public
  using (((member_id = viewer_id()) OR viewer_hosts(event_id)));
create policy take_off on event_committee for delete to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
alter table event_cues enable row level security;
create policy make on event_cues for insert to public
  with check ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write) AND is_recorded(event_id)));
create policy read on event_cues for select to public
  using ((viewer_hosts(event_id) OR (record_is_out(event_id) AND is_recorded(event_id))));
create policy take_off on event_cues for delete to public
  using ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
alter table event_feedback enable row level security;
create policy read on event_feedback for select to public
  using ((is_open AND viewer_hosts(event_id)));
alter table event_feeds enable row level security;
create policy own on event_feeds for all to public
  using ((member_id = viewer_id()))
  with check (((member_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write)));
alter table event_hosts enable row level security;
create policy first_host on event_hosts for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND (member_id = viewer_id()) AND (EXISTS ( SELECT
   FROM events e
  WHERE ((e.id = event_hosts.event_id) AND (e.created_by = viewer_id()))))));
create policy read on event_hosts for select to public
  using (viewer_sees_event(event_id));
alter table event_import_items enable row level security;
create policy read on event_import_items for select to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
alter table event_imports enable row level security;
create policy bring on event_imports for insert to public
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (member_id = viewer_id())));
create policy read on event_imports for select to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy take on event_imports for update to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND is_dry AND holds AND (state = 'done'::text)))
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (member_id = viewer_id()) AND (NOT is_dry) AND (state = 'waiting'::text)));
alter table event_keys enable row level security;
alter table event_known_answers enable row level security;
create policy own on event_known_answers for select to public
  using ((member_id = viewer_id()));
alter table event_links enable row level security;
create policy read on event_links for select to public
  using (viewer_attends(event_id));
create policy take_off on event_links for delete to public
  using ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy write on event_links for insert to public
  with check (viewer_writes_in_room(event_id));
alter table event_meetings enable row level security;
create policy change on event_meetings for update to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
create policy drop on event_meetings for delete to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
create policy make on event_meetings for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
create policy read on event_meetings for select to public
  using ((viewer_hosts(event_id) OR (is_near(event_id) AND viewer_sees_event(event_id) AND (EXISTS ( SELECT
   FROM event_places p
  WHERE ((p.event_id = event_meetings.event_id) AND (p.member_id = viewer_id()) AND (p.state = 'going'::text)))))));
alter table event_news enable row level security;
create policy read on event_news for select to public
  using (((member_id = viewer_id()) OR viewer_attends(event_id)));
create policy write on event_news for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id) AND (member_id = viewer_id())));
alter table event_pads enable row level security;
create policy read on event_pads for select to public
  using (viewer_attends(event_id));
create policy write on event_pads for insert to public
  with check (viewer_writes_in_room(event_id));
alter table event_papers enable row level security;
create policy read on event_papers for select to public
  using ((viewer_wrote_paper(id) OR viewer_scores(event_id)));
alter table event_parts enable row level security;
create policy change on event_parts for update to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
create policy make on event_parts for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id) AND (member_id IS NULL)));
create policy read on event_parts for select to public
  using (viewer_sees_event(event_id));
create policy take_out on event_parts for delete to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND viewer_hosts(event_id)));
alter table event_places enable row level security;
create policy read on event_places for select to public
  using (((member_id = viewer_id()) OR ( SELECT viewer_is_steward() AS viewer_is_steward) OR viewer_hosts(event_id)));
alter table event_poll_votes enable row level security;
create policy read on event_poll_votes for select to public
  using ((place_id = viewer_place(event_of_poll(poll_id, false))));
create policy vote on event_poll_votes for insert to public
  with check ((viewer_writes_in_room(event_of_poll(poll_id, true)) AND (place_id = viewer_place(event_of_poll(poll_id, true)))));
create policy vote_again on event_poll_votes for update to public
  using ((viewer_writes_in_room(event_of_poll(poll_id, true)) AND (place_id = viewer_place(event_of_poll(poll_id, true)))));
alter table event_polls enable row level security;
create policy close on event_polls for update to public
  using ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy drop on event_polls for delete to public
  using ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy make on event_polls for insert to public
  with check ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy read on event_polls for select to public
  using (viewer_attends(event_id));
alter table event_proposal_fans enable row level security;
create policy own on event_proposal_fans for all to public
  using ((member_id = viewer_id()))
  with check (((member_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM event_proposals p
  WHERE ((p.id = event_proposal_fans.proposal_id) AND (p.picked_at IS NULL) AND (p.member_id IS DISTINCT FROM viewer_id()))))));
alter table event_proposals enable row level security;
create policy make on event_proposals for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND (member_id = viewer_id())));
create policy read on event_proposals for select to public
  using (( SELECT viewer_is_member() AS viewer_is_member));
create policy take_back on event_proposals for delete to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND (picked_at IS NULL) AND ((member_id = viewer_id()) OR ( SELECT viewer_is_steward() AS viewer_is_steward))));
alter table event_records enable row level security;
create policy change on event_records for update to public
  using ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy make on event_records for insert to public
  with check ((viewer_hosts(event_id) AND ( SELECT viewer_may_write() AS viewer_may_write)));
create policy read on event_records for select to public
  using ((viewer_hosts(event_id) OR ((published_at IS NOT NULL) AND viewer_sees_event(event_id))));
alter table event_scores enable row level security;
create policy own on event_scores for select to public
  using ((member_id = viewer_id()));
alter table event_series enable row level security;
create policy change on event_series for update to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND (( SELECT viewer_is_steward() AS viewer_is_steward) OR viewer_hosts_series(id))));
create policy make on event_series for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND (created_by = viewer_id())));
create policy read on event_series for select to public
  using (((created_by = viewer_id()) OR (EXISTS ( SELECT
   FROM events e
  WHERE (e.series_id = event_series.id)))));
alter table event_tags enable row level security;
create policy read on event_tags for select to public
  using (viewer_sees_event(event_id));
create policy tag on event_tags for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND (( SELECT viewer_is_steward() AS viewer_is_steward) OR viewer_hosts(event_id))));
create policy untag on event_tags for delete to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND (( SELECT viewer_is_steward() AS viewer_is_steward) OR viewer_hosts(event_id))));
alter table event_usual_reminders enable row level security;
create policy own on event_usual_reminders for select to public
  using ((member_id = viewer_id()));
alter table events enable row level security;
create policy change on events for update to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND (( SELECT viewer_is_steward() AS viewer_is_steward) OR viewer_hosts(id))));
create policy drop on events for delete to public
  using ((( SELECT viewer_may_write() AS viewer_may_write) AND (series_id IS NOT NULL) AND (starts_at > now()) AND viewer_hosts(id) AND (NOT (EXISTS ( SELECT
   FROM event_places p
  WHERE ((p.event_id = events.id) AND (p.state <> 'asked'::text))))) AND (NOT (EXISTS ( SELECT
   FROM event_parts p
  WHERE ((p.event_id = events.id) AND (p.member_id IS NOT NULL))))) AND (NOT (EXISTS ( SELECT
   FROM event_papers p
  WHERE (p.event_id = events.id))))));
create policy make on events for insert to public
  with check ((( SELECT viewer_may_write() AS viewer_may_write) AND (created_by = viewer_id()) AND (NOT invented) AND ((space_id IS NULL) OR (space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[])))));
create policy read on events for select to public
  using ((((sees = 'everyone'::text) OR ( SELECT viewer_is_member() AS viewer_is_member) OR ((( SELECT viewer_token() AS viewer_token) IS NOT NULL) AND viewer_is_guest_of(id))) AND ((space_id IS NULL) OR (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])))));
alter table first_links enable row level security;
alter table help_asks enable row level security;
alter table helped enable row level security;
create policy own on helped for select to public
  using ((member_id = viewer_id()));
create policy say on helped for insert to public
  with check (((member_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM (answers a
     JOIN posts p ON ((p.id = a.post_id)))
  WHERE ((a.post_id = helped.post_id) AND (p.removed_at IS NULL) AND (NOT (p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[]))))))));
create policy take_back on helped for delete to public
  using ((member_id = viewer_id()));
alter table invitations enable row level security;
create policy invite on invitations for insert to public
  with check (((invited_by = viewer_id()) AND ( SELECT viewer_may_invite() AS viewer_may_invite) AND ((space_id IS NULL) OR (EXISTS ( SELECT
   FROM space_members m
  WHERE ((m.space_id = invitations.space_id) AND (m.member_id = viewer_id())))))));
create policy read on invitations for select to public
  using (((invited_by = viewer_id()) OR ( SELECT viewer_is_steward() AS viewer_is_steward)));
create policy take_back on invitations for delete to public
  using (((taken_at IS NULL) AND ((invited_by = viewer_id()) OR ( SELECT viewer_is_steward() AS viewer_is_steward))));
alter table mail_stops enable row level security;
create policy own on mail_stops for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table mails enable row level security;
create policy post on mails for insert to public
  with check ((state = 'waiting'::text));
create policy read_as_steward on mails for select to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (NOT unlisted)));
alter table mask_cases enable row level security;
create policy read_as_steward on mask_cases for select to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
create policy read_own on mask_cases for select to public
  using (((answer = 'agreed'::text) AND (mask_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[]))));
alter table masks enable row level security;
create policy own on masks for select to public
  using ((member_id = viewer_id()));
alter table member_tags enable row level security;
create policy drop_own on member_tags for delete to public
  using ((member_id = viewer_id()));
create policy own on member_tags for insert to public
  with check ((member_id = viewer_id()));
create policy read on member_tags for select to public
  using ((EXISTS ( SELECT
   FROM members m
  WHERE (m.id = member_tags.member_id))));
alter table members enable row level security;
create policy change_own on members for update to public
  using ((id = viewer_id()))
  with check ((id = viewer_id()));
create policy read on members for select to public
  using (((id = viewer_id()) OR ((state = 'active'::text) AND ((seen_by = 'everyone'::text) OR ( SELECT viewer_is_member() AS viewer_is_member))) OR ((state = 'waiting'::text) AND ( SELECT viewer_is_steward() AS viewer_is_steward))));
alter table migrations enable row level security;
alter table notice_choices enable row level security;
create policy own on notice_choices for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table notices enable row level security;
create policy clear on notices for delete to public
  using ((member_id = viewer_id()));
create policy look on notices for update to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
create policy read on notices for select to public
  using (((member_id = viewer_id()) AND ((space_id IS NULL) OR (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])))));
alter table parked_forms enable row level security;
alter table passkey_challenges enable row level security;
alter table passkeys enable row level security;
create policy own on passkeys for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table post_versions enable row level security;
create policy forget on post_versions for delete to public
  using ((EXISTS ( SELECT
   FROM posts p
  WHERE ((p.id = post_versions.post_id) AND ((p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) OR ( SELECT viewer_is_steward() AS viewer_is_steward))))));
create policy keep on post_versions for insert to public
  with check ((EXISTS ( SELECT
   FROM posts p
  WHERE ((p.id = post_versions.post_id) AND (p.space_id = post_versions.space_id) AND ((p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) OR ( SELECT viewer_is_steward() AS viewer_is_steward))))));
create policy read on post_versions for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
alter table posts enable row level security;
create policy change_as_steward on posts for update to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))))
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
create policy change_own on posts for update to public
  using (((author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) AND (removed_at IS NULL) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))))
  with check (((author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) AND ((removed_by IS NULL) OR (removed_by = 'author'::text))));
create policy read on posts for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
create policy write on posts for insert to public
  with check (((author_id = viewer_in(thread_id)) AND (space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[])) AND (EXISTS ( SELECT
   FROM threads t
  WHERE ((t.id = posts.thread_id) AND (t.space_id = posts.space_id) AND (t.merged_into IS NULL))))));
alter table proven_addresses enable row level security;
alter table question_tags enable row level security;
create policy read on question_tags for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
create policy tag on question_tags for insert to public
  with check ((EXISTS ( SELECT
   FROM (questions q
     JOIN threads t ON ((t.id = q.thread_id)))
  WHERE ((q.thread_id = question_tags.thread_id) AND (q.space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[])) AND (( SELECT viewer_is_steward() AS viewer_is_steward) OR (t.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])))))));
create policy untag on question_tags for delete to public
  using ((EXISTS ( SELECT
   FROM (questions q
     JOIN threads t ON ((t.id = q.thread_id)))
  WHERE ((q.thread_id = question_tags.thread_id) AND (q.space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[])) AND (( SELECT viewer_is_steward() AS viewer_is_steward) OR (t.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])))))));
alter table questions enable row level security;
create policy ask on questions for insert to public
  with check (((space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[])) AND (EXISTS ( SELECT
   FROM threads t
  WHERE ((t.id = questions.thread_id) AND (t.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])))))));
create policy read on questions for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
create policy steer on questions for update to public
  using (((space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[])) AND (( SELECT viewer_is_steward() AS viewer_is_steward) OR (EXISTS ( SELECT
   FROM threads t
  WHERE ((t.id = questions.thread_id) AND (t.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[]))))))))
  with check (((duplicate_of IS NULL) OR (EXISTS ( SELECT
   FROM threads d
  WHERE (d.id = questions.duplicate_of)))));
alter table reactions enable row level security;
create policy react on reactions for insert to public
  with check (((member_id = viewer_id()) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM posts p
  WHERE ((p.id = reactions.post_id) AND (p.space_id = reactions.space_id) AND (p.removed_at IS NULL))))));
create policy read on reactions for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
create policy take_back on reactions for delete to public
  using ((member_id = viewer_id()));
alter table search_entries enable row level security;
create policy add on search_entries for insert to public
  with check (
CASE
    WHEN (kind = 'member'::text) THEN (ref = viewer_id())
    ELSE (EXISTS ( SELECT
       FROM posts p
      WHERE ((p.id = search_entries.ref) AND (p.space_id = search_entries.space_id) AND (p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])))))
END);
create policy change on search_entries for update to public
  using (
CASE
    WHEN (kind = 'member'::text) THEN (ref = viewer_id())
    ELSE (EXISTS ( SELECT
       FROM posts p
      WHERE ((p.id = search_entries.ref) AND (p.space_id = search_entries.space_id) AND (p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])))))
END);
create policy drop_entry on search_entries for delete to public
  using (
CASE
    WHEN (kind = 'member'::text) THEN (ref = viewer_id())
    ELSE (EXISTS ( SELECT
       FROM posts p
      WHERE ((p.id = search_entries.ref) AND (p.space_id = search_entries.space_id) AND ((p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) OR ( SELECT viewer_is_steward() AS viewer_is_steward)))))
END);
create policy read on search_entries for select to public
  using (
CASE kind
    WHEN 'member'::text THEN (EXISTS ( SELECT
       FROM members m
      WHERE (m.id = search_entries.ref)))
    WHEN 'article'::text THEN true
    WHEN 'event'::text THEN viewer_sees_event(ref)
    ELSE (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))
END);
alter table sessions enable row level security;
create policy own on sessions for all to public
  using ((member_id = viewer_id()));
alter table settings enable row level security;
create policy change on settings for update to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy read on settings for select to public
  using (true);
create policy write on settings for insert to public
  with check (( SELECT viewer_is_steward() AS viewer_is_steward));
alter table sign_ins enable row level security;
alter table site_files enable row level security;
alter table site_import_items enable row level security;
create policy read on site_import_items for select to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
alter table site_imports enable row level security;
create policy bring on site_imports for insert to public
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (member_id = viewer_id())));
create policy read on site_imports for select to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
alter table space_follows enable row level security;
create policy own on space_follows for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table space_invitations enable row level security;
create policy invite on space_invitations for insert to public
  with check (((invited_by = viewer_id()) AND (NOT by_address) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM space_members m
  WHERE ((m.space_id = space_invitations.space_id) AND (m.member_id = viewer_id())))) AND (EXISTS ( SELECT
   FROM members m
  WHERE ((m.id = space_invitations.member_id) AND (m.state = 'active'::text))))));
create policy read on space_invitations for select to public
  using (((member_id = viewer_id()) OR ((NOT by_address) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])))));
create policy take_back on space_invitations for delete to public
  using (((member_id = viewer_id()) OR ((invited_by = viewer_id()) AND (NOT by_address))));
alter table space_members enable row level security;
create policy leave on space_members for delete to public
  using (((member_id = viewer_id()) OR (( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])))));
create policy let_in on space_members for insert to public
  with check (((invited_by = viewer_id()) AND ( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
create policy read on space_members for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
alter table space_slugs enable row level security;
create policy read on space_slugs for select to public
  using ((EXISTS ( SELECT
   FROM spaces s
  WHERE (s.id = space_slugs.space_id))));
create policy take_back on space_slugs for delete to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
create policy write on space_slugs for insert to public
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
alter table spaces enable row level security;
create policy change_as_steward on spaces for update to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))))
  with check (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy create_as_steward on spaces for insert to public
  with check (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy read on spaces for select to public
  using (((id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])) OR ( SELECT viewer_is_steward() AS viewer_is_steward)));
alter table steward_acts enable row level security;
create policy read on steward_acts for select to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy read_of_own_space on steward_acts for select to public
  using (((act = 'step in'::text) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
create policy write on steward_acts for insert to public
  with check (((steward_id = viewer_id()) AND ( SELECT viewer_is_steward() AS viewer_is_steward)));
alter table submissions enable row level security;
create policy own on submissions for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table suggestions enable row level security;
create policy answer on suggestions for update to public
  using (((state = 'open'::text) AND ( SELECT viewer_may_write() AS viewer_may_write) AND (EXISTS ( SELECT
   FROM posts p
  WHERE ((p.id = suggestions.post_id) AND (p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])))))))
  with check ((state = ANY (ARRAY['taken'::text, 'declined'::text])));
create policy read on suggestions for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
create policy remove_as_steward on suggestions for delete to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
create policy suggest on suggestions for insert to public
  with check (((author_id = viewer_in(thread_id)) AND (space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[])) AND (EXISTS ( SELECT
   FROM (posts p
     JOIN threads t ON ((t.id = p.thread_id)))
  WHERE ((p.id = suggestions.post_id) AND (p.space_id = suggestions.space_id) AND (p.removed_at IS NULL) AND (t.shown_at <> 'threads'::text) AND (NOT (p.author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[]))))))));
create policy withdraw on suggestions for delete to public
  using (((state = 'open'::text) AND (author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[]))));
alter table tag_follows enable row level security;
create policy own on tag_follows for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table tag_synonyms enable row level security;
create policy add_as_steward on tag_synonyms for insert to public
  with check (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy drop_as_steward on tag_synonyms for delete to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward));
create policy read on tag_synonyms for select to public
  using (true);
alter table tags enable row level security;
create policy add on tags for insert to public
  with check ((viewer_id() IS NOT NULL));
create policy read on tags for select to public
  using (true);
create policy rename_as_steward on tags for update to public
  using (( SELECT viewer_is_steward() AS viewer_is_steward))
  with check (( SELECT viewer_is_steward() AS viewer_is_steward));
alter table thread_follows enable row level security;
create policy own on thread_follows for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table thread_reads enable row level security;
create policy own on thread_reads for all to public
  using ((member_id = viewer_id()))
  with check ((member_id = viewer_id()));
alter table threads enable row level security;
create policy change_as_steward on threads for update to public
  using ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))))
  with check ((( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))));
create policy change_own on threads for update to public
  using (((author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) AND (locked_at IS NULL) AND (space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[]))))
  with check (((author_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) AND (pinned_at IS NULL) AND (locked_at IS NULL) AND (merged_into IS NULL) AND (space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[]))));
create policy read on threads for select to public
  using ((space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])));
create policy start on threads for insert to public
  with check (((author_id = viewer_id()) AND (last_number = 0) AND (pinned_at IS NULL) AND (locked_at IS NULL) AND (space_id = ANY (( SELECT writable_space_ids() AS writable_space_ids)::bigint[]))));
alter table uploads enable row level security;
create policy bring on uploads for insert to public
  with check (((member_id = viewer_id()) AND (space_id IS NULL) AND (post_id IS NULL) AND ( SELECT viewer_is_member() AS viewer_is_member)));
create policy claim on uploads for update to public
  using (((member_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) AND (purpose = 'post'::text)))
  with check (((member_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) AND (EXISTS ( SELECT
   FROM posts p
  WHERE ((p.id = uploads.post_id) AND (p.space_id = uploads.space_id) AND (p.author_id = uploads.member_id))))));
create policy claim_as_editor on uploads for update to public
  using (((member_id = viewer_id()) AND (purpose = 'post'::text) AND (post_id IS NULL)))
  with check (((member_id = viewer_id()) AND (post_id IS NULL) AND ( SELECT viewer_is_editor() AS viewer_is_editor) AND (EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = uploads.article_id)))));
create policy claim_for_article on uploads for update to public
  using (((member_id = viewer_id()) AND (purpose = 'post'::text) AND (post_id IS NULL)))
  with check (((member_id = viewer_id()) AND (post_id IS NULL) AND (article_id = ANY (own_article_ids()))));
create policy read on uploads for select to public
  using (((member_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) OR ((purpose = 'post'::text) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[]))) OR ((purpose = 'picture'::text) AND (EXISTS ( SELECT
   FROM members m
  WHERE (m.picture_id = uploads.id))))));
create policy read_of_articles on uploads for select to public
  using (((article_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM articles a
  WHERE (a.id = uploads.article_id)))));
create policy release on uploads for delete to public
  using (((member_id = ANY (( SELECT viewer_selves() AS viewer_selves)::bigint[])) OR (( SELECT viewer_is_steward() AS viewer_is_steward) AND (space_id = ANY (( SELECT visible_space_ids() AS visible_space_ids)::bigint[])))));

-- Grants

grant select (id, member_id, purpose, address, at, expires_at) on account_codes to hearth_web;
grant select on addresses to hearth_web;
grant delete, select on answers to hearth_web;
grant insert (post_id, thread_id, space_id) on answers to hearth_web;
grant delete, insert, select on article_aliases to hearth_web;
grant delete, select on article_authors to hearth_web;
grant update ("position", affiliation) on article_authors to hearth_web;
grant delete, insert, select on article_categories to hearth_web;
grant delete, select on article_corrections to hearth_web;
grant insert (article_id, author_id, base, body, note) on article_corrections to hearth_web;
grant update (state, answered_at) on article_corrections to hearth_web;
grant select on article_files to hearth_web;
grant insert (article_id, author_id, kind, about, body) on article_notes to hearth_web;
grant select on article_notes to hearth_web;
grant update (done_at) on article_notes to hearth_web;
grant insert, select on article_revisions to hearth_web;
grant delete, select on articles to hearth_web;
grant insert (slug, owner_id, title, subtitle, body, html, words, lead, headings, minutes, licence, picture_description) on articles to hearth_web;
grant update (slug, title, subtitle, body, html, words, lead, headings, minutes, licence, picture_id, picture_description, version, updated_at, modified_at, space_id) on articles to hearth_web;
grant delete, select on blog_claims to hearth_web;
grant insert (person_id, member_id) on blog_claims to hearth_web;
grant delete, select on blog_editors to hearth_web;
grant insert (member_id) on blog_editors to hearth_web;
grant insert (name, orcid, member_id) on blog_people to hearth_web;
grant select on blog_people to hearth_web;
grant update (name, orcid) on blog_people to hearth_web;
grant select on bylines to hearth_web;
grant insert (member_id, version) on conduct_agreements to hearth_web;
grant select on conduct_agreements to hearth_web;
grant insert (version, body, html, change, published_by) on conduct_versions to hearth_web;
grant select on conduct_versions to hearth_web;
grant delete, select on core_domains to hearth_web;
grant insert (domain) on core_domains to hearth_web;
grant delete, insert, select on core_vouches to hearth_web;
grant update (vouched_by, reason, until) on core_vouches to hearth_web;
grant delete, insert, select, update on drafts to hearth_web;
grant select on event_answers to hearth_web;
grant delete, insert, select on event_ask_votes to hearth_web;
grant insert (event_id, place_id, is_named, body) on event_asks to hearth_web;
grant select on event_asks to hearth_web;
grant update (answered_at, hidden_at) on event_asks to hearth_web;
grant delete, select on event_calendars to hearth_web;
grant insert (address, member_id) on event_calendars to hearth_web;
grant insert, select on event_calls to hearth_web;
grant update (body, html, closes_at) on event_calls to hearth_web;
grant select (id, code, event_id, member_id, name, title, kind, starts_at, zone, minutes, made_at) on event_certificates to hearth_web;
grant delete, select on event_committee to hearth_web;
grant delete, select on event_cues to hearth_web;
grant insert (event_id, "position", starts_ms, words) on event_cues to hearth_web;
grant select on event_feedback to hearth_web;
grant delete on event_feeds to hearth_web;
grant insert (member_id, token_hash, what, space_id, series_id) on event_feeds to hearth_web;
grant select (member_id, made_at, what, space_id, series_id) on event_feeds to hearth_web;
grant update (token_hash, made_at) on event_feeds to hearth_web;
grant insert, select on event_hosts to hearth_web;
grant select on event_import_items to hearth_web;
grant insert (member_id, name, is_address, content) on event_imports to hearth_web;
grant select (id, member_id, calendar_id, is_nightly, name, is_address, holds, is_dry, state, said, at, ended_at) on event_imports to hearth_web;
grant update (member_id, calendar_id, is_dry, state) on event_imports to hearth_web;
grant select on event_known_answers to hearth_web;
grant delete, select on event_links to hearth_web;
grant insert (event_id, url, title) on event_links to hearth_web;
grant delete, insert, select, update on event_meetings to hearth_web;
grant insert (event_id, member_id, body, html) on event_news to hearth_web;
grant select on event_news to hearth_web;
grant insert, select on event_pads to hearth_web;
grant select (id, event_id, title, format, body, html, at, decision, said, decided_at, part_id) on event_papers to hearth_web;
grant delete, select on event_parts to hearth_web;
grant insert (event_id, after_minutes, minutes, room, title, speakers, body, html, slides_url, is_open, member_id) on event_parts to hearth_web;
grant update (after_minutes, minutes, room, title, speakers, body, html, slides_url, is_open) on event_parts to hearth_web;
grant select (event_id, member_id, state, line, at, offered_until, id, guest_name, kept_for, reminders, came_at, agrees) on event_places to hearth_web;
grant insert, select on event_poll_votes to hearth_web;
grant update (choice) on event_poll_votes to hearth_web;
grant delete, select on event_polls to hearth_web;
grant insert (event_id, question, options) on event_polls to hearth_web;
grant update (closed_at) on event_polls to hearth_web;
grant delete, insert, select on event_proposal_fans to hearth_web;
grant delete, select on event_proposals to hearth_web;
grant insert (member_id, kind, title, body, html) on event_proposals to hearth_web;
grant insert (event_id, notes, html, slides_url, recording_url) on event_records to hearth_web;
grant select on event_records to hearth_web;
grant update (notes, html, slides_url, recording_url, changed_at) on event_records to hearth_web;
grant select on event_scores to hearth_web;
grant insert, select on event_series to hearth_web;
grant update (title, rule, first_local, minutes, zone, shift_days, clock, clock_zone, ended_at) on event_series to hearth_web;
grant delete, insert, select on event_tags to hearth_web;
grant select on event_usual_reminders to hearth_web;
grant delete, select on events to hearth_web;
grant insert (series_id, series_at, title, kind, body, html, starts_at, ends_at, zone, place, address, access, level, bring, is_recorded, has_captions, sees, created_by, capacity, core_only, core_why, questions, reserves, space_id, language, counts_minutes) on events to hearth_web;
grant update (series_at, title, kind, body, html, starts_at, ends_at, zone, place, address, access, level, bring, is_recorded, has_captions, sees, sequence, changed_at, cancelled_at, cancelled_why, capacity, core_only, core_why, questions, reserves, language, moved_from, is_special, counts_minutes) on events to hearth_web;
grant execute on function take_account_code(text,bytea,bytea) to hearth_web;
grant delete, insert, select on helped to hearth_web;
grant delete on invitations to hearth_web;
grant insert (address, invited_by, space_id) on invitations to hearth_web;
grant select (id, address, invited_by, space_id, at, expires_at, taken_at) on invitations to hearth_web;
grant select (member_id, kind, thread_id, stopped_at) on mail_stops to hearth_web;
grant update (stopped_at) on mail_stops to hearth_web;
grant insert (id, kind, to_address, from_name, subject, text, html, headers, until, unlisted, calendar) on mails to hearth_web;
grant select (id, kind, to_shown, state, error, tries, at, next_at, until, done_at) on mails to hearth_web;
grant select on mask_cases to hearth_web;
grant select on masks to hearth_web;
grant delete, insert, select on member_tags to hearth_web;
grant select on members to hearth_web;
grant update (name, pronouns, about, wants_to_learn, could_help, links, seen_by, picture_id) on members to hearth_web;
grant delete, insert, select, update on notice_choices to hearth_web;
grant delete, select on notices to hearth_web;
grant update (by_mail, seen_at) on notices to hearth_web;
grant delete, insert on passkeys to hearth_web;
grant select (id, member_id, credential_id, transports, user_handle, name, created_at, last_used_at) on passkeys to hearth_web;
grant update (name) on passkeys to hearth_web;
grant delete, insert, select on post_versions to hearth_web;
grant insert (thread_id, space_id, number, author_id, reply_to, body, html, words) on posts to hearth_web;
grant select on posts to hearth_web;
grant update (body, html, words, edited_at, removed_at, removed_by) on posts to hearth_web;
grant delete, insert, select on question_tags to hearth_web;
grant insert (thread_id, space_id, is_first, words) on questions to hearth_web;
grant select on questions to hearth_web;
grant update (duplicate_of) on questions to hearth_web;
grant delete, insert, select on reactions to hearth_web;
grant delete, insert, select, update on search_entries to hearth_web;
grant delete, select on sessions to hearth_web;
grant insert, select, update on settings to hearth_web;
grant select (import_id, path, kind, outcome, article_id, title, taken, guessed, dropped) on site_import_items to hearth_web;
grant insert (member_id, name, is_dry, takes_remote) on site_imports to hearth_web;
grant select on site_imports to hearth_web;
grant delete, insert, select, update on space_follows to hearth_web;
grant delete, insert, select on space_invitations to hearth_web;
grant delete, insert, select on space_members to hearth_web;
grant delete, insert, select on space_slugs to hearth_web;
grant insert, select, update on spaces to hearth_web;
grant insert, select on steward_acts to hearth_web;
grant insert, select on submissions to hearth_web;
grant update (location) on submissions to hearth_web;
grant delete, select on suggestions to hearth_web;
grant insert (post_id, thread_id, space_id, author_id, base, body, note) on suggestions to hearth_web;
grant update (state, answered_at) on suggestions to hearth_web;
grant delete, insert, select on tag_follows to hearth_web;
grant delete, insert, select on tag_synonyms to hearth_web;
grant insert, select on tags to hearth_web;
grant update (name) on tags to hearth_web;
grant delete, insert, select, update on thread_follows to hearth_web;
grant delete, insert, select, update on thread_reads to hearth_web;
grant insert (space_id, author_id, title, shown_at) on threads to hearth_web;
grant select on threads to hearth_web;
grant update (title, pinned_at, locked_at) on threads to hearth_web;
grant delete, insert, select on uploads to hearth_web;
grant update (member_id, space_id, post_id, article_id) on uploads to hearth_web;
