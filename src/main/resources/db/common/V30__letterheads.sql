-- What stands above and below what a company's messages say.
create table company_letterhead (
  company_id varchar(22) primary key references company on delete cascade,
  signature  varchar(2000),
  logo_type  varchar(20),
  -- Base64, as it stands in a message.
  logo       varchar(140000)
);
