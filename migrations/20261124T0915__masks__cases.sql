-- Looking behind a mask: for a serious breach of the code of conduct, and only by two stewards together. What they asked and answered
-- stands here for all stewards who see the question; who wears the mask stands in no row, and is said to these two alone.
create table mask_cases (
  id bigint generated always as identity primary key,
  mask_id bigint not null references members on delete cascade,
  thread_id bigint not null,
  space_id bigint not null,
  asked_by bigint references members on delete set null,
  reason text not null check (length(reason) between 1 and 1000),
  asked_at timestamptz not null default now(),
  answered_by bigint references members on delete set null,
  answer text check (answer in ('agreed', 'refused')),
  answer_reason text not null default '' check (length(answer_reason) <= 1000),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check (answered_by <> asked_by),
  foreign key (thread_id, space_id) references threads (id, space_id) on update cascade on delete cascade
);
create unique index mask_cases_one_open on mask_cases (mask_id) where answer is null;
create index mask_cases_of_thread on mask_cases (thread_id, id desc);
alter table mask_cases enable row level security;
grant select on mask_cases to hearth_web;
create policy read_as_steward on mask_cases for select using (
  (select viewer_is_steward()) and space_id = any ((select visible_space_ids())::bigint[])
);
-- Whoever wears the mask reads the reasons, once both have agreed.
create policy read_own on mask_cases for select using (
  answer = 'agreed' and mask_id = any ((select viewer_selves())::bigint[])
);

-- A steward asks. Null where the viewer may not, or somebody has asked already. A steward who wears this mask is told no more than that:
-- to everybody else it looks as if they had not asked.
create function ask_behind_mask(thread bigint, why text, pause interval) returns bigint
  language plpgsql security definer set search_path = public as $$
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
end $$;

-- Another steward agrees or refuses. Agreeing tells the wearer. False where the viewer may not: they asked themselves, somebody has
-- answered already, or they wear the mask.
create function answer_mask_case(which bigint, agree boolean, why text, pause interval) returns boolean
  language plpgsql security definer set search_path = public as $$
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
end $$;

-- Who wears the mask of a case: said to the two stewards who agreed, for so long after, and to nobody else. No row where nobody wears it
-- any more.
create function behind_mask(which bigint, how_long interval) returns table (member_id bigint, name text)
  language sql stable security definer set search_path = public as $$
  select m.id, m.name
  from mask_cases c join masks k on k.id = c.mask_id join members m on m.id = k.member_id
  where c.id = which and c.answer = 'agreed' and viewer_is_steward() and viewer_id() in (c.asked_by, c.answered_by)
    and c.space_id = any (visible_space_ids()) and c.answered_at > now() - least(how_long, interval '30 days')
$$;
