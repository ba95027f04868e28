-- What stewards may change of other members. The web role can set neither role nor suspended_until: these functions look first.

-- Pauses a member's writing until a moment, or lets them write again (null). Never a steward: another takes the role away first.
create function suspend_member(member bigint, until timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  if not viewer_is_steward() or member = viewer_id() then return false; end if;
  update members set suspended_until = until where id = member and role = 'member' and state = 'active';
  return found;
end $$;

-- Makes a member a steward, or a steward a member. The community is never without a steward who can act.
create function give_role(member bigint, new_role text) returns boolean
  language plpgsql security definer set search_path = public as $$
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
end $$;

-- How the community does, over all spaces: sums only, and for stewards only.
create function town_numbers() returns table (members int, joined_this_month int, posts_this_week int, writers_this_week int, unanswered int)
  language sql stable security definer set search_path = public as $$
  select
    (select count(*)::int from members where state = 'active'),
    (select count(*)::int from members where state = 'active' and joined_at > now() - interval '30 days'),
    (select count(*)::int from spaces s join posts p on p.space_id = s.id and p.created_at > now() - interval '7 days' where p.removed_at is null),
    (select count(distinct p.author_id)::int from spaces s join posts p on p.space_id = s.id and p.created_at > now() - interval '7 days'
       where p.removed_at is null),
    (select count(*)::int from threads where reply_count = 0 and merged_into is null and last_number > 0 and locked_at is null
       and created_at between now() - interval '30 days' and now() - interval '1 day')
  where viewer_is_steward()
$$;
