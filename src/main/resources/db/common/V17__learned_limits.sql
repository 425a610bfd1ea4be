-- What refusals for sending too much taught of an account. All times are the database's.
create table learned_limit (
  company_id     varchar(22)  not null,
  account_id     varchar(22)  not null,
  -- Where the account signed in and as whom: another mailbox has other limits.
  mailbox        varchar(600) not null,
  reached        varchar(12),
  -- Left in the time that the reached limit counts by; null where it taught no number.
  messages       integer,
  refused_at     timestamp(6) with time zone,
  -- In a row, without a message that left between them.
  refusals       integer      not null,
  held_until     timestamp(6) with time zone,
  -- Stood beside the one that was refused.
  connections    integer,
  connections_at timestamp(6) with time zone,
  primary key (company_id, account_id),
  foreign key (company_id, account_id) references mail_account on delete cascade
);
