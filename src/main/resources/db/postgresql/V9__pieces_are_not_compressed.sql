-- What is sent is base64 of what is mostly compressed already: PostgreSQL would try to compress each piece again, and gain nothing.
alter table message_piece alter column content set storage external;
