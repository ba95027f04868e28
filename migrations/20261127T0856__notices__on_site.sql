-- Tells members on the site only, where the mail is somebody else's. Not for the web.
create function tell_on_site(whom bigint[], of_kind text, what text, of_link text) returns void language sql security definer set search_path = public as $$
  insert into notices (member_id, kind, text, link, by_mail)
  select m.id, of_kind, left(what, 300), of_link, false
  from members m left join notice_choices c on c.member_id = m.id and c.kind = of_kind
  where m.id = any (whom) and m.id is distinct from viewer_id() and m.state = 'active' and coalesce(c.channel, '') <> 'off'
    and not exists (select from notices n where n.member_id = m.id and n.kind = of_kind and n.link = of_link and n.text = left(what, 300)
      and n.at > now() - interval '1 hour')
$$;
revoke execute on function tell_on_site(bigint[], text, text, text) from public;
