-- How far each folder of a mailbox was read, by the numbers of its server.
CREATE TABLE mailboxes (
    account      TEXT NOT NULL,
    folder       TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    uid          INTEGER NOT NULL,
    PRIMARY KEY (account, folder)
) STRICT;
