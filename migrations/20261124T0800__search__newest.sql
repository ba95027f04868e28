-- Search reads the newest matches first and as few rows as it can, however common the words are. A full-text index gives its rows in no
-- order, and reading all of a common word takes long. So each entry is indexed with marks too: what it is, where it stands, and in which
-- thousand, four thousand and so on of its kind it is. "This word, in the newest thousand, in these spaces" is then one quick question.

-- Marks begin with "=", with which no word begins that text search makes of a text or a question.
-- Identities are given in the order in which things are written, so their halves by 1,024 are halves in time, evenly filled.
create function marks_of(kind text, ref bigint, space_id bigint) returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(array['=' || kind, '=in' || coalesce(space_id, 0),
    '=' || kind || '10:' || (ref >> 10), '=' || kind || '12:' || (ref >> 12), '=' || kind || '14:' || (ref >> 14),
    '=' || kind || '16:' || (ref >> 16), '=' || kind || '18:' || (ref >> 18), '=' || kind || '20:' || (ref >> 20)])
$$;

-- What is written waits in a list that every search reads through until it is sorted in: a short one.
create index search_entries_marked on search_entries using gin ((words || marks_of(kind, ref, space_id)))
  with (gin_pending_list_limit = 256);
drop index search_entries_words;

-- The newest matches of one kind, some hundreds: fewer where there are no more. Runs with the rights of who calls it, so that the web
-- gets nothing here that the wall hides; search_ids calls it with the owner's.
-- It goes back through ever wider parts of what was written: a rare word costs few questions, a common one few rows.
create function newest_matches(of_kind text, asked tsquery, spaces bigint[], wanted int) returns bigint[]
  language plpgsql stable set search_path = public set enable_seqscan = off as $$
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
$$;

-- As before: identities with the rights of the owner, within what the present viewer may see and nothing else; what is shown is then read
-- through the wall. Reviewed as such: newest_matches keeps to the viewer's visible spaces, and to profiles that the viewer may see.
create or replace function search_ids(asked text, only_kind text, only_space bigint, most int)
  returns table (kind text, ref bigint, rank real)
  language plpgsql stable security definer set search_path = public as $$
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
begin
  if numnode(q) = 0 then return; end if;
  if only_space is not null then
    select coalesce(array_agg(id), '{}') into spaces from unnest(spaces) id where id = only_space;
  end if;
  if coalesce(only_kind = 'post', true) then posts := newest_matches('post', q, spaces, ranked); end if;
  if coalesce(only_kind = 'member', true) and only_space is null then members := newest_matches('member', q, spaces, ranked); end if;
  if coalesce(only_kind = 'article', true) and only_space is null then articles := newest_matches('article', q, spaces, ranked); end if;
  return query
    select e.kind, e.ref, (ts_rank(e.words, q) * (1 + 1 / (1 + extract(epoch from now() - e.at) / 31557600)))::real as rank
    from (select 'post' as kind, unnest(posts) as ref union all select 'member', unnest(members)
      union all select 'article', unnest(articles)) f
    join search_entries e on e.kind = f.kind and e.ref = f.ref
    order by rank desc, ref desc
    limit least(most, 200);
end
$$;
