-- Suggestions stand and fall with the words that they repeat, also when both are written at one moment.

-- Whoever suggests holds the post meanwhile, so that nobody takes its words back before they are seen to be repeated here. Where they are
-- gone already, nothing is written. Needs the owner's rights because only its author may lock a post.
create function hold_suggested_post() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from posts p where p.id = new.post_id and p.removed_at is null for share;
  if not found then return null; end if;
  return new;
end $$;
create trigger hold_post before insert on suggestions for each row execute function hold_suggested_post();

-- A wearer who leaves and takes their words along takes along what they suggested under the mask.
create or replace function take_back_under_masks(member bigint) returns void language plpgsql security definer set search_path = public as $$
declare
  worn bigint[] := array(select id from masks where member_id = member);
begin
  update posts p set body = '', html = '', words = '', removed_at = coalesce(p.removed_at, now()), removed_by = coalesce(p.removed_by, 'author')
    where p.author_id = any (worn);
  delete from post_versions v using posts p where p.id = v.post_id and p.author_id = any (worn);
  update threads t set title = 'A question that was taken back' where t.author_id = any (worn);
  delete from search_entries e using posts p where e.kind = 'post' and e.ref = p.id and p.author_id = any (worn);
  delete from uploads u where u.member_id = any (worn);
  delete from suggestions s where s.author_id = any (worn);
end $$;
