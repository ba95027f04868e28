-- Full-text search cannot use its index under row policies: its operator is not leak-proof. So this one function finds identities with the
-- rights of the owner, within what the present viewer may see and nothing else; what is shown is then read through the wall.
-- Reviewed as such: the only condition on rows is the viewer's visible spaces, and for profiles that the viewer may see them.
create function search_ids(asked text, only_kind text, only_space bigint, most int)
  returns table (kind text, ref bigint, rank real)
  language sql stable security definer set search_path = public as $$
  with query as (
    select websearch_to_tsquery('english', asked) || websearch_to_tsquery('simple', asked) as q,
           visible_space_ids() as spaces, viewer_is_member() as is_member
  ),
  -- The newest thousands of matches are ranked: a common word must not make everybody wait.
  found as (
    select e.kind, e.ref, e.words, e.at
    from search_entries e, query
    where e.words @@ q
      and (only_kind is null or e.kind = only_kind)
      and (only_space is null or e.space_id = only_space)
      and (e.space_id = any (spaces)
        or (e.kind = 'member' and exists (
          select from members m where m.id = e.ref and m.state = 'active' and (m.seen_by = 'everyone' or is_member))))
    limit 2000
  )
  select f.kind, f.ref, (ts_rank(f.words, q) * (1 + 1 / (1 + extract(epoch from now() - f.at) / 31557600)))::real as rank
  from found f, query
  order by rank desc, f.ref desc
  limit least(most, 200)
$$;
