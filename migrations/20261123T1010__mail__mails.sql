-- Mails on their way. The words, which may hold a sign-in code, are gone from the row once a mail is sent or given up.
create table mails (
  id uuid primary key,
  kind text not null check (length(kind) between 1 and 30),
  to_address text not null check (length(to_address) between 3 and 254),
  -- What stewards see of an address: enough to know whom to ask, not enough to write to.
  to_shown text not null generated always as (left(to_address, 1) || '…@' || substring(to_address from '[^@]*$')) stored,
  from_name text,
  subject text not null check (length(subject) <= 998),
  text text,
  html text,
  headers jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'kept', 'failed')),
  error text,
  tries int not null default 0,
  at timestamptz not null default now(),
  -- A mail that is being sent belongs to its job until then; a mail that waits is due then.
  next_at timestamptz not null default now(),
  until timestamptz not null default now() + interval '3 days',
  done_at timestamptz
);
create index mails_by_age on mails (at desc, id desc);
create index mails_on_their_way on mails (next_at) where state in ('waiting', 'sending');
create index mails_in_trouble on mails (at desc, id desc) where error is not null and state <> 'sent';

alter table mails enable row level security;
grant insert (id, kind, to_address, from_name, subject, text, html, headers, until) on mails to hearth_web;
grant select (id, kind, to_shown, state, error, tries, at, next_at, until, done_at) on mails to hearth_web;
create policy post on mails for insert with check (state = 'waiting');
create policy read_as_steward on mails for select using ((select viewer_is_steward()));

-- Without a mail server the words stay, because nobody gets them otherwise. The wall hides the columns from everybody: this opens
-- those of kept mails to stewards.
create function kept_mails(before timestamptz, most int) returns table (id uuid, to_address text, subject text, text text, at timestamptz)
  language sql stable security definer set search_path = public as $$
  select m.id, m.to_address, m.subject, m.text, m.at from mails m
  where m.state = 'kept' and viewer_is_steward() and (before is null or m.at < before)
  order by m.at desc, m.id desc limit least(most, 100)
$$;

-- Sends what waits for another try now: one mail, or all. Only jobs may change a mail otherwise.
create function try_mails_again(one uuid default null) returns int
  language plpgsql security definer set search_path = public as $$
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
end $$;
