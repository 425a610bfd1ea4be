-- Whether it was told that what would have ended is mended: once, whatever the looks after that find.
alter table account_ending add column mended boolean default false not null;
