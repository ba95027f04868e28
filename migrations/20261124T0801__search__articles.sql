-- Articles are found too: as long as everybody may read them they are indexed, without a space. The feature that they belong to does it.
alter table search_entries drop constraint search_entries_kind_check;
alter table search_entries add constraint search_entries_kind_check check (kind in ('post', 'member', 'article'));
alter table search_entries drop constraint search_entries_check;
alter table search_entries add constraint search_entries_check check ((kind = 'post') = (space_id is not null));

drop policy read on search_entries;
create policy read on search_entries for select using (
  case kind when 'member' then exists (select from members m where m.id = ref)
            when 'article' then true
            else space_id = any ((select visible_space_ids())::bigint[]) end
);
