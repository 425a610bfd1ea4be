-- Recipients for whom a message came back.
create table message_bounce (
  company_id varchar(22)    not null,
  message    varchar(22)    not null,
  position   integer        not null,
  at         timestamp(6) with time zone not null,
  status     varchar(12),
  diagnosis  varchar(20000) not null,
  primary key (company_id, message, position),
  foreign key (company_id, message) references outbox_message on delete cascade
);

-- Finds the message that a report speaks of.
create index outbox_message_message_id on outbox_message (company_id, message_id);
