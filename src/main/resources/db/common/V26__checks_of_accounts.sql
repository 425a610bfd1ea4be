-- 'CHECK' is a kind of work, too.
alter table account_work alter column kind set data type varchar(8);

-- Accounts that are there already are looked at within a day, at the time of day at which somebody last did.
insert into account_work (kind, company_id, account_id, due_at)
  select 'CHECK', company_id, id,
    current_timestamp + cast(mod(cast(extract(epoch from checked_at) as bigint), 86400) as integer) * interval '1' second
  from mail_account;

-- What is wrong with sending, and with the mailbox that files copies.
alter table mail_account add column trouble varchar(20000);
alter table mail_account add column mailbox_trouble varchar(20000);

-- When a permission ends that no renewal prolongs.
alter table oauth_grant add column ends_at timestamp(6) with time zone;

-- The looks at an account. A first failure is a suspicion, which a second look confirms.
create table account_check (
  company_id      varchar(22) not null,
  account_id      varchar(22) not null,
  next_at         timestamp(6) with time zone not null,
  -- Since when a failure waits to be seen again.
  sending_suspect timestamp(6) with time zone,
  mailbox_suspect timestamp(6) with time zone,
  primary key (company_id, account_id),
  foreign key (company_id, account_id) references mail_account on delete cascade
);

-- What will end. A row whose end is not near any more stays until its day, so that nothing is told twice.
create table account_ending (
  company_id varchar(22) not null,
  id         varchar(22) not null,
  account_id varchar(22) not null,
  cause      varchar(20) not null,
  -- Null where nobody can tell the day.
  ends_at    timestamp(6) with time zone,
  present    boolean     not null,
  primary key (company_id, id),
  foreign key (company_id, account_id) references mail_account on delete cascade
);

create index account_ending_account on account_ending (company_id, account_id);
