-- Room in each page for the mark that a message gets before it is handed over: its row then stays where it is, and no index changes.
alter table outbox_message set (fillfactor = 80);
alter table account_work set (fillfactor = 50);
