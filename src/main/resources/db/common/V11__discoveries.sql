-- One row a search for settings that asked others, for an hour only: what a company may do is counted on all nodes together.
create table discovery_start (
  company_id varchar(22) not null references company on delete cascade,
  id         varchar(22) not null,
  made_at    timestamp(6) with time zone not null,
  primary key (company_id, id)
);

create index discovery_start_made on discovery_start (company_id, made_at);
