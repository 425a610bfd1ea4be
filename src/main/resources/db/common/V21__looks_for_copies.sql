-- Beside the copies that are to be filed, those that are looked for: what the provider keeps of a message tells that it was sent.
create table sent_copy_with_purpose (
  company_id    varchar(22)  not null,
  -- That of the message.
  id            varchar(22)  not null,
  purpose       varchar(4)   not null,
  account_id    varchar(22)  not null,
  message_id    varchar(400) not null,
  submitted_at  timestamp(6) with time zone not null,
  due_at        timestamp(6) with time zone not null,
  failures      integer      not null,
  failing_since timestamp(6) with time zone,
  constraint sent_copy_purpose primary key (company_id, id, purpose),
  foreign key (company_id, id) references outbox_message on delete cascade
);

insert into sent_copy_with_purpose
  (company_id, id, purpose, account_id, message_id, submitted_at, due_at, failures, failing_since)
  select company_id, id, 'FILE', account_id, message_id, submitted_at, due_at, failures, failing_since from sent_copy;
drop table sent_copy;
alter table sent_copy_with_purpose rename to sent_copy;
create index sent_copy_due on sent_copy (company_id, account_id, due_at);
