-- Notices to companies by the product's own mail server: one a day for an account and a cause.
create table notice (
  company_id varchar(22) not null references company on delete cascade,
  id         varchar(22) not null,
  account_id varchar(22) not null,
  cause      varchar(20) not null,
  made_at    timestamp(6) with time zone not null,
  -- Null once it was sent, or given up.
  due_at     timestamp(6) with time zone,
  primary key (company_id, id)
);

create index notice_due on notice (due_at);
create index notice_made on notice (company_id, account_id, cause, made_at);
