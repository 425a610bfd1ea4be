-- Each end of a message writes to every index that has a row for it: what is due has one until then,
-- and what was sent from then on.
drop index outbox_message_due;
create index outbox_message_due on outbox_message (company_id, account_id, next_attempt_at, id)
    where next_attempt_at is not null;
drop index outbox_message_sent;
create index outbox_message_sent on outbox_message (company_id, account_id, sent_at)
    where sent_at is not null;
