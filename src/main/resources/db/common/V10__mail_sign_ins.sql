-- Sign-ins at mail servers in verifications: one row each that is under way or was refused, kept for an hour. Of the name a hash is kept: people type their password there by mistake.
create table mail_sign_in (
  company_id    varchar(22)  not null references company on delete cascade,
  id            varchar(22)  not null,
  server        varchar(300) not null,
  username_hash varchar(64)  not null,
  made_at       timestamp(6) with time zone not null,
  primary key (company_id, id)
);

create index mail_sign_in_server on mail_sign_in (company_id, server, username_hash, made_at);
