alter table notice alter column cause set data type varchar(40);

-- When it was last told; one a day at most.
alter table notice add column told_at timestamp(6) with time zone;
update notice set told_at = made_at where due_at is null;

-- Whether a trouble was told whose end was not.
alter table notice add column standing boolean default false not null;
update notice set standing = true where due_at is null and exists (
  select 1 from mail_account a
  where a.company_id = notice.company_id and a.id = notice.account_id and a.health = 'NEEDS_SIGN_IN');

-- The day that it names, or null.
alter table notice add column ends_at timestamp(6) with time zone;
