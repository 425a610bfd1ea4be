-- Somebody who signs in by name and password. The name is unique in the whole product, since the form asks for no company:
-- username_key is the name without regard to case and writing.
create table person (
  company_id          varchar(22)  not null references company on delete cascade,
  id                  varchar(22)  not null,
  username            varchar(100) not null,
  username_key        varchar(200) not null unique,
  name                varchar(200) not null,
  role                varchar(8)   not null,
  password_hash       varchar(500) not null,
  password_changed_at timestamp(6) with time zone not null,
  created_at          timestamp(6) with time zone not null,
  primary key (company_id, id)
);

create index person_created on person (company_id, created_at, id);

-- One row an attempt to sign in, for minutes only. Of the name a hash is kept: people type their password there by mistake.
create table sign_in_attempt (
  id            varchar(22) not null primary key,
  username_hash varchar(64) not null,
  address       varchar(64) not null,
  made_at       timestamp(6) with time zone not null
);

create index sign_in_attempt_username on sign_in_attempt (username_hash, made_at);
create index sign_in_attempt_address on sign_in_attempt (address, made_at);
create index sign_in_attempt_age on sign_in_attempt (made_at);
