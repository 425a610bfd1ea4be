-- When nothing more was to become of a message; null before, and once its content is deleted.
alter table outbox_message add column finished_at timestamp(6) with time zone;
update outbox_message set finished_at = coalesce(sent_at, accepted_at) where state in ('SENT', 'REJECTED', 'CANCELLED');
create index outbox_message_finished on outbox_message (finished_at);
