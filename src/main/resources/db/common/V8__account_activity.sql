-- When somebody last had the stored settings tried, whatever came of it.
alter table mail_account add column checked_at timestamp(6) with time zone;
update mail_account set checked_at = verified_at;
alter table mail_account alter column checked_at set not null;

-- Finds an account's last message without reading the others.
create index outbox_message_sent on outbox_message (company_id, account_id, sent_at);
