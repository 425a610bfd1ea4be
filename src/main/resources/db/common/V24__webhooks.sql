-- Where a company wants to be told of events.
create table webhook (
  company_id    varchar(22)   not null references company on delete cascade,
  id            varchar(22)   not null,
  url           varchar(2000) not null,
  -- The types that it hears of, separated by blanks.
  events        varchar(1000) not null,
  secret        varchar(500)  not null,
  switched_off  boolean       not null,
  -- Attempts that failed in a row, and since when; none and null once one succeeds.
  failures      integer       not null,
  failing_since timestamp(6) with time zone,
  -- The last answers, in JSON.
  answers       varchar(10000) not null,
  created_at    timestamp(6) with time zone not null,
  primary key (company_id, id)
);

-- An event that a webhook is still to be told of.
create table webhook_delivery (
  company_id    varchar(22) not null,
  webhook_id    varchar(22) not null,
  position      bigint      not null,
  subject       varchar(22) not null,
  -- As it was told first; null before.
  body          varchar(4000000),
  failures      integer     not null,
  failing_since timestamp(6) with time zone,
  due_at        timestamp(6) with time zone not null,
  primary key (company_id, webhook_id, position),
  foreign key (company_id, webhook_id) references webhook on delete cascade
);

create index webhook_delivery_subject on webhook_delivery (company_id, webhook_id, subject, position);
