-- An account that its owner signed in to on the provider's page has no servers and no password of its own.
alter table mail_account add column method varchar(40) default 'password' not null;
alter table mail_account alter column smtp_host drop not null;
alter table mail_account alter column smtp_port drop not null;
alter table mail_account alter column smtp_security drop not null;

-- Whether the message was handed over with its Bcc field, as the interfaces of providers want it, which know no envelope.
alter table outbox_message add column with_bcc boolean default false not null;

-- Sign-ins on a provider's page, from the wish to the account. Of what browsers carry, hashes are kept; the rest that is secret is encrypted.
create table oauth_authorization (
  company_id      varchar(22)   not null references company on delete cascade,
  id              varchar(22)   not null,
  provider        varchar(40)   not null,
  wanted          varchar(254),
  display_name    varchar(200),
  save_sent_copy  boolean       not null,
  return_to       varchar(2000) not null,
  link_hash       varchar(64),
  state_hash      varchar(64),
  browser_hash    varchar(64),
  verifier        varchar(1000),
  nonce           varchar(64),
  insists         boolean       not null,
  state           varchar(8)    not null,
  signed_in       varchar(254),
  tokens          varchar(60000),
  verification_id varchar(22),
  account_id      varchar(22),
  diagnosis       varchar(20000),
  created_at      timestamp(6) with time zone not null,
  expires_at      timestamp(6) with time zone not null,
  primary key (company_id, id)
);

create unique index oauth_authorization_link on oauth_authorization (link_hash);
create unique index oauth_authorization_state on oauth_authorization (state_hash);
create index oauth_authorization_expiry on oauth_authorization (expires_at);

-- The lasting permission behind a signed-in account. One node at a time renews it: the lease is by the database's clock.
create table oauth_grant (
  company_id    varchar(22)    not null,
  account_id    varchar(22)    not null,
  provider      varchar(40)    not null,
  username      varchar(254)   not null,
  transport     varchar(8)     not null,
  scopes        varchar(4000)  not null,
  refresh_token varchar(20000),
  renew_at      timestamp(6) with time zone not null,
  lease_owner   varchar(22),
  lease_until   timestamp(6) with time zone,
  primary key (company_id, account_id),
  foreign key (company_id, account_id) references mail_account on delete cascade
);

create index oauth_grant_due on oauth_grant (renew_at);

-- What it was last exchanged for, one for each of the provider's resources.
create table oauth_access_token (
  company_id varchar(22)    not null,
  account_id varchar(22)    not null,
  resource   varchar(16)    not null,
  token      varchar(20000) not null,
  expires_at timestamp(6) with time zone not null,
  primary key (company_id, account_id, resource),
  foreign key (company_id, account_id) references oauth_grant on delete cascade
);
