create table outbox_message (
  company_id       varchar(22)   not null references company on delete cascade,
  id               varchar(22)   not null,
  -- No foreign key: a message outlives its account.
  account_id       varchar(22)   not null,
  message_id       varchar(400)  not null,
  document_type    varchar(20)   not null,
  document_number  varchar(100)  not null,
  language         varchar(2)    not null,
  sender           varchar(254)  not null,
  subject          varchar(1000) not null,
  -- Stands in front of the filed copy; empty where nobody gets a blind copy.
  bcc_header       varchar(200000) not null,
  size             bigint        not null,
  state            varchar(10)   not null,
  copy_state       varchar(10)   not null,
  -- Names the attempt under way: whoever lost the account to another node hands nothing over.
  claim            varchar(22),
  handed_over      boolean       not null,
  failures         integer       not null,
  failing_since    timestamp(6) with time zone,
  accepted_at      timestamp(6) with time zone not null,
  not_before       timestamp(6) with time zone,
  next_attempt_at  timestamp(6) with time zone not null,
  sent_at          timestamp(6) with time zone,
  primary key (company_id, id)
);

create index outbox_message_accepted on outbox_message (company_id, accepted_at, id);
create index outbox_message_due on outbox_message (company_id, account_id, state, next_attempt_at);

create table message_recipient (
  company_id   varchar(22)  not null,
  message      varchar(22)  not null,
  position     integer      not null,
  address      varchar(254) not null,
  state        varchar(10)  not null,
  server_reply varchar(600),
  primary key (company_id, message, position),
  foreign key (company_id, message) references outbox_message on delete cascade
);

create table message_attempt (
  company_id varchar(22)  not null,
  message    varchar(22)  not null,
  position   integer      not null,
  at         timestamp(6) with time zone not null,
  state      varchar(10)  not null,
  diagnosis  varchar(20000),
  primary key (company_id, message, position),
  foreign key (company_id, message) references outbox_message on delete cascade
);

-- Content in pieces of one size, so that none is ever read or written whole.
create table message_piece (
  company_id varchar(22) not null,
  message    varchar(22) not null,
  position   integer     not null,
  content    bytea       not null,
  primary key (company_id, message, position),
  foreign key (company_id, message) references outbox_message on delete cascade
);

-- Outlives the content of its message.
create table idempotency_key (
  company_id  varchar(22)  not null references company on delete cascade,
  id          varchar(255) not null,
  fingerprint varchar(64)  not null,
  message     varchar(22)  not null,
  primary key (company_id, id)
);

-- One row an account and kind of work, made with the account: all that is looked at across companies.
create table account_work (
  kind        varchar(4)  not null,
  company_id  varchar(22) not null references company on delete cascade,
  account_id  varchar(22) not null,
  due_at      timestamp(6) with time zone not null,
  -- Until then the account is left alone, whatever becomes due.
  not_before  timestamp(6) with time zone,
  lease_owner varchar(22),
  lease_until timestamp(6) with time zone,
  primary key (company_id, account_id, kind)
);

create index account_work_due on account_work (kind, due_at);
