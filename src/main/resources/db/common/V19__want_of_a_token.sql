-- A permission that could not be renewed is left alone for a while, longer each time.
alter table oauth_grant add column failures integer default 0 not null;
alter table oauth_grant add column retry_at timestamp(6) with time zone;

-- Since when a copy cannot be filed; while its account gives no token, or is stopped, it does not age.
alter table sent_copy add column failing_since timestamp(6) with time zone;
