-- A message that is finished is due no more: what waits is found without passing over what was sent.
drop index outbox_message_due;
alter table outbox_message alter column next_attempt_at drop not null;
update outbox_message set next_attempt_at = null where state in ('SENT', 'REJECTED', 'CANCELLED', 'UNKNOWN');
-- Not by state: a message that is marked as handed over then changes no index.
create index outbox_message_due on outbox_message (company_id, account_id, next_attempt_at, id);
