-- What a company's messages say, where it wants other words than the product's. The id names document and language, such as invoice.es.
create table company_template (
  company_id varchar(22)     not null references company on delete cascade,
  id         varchar(30)     not null,
  subject    varchar(500)    not null,
  -- Null where it is made from the HTML.
  text       varchar(100000),
  html       varchar(100000),
  primary key (company_id, id)
);
