-- Every member has a handle, by which others mention them: @ada-lovelace. It comes from the name at joining and stays the same.
create function free_handle(wanted text) returns text language plpgsql security definer set search_path = public as $$
declare
  -- Letters with marks lose them: canonical decomposition, then only what stands in an address.
  base text := trim(both '-' from left(regexp_replace(lower(regexp_replace(normalize(wanted, nfkd), '[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+', '-', 'g'), 32));
  candidate text;
  n int := 1;
begin
  if base = '' then base := 'member'; end if;
  candidate := base;
  while exists (select from members m where m.handle = candidate) loop
    n := n + 1;
    candidate := base || '-' || n;
  end loop;
  return candidate;
end $$;

alter table members add column handle text;

create function give_handle() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Two people of one name who join at once wait for each other here.
  perform pg_advisory_xact_lock(hashtext('members.handle'));
  new.handle := coalesce(nullif(new.handle, ''), free_handle(new.name));
  return new;
end $$;

-- Whether a handle is taken tells of people who wait or have left.
revoke execute on function free_handle(text) from public;

create trigger give_handle before insert on members for each row execute function give_handle();
update members set handle = free_handle(name) where handle is null;
alter table members alter column handle set not null;
alter table members alter column handle set default ''; -- given by the trigger
create unique index members_one_handle on members (handle);
