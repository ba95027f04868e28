-- Leaving. What hangs on a member with `on delete cascade` goes with them; what points to them without it stays and is theirs no
-- more: a member who left is a number without a name.
alter table members drop constraint members_name_check;
alter table members add constraint members_name_check check (length(name) between 1 and 80 or (state = 'left' and name = ''));

-- Who was erased, so that a restored backup can be made to forget them again. No name, no address. Nobody reads this but the owner.
create table erased_members (
  member_id bigint primary key,
  -- Numbers are given again after an older backup is restored: only together with this moment do they mean the same person.
  joined_at timestamptz not null,
  words_removed boolean not null,
  at timestamptz not null default now()
);
alter table erased_members enable row level security;

-- Erases a member: everything but the row that the words hang on, and, where they want it, the words. What should not be
-- waited for (mentions in the words of others, titles in the search) follows the message.
create function erase(member bigint, remove_words boolean) returns void
  language plpgsql security definer set search_path = public as $$
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
end $$;

-- The viewer leaves. False for the last steward who can act: somebody has to keep the house. Needs the owner's rights because it
-- reaches what others wrote and what nobody may change.
create function leave(remove_words boolean) returns boolean
  language plpgsql security definer set search_path = public as $$
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
end $$;

revoke execute on function erase(bigint, boolean) from public;

-- One's own words for one's own export, also from spaces that one no longer sees: of these no title or name that somebody else wrote
-- comes along. The wall alone would keep a member's own words from them.
create function my_posts(after bigint, most int) returns table (
  id bigint, thread_id bigint, thread_title text, space_slug text, space_name text, number int, body text,
  created_at timestamptz, edited_at timestamptz, removed_at timestamptz
) language sql stable security definer set search_path = public as $$
  select p.id, p.thread_id, case when t.author_id = viewer_id() then t.title end, s.slug, s.name, p.number, p.body,
         p.created_at, p.edited_at, p.removed_at
  from posts p
  join threads t on t.id = p.thread_id
  left join spaces s on s.id = p.space_id and s.id = any (visible_space_ids())
  where p.author_id = viewer_id() and p.id > after
  order by p.id limit least(most, 5000)
$$;

create function my_post_versions(after bigint, most int) returns table (
  id bigint, post_id bigint, body text, written_at timestamptz, replaced_at timestamptz
) language sql stable security definer set search_path = public as $$
  select v.id, v.post_id, v.body, v.written_at, v.replaced_at
  from post_versions v join posts p on p.id = v.post_id
  where p.author_id = viewer_id() and v.id > after
  order by v.id limit least(most, 5000)
$$;

create function my_reactions() returns table (post_id bigint, kind text, at timestamptz)
  language sql stable security definer set search_path = public as $$
  select r.post_id, r.kind, r.at from reactions r where r.member_id = viewer_id() order by r.at
$$;
