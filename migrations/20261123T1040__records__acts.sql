-- What stewards did, and why. Rows are added and never changed: nobody has the right to.
-- Spaces, threads and posts are named by number only, so that a record outlives what it is about and carries none of its words.
create table steward_acts (
  id bigint generated always as identity primary key,
  steward_id bigint references members on delete set null,
  act text not null check (length(act) between 1 and 40),
  reason text not null default '' check (length(reason) <= 1000),
  space_id bigint,
  thread_id bigint,
  post_id bigint,
  member_id bigint references members on delete set null,
  detail jsonb not null default '{}',
  at timestamptz not null default now()
);
create index steward_acts_by_act on steward_acts (act, id desc);
create index steward_acts_by_steward on steward_acts (steward_id, id desc);
create index steward_acts_about_member on steward_acts (member_id, id desc) where member_id is not null;
create index steward_acts_about_space on steward_acts (space_id, id desc) where space_id is not null;

alter table steward_acts enable row level security;
grant select, insert on steward_acts to hearth_web;
create policy read on steward_acts for select using ((select viewer_is_steward()));
-- The people of a space may know which steward came in uninvited, and why.
create policy read_of_own_space on steward_acts for select using (
  act = 'step in' and space_id = any ((select visible_space_ids())::bigint[])
);
create policy write on steward_acts for insert with check (steward_id = viewer_id() and (select viewer_is_steward()));
