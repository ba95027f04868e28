-- Core members: the NHS, the public and voluntary sectors, academia, or retired from these. Something one shows, never a gate on joining: by a
-- proven address on a listed domain, or by the word of a steward. Either holds for two years.
create table core_domains (
  domain text primary key check (domain = lower(domain) and domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$' and length(domain) <= 200),
  added_at timestamptz not null default now()
);
insert into core_domains (domain)
  select unnest(array['nhs.net', 'nhs.uk', 'nhs.scot', 'nhs.wales', 'hscni.net', 'gov.uk', 'gov.scot', 'gov.wales', 'ac.uk', 'phs.scot']);

create table core_vouches (
  member_id bigint primary key references members on delete cascade,
  vouched_by bigint references members on delete set null,
  reason text not null check (length(reason) between 1 and 300),
  until timestamptz not null
);

-- Whether somebody is a core member now. A domain counts with everything below it: trust.nhs.uk below nhs.uk, and never evil-nhs.uk.
create function is_core_member(who bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from addresses a join core_domains d
      on split_part(a.address, '@', 2) = d.domain or split_part(a.address, '@', 2) like '%.' || d.domain
    where a.member_id = who and a.verified_at > now() - interval '2 years'
  ) or exists (select from core_vouches v where v.member_id = who and v.until > now())
$$;
revoke execute on function is_core_member(bigint) from public;

create function viewer_is_core() returns boolean language sql stable security definer set search_path = public as $$
  select viewer_is_member() and is_core_member(viewer_id())
$$;

alter table core_domains enable row level security;
grant select, insert (domain), delete on core_domains to hearth_web;
create policy read on core_domains for select using (true);
create policy keep on core_domains for insert with check ((select viewer_is_steward()));
create policy drop on core_domains for delete using ((select viewer_is_steward()));

alter table core_vouches enable row level security;
grant select, insert, update, delete on core_vouches to hearth_web;
create policy read on core_vouches for select using (member_id = viewer_id() or (select viewer_is_steward()));
create policy vouch on core_vouches for insert with check ((select viewer_is_steward()) and vouched_by = viewer_id() and member_id <> viewer_id());
create policy again on core_vouches for update using ((select viewer_is_steward()) and member_id <> viewer_id()) with check (vouched_by = viewer_id());
create policy take_back on core_vouches for delete using ((select viewer_is_steward()));
