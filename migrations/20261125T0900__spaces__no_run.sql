-- Whether blocks of code in a space stay still: no Run button under them. Their authors may say so of single blocks anyway.
alter table spaces add column no_run boolean not null default false;
