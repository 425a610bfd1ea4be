-- What whoever sends a message should know although it was accepted.
create table message_warning (
  company_id varchar(22)  not null,
  message    varchar(22)  not null,
  -- 0 for the document, else the recipient's position and one.
  position   integer      not null,
  code       varchar(30)  not null,
  about      varchar(254) not null,
  hint       varchar(254),
  primary key (company_id, message, position),
  foreign key (company_id, message) references outbox_message on delete cascade
);

-- Finds the last message with a document without reading the others.
create index outbox_message_document on outbox_message (company_id, document_number, document_type, accepted_at);
