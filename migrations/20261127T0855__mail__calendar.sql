-- A calendar file (RFC 5545) that goes along with a mail, as invitations do.
alter table mails add column calendar text check (length(calendar) <= 100000);
grant insert (calendar) on mails to hearth_web;
