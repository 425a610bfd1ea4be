create table company (
  id         varchar(22)  not null primary key,
  name       varchar(200) not null,
  language   varchar(2)   not null,
  contact    varchar(254),
  created_at timestamp(6) with time zone not null
);

create index company_created on company (created_at, id);

-- Of a key only its SHA-256 is kept.
create table api_key (
  company_id varchar(22)  not null references company on delete cascade,
  id         varchar(22)  not null,
  label      varchar(200) not null,
  hash       varchar(64)  not null unique,
  created_at timestamp(6) with time zone not null,
  primary key (company_id, id)
);

-- A row is deleted when its link is opened: that is what makes it good once.
create table preferences_link (
  company_id varchar(22)  not null references company on delete cascade,
  id         varchar(22)  not null,
  hash       varchar(64)  not null unique,
  user_name  varchar(100) not null,
  return_to  varchar(2000),
  expires_at timestamp(6) with time zone not null,
  primary key (company_id, id)
);

create index preferences_link_expiry on preferences_link (expires_at);
