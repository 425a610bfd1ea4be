-- A row is a copy that is still to be filed; it goes when the copy is filed or given up.
create table sent_copy (
  company_id   varchar(22)  not null,
  -- That of the message.
  id           varchar(22)  not null,
  account_id   varchar(22)  not null,
  message_id   varchar(400) not null,
  submitted_at timestamp(6) with time zone not null,
  due_at       timestamp(6) with time zone not null,
  failures     integer      not null,
  primary key (company_id, id),
  foreign key (company_id, id) references outbox_message on delete cascade
);

create index sent_copy_due on sent_copy (company_id, account_id, due_at);
