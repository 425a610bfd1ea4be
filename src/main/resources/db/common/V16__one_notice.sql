-- One row for a company, an account and a cause, so that no two nodes tell of the same at the same moment.
delete from notice n where exists (
  select 1 from notice later
  where later.company_id = n.company_id and later.account_id = n.account_id and later.cause = n.cause
    and (later.made_at > n.made_at or later.made_at = n.made_at and later.id > n.id));

drop index notice_made;
alter table notice add constraint notice_once unique (company_id, account_id, cause);
