-- All posts of a question without their words, and what is said of its answers. Through the wall, each of four tables would ask for the
-- viewer's spaces again, which costs more than the rest: this function asks once, and gives nothing of a thread that the viewer does not
-- see. Of whom an answer helped it says only whether that is the viewer.
create function question_outline(thread bigint) returns table (
  id bigint, number int, reply_to bigint, is_removed boolean, is_answer boolean, helped int, accepted_at timestamptz, outdated_at timestamptz,
  outdated_note text, outdated_name text, newer_id bigint, helped_me boolean, suggestions int
) language sql stable security definer set search_path = public as $$
  select p.id, p.number, p.reply_to, p.removed_at is not null, a.post_id is not null, coalesce(a.helped, 0), a.accepted_at, a.outdated_at,
    coalesce(a.outdated_note, ''), nullif(m.name, ''), a.newer_id,
    a.helped > 0 and exists (select from helped h where h.post_id = a.post_id and h.member_id = viewer_id()),
    case when a.post_id is null then 0
      else (select count(*)::int from suggestions s where s.post_id = a.post_id and s.state = 'open') end
  from posts p
    left join answers a on a.post_id = p.id
    left join members m on m.id = a.outdated_by
  where p.thread_id = thread
    and (select t.space_id from threads t where t.id = thread) = any ((select visible_space_ids())::bigint[])
  order by p.number
  limit 2000
$$;
