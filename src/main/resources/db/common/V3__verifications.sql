-- A verification is one row, so that any node can answer for it. The report is JSON: it is read whole and never searched.
create table verification (
  company_id varchar(22)    not null references company on delete cascade,
  id         varchar(22)    not null,
  started_at timestamp(6) with time zone not null,
  state      varchar(8)     not null,
  report     varchar(200000) not null,
  primary key (company_id, id)
);

create index verification_started on verification (company_id, started_at);
