-- Questions like a title that somebody is writing. Full-text search cannot use its index under row policies (its operator is not
-- leak-proof), so this one function finds numbers with the owner's rights, within the viewer's visible spaces and nothing else; what is
-- shown is then read through the wall. Any word may match, the more the better: those found first are the newest, and a few thousand are
-- enough to choose from. Answered questions come before others that fit as well.
create function similar_questions(asked text, except_thread bigint, most int) returns table (thread_id bigint, rank real)
  language sql stable security definer set search_path = public as $$
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
$$;
