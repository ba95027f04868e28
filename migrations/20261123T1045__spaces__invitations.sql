-- The norms as HTML, made when they are saved.
alter table spaces add column norms_html text not null default '';

-- Being asked into a space, and how a space keeps at least the steward who made it.
create table space_invitations (
  space_id bigint not null references spaces on delete cascade,
  member_id bigint not null references members on delete cascade,
  invited_by bigint not null references members on delete cascade,
  -- Whoever knows only an address must not learn from this row whose it is, or that it is anybody's.
  by_address boolean not null default false,
  at timestamptz not null default now(),
  primary key (space_id, member_id)
);
create index space_invitations_of_member on space_invitations (member_id);
create index space_invitations_by_inviter on space_invitations (invited_by);

alter table space_invitations enable row level security;
grant select, insert, delete on space_invitations to hearth_web;
create policy read on space_invitations for select using (
  member_id = viewer_id() or (not by_address and space_id = any ((select visible_space_ids())::bigint[]))
);
create policy invite on space_invitations for insert with check (
  invited_by = viewer_id() and not by_address and (select viewer_may_write())
  and exists (select from space_members m where m.space_id = space_invitations.space_id and m.member_id = viewer_id())
  and exists (select from members m where m.id = space_invitations.member_id and m.state = 'active')
);
create policy take_back on space_invitations for delete using (member_id = viewer_id() or (invited_by = viewer_id() and not by_address));

-- What the viewer is invited into. The wall hides a space from whoever is not in it yet; an invitation shows its name and purpose.
create function my_invitations() returns table (space_id bigint, name text, purpose text, invited_by bigint, inviter text, at timestamptz)
  language sql stable security definer set search_path = public as $$
  select s.id, s.name, s.purpose, i.invited_by, b.name, i.at
  from space_invitations i
  join spaces s on s.id = i.space_id and s.archived_at is null
  join space_members m on m.space_id = i.space_id and m.member_id = i.invited_by
  join members b on b.id = i.invited_by and b.state = 'active'
  where i.member_id = viewer_id() and viewer_is_member()
  order by i.at desc
$$;

-- Brings the viewer in, where they are invited by somebody who is still there. The wall lets nobody put themselves on a list.
create function accept_invitation(space bigint) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  invitation record;
begin
  select * into invitation from my_invitations() i where i.space_id = space;
  if not found or not viewer_may_write() then return false; end if;
  insert into space_members (space_id, member_id, invited_by) values (space, viewer_id(), invitation.invited_by) on conflict do nothing;
  delete from space_invitations i where i.space_id = space and i.member_id = viewer_id();
  return true;
end $$;

-- A steward comes into an invited space uninvited; the wall lets nobody put themselves on a list. Gives false where there is no need.
create function step_in(space bigint) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  if not viewer_is_steward() then return false; end if;
  if not exists (select from spaces s where s.id = space and s.sees = 'invited') then return false; end if;
  insert into space_members (space_id, member_id, invited_by) values (space, viewer_id(), null) on conflict do nothing;
  return found;
end $$;

-- How big a space is: all that a steward may know of one that they are not in.
create function space_sizes() returns table (space_id bigint, people int, threads int)
  language sql stable security definer set search_path = public as $$
  select s.id,
         (select count(*)::int from space_members m where m.space_id = s.id),
         (select count(*)::int from threads t where t.space_id = s.id and t.merged_into is null and t.last_number > 0)
  from spaces s
  where viewer_is_steward()
$$;

-- A space with a list is never without its maker on it, so that it cannot be lost.
create function keep_maker_in() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if viewer_id() is not null and (new.sees = 'invited' or new.writes = 'invited') then
    insert into space_members (space_id, member_id, invited_by) values (new.id, viewer_id(), viewer_id()) on conflict do nothing;
  end if;
  return null;
end $$;
revoke execute on function keep_maker_in() from public;
create trigger keep_maker_in after insert or update of sees, writes on spaces for each row execute function keep_maker_in();
