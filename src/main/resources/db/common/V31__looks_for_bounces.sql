-- Whether reports of undelivered messages are looked for in the mailbox.
alter table mail_account add column read_delivery_reports boolean default false not null;

insert into account_work (kind, company_id, account_id, due_at)
  select 'BOUNCE', company_id, id, timestamp with time zone '9999-01-01 00:00:00+00' from mail_account;

-- How far the inbox of an account was looked through: numbers of its server, and nothing that lies there.
create table bounce_watch (
  company_id   varchar(22) not null,
  account_id   varchar(22) not null,
  -- Null where no look has come to its end.
  looked_at    timestamp(6) with time zone,
  uid_validity bigint not null,
  last_uid     bigint not null,
  primary key (company_id, account_id),
  foreign key (company_id, account_id) references mail_account on delete cascade
);
