-- What a mail server was told and what it said, how a parcel is tracked: the
-- particulars of an event, as JSON.
ALTER TABLE events ADD COLUMN particulars TEXT;

-- Each event's hash, over the hash before it in its case and what the event says.
-- An event that was altered, or taken out of the middle, shows.
CREATE TABLE chain (
    number INTEGER PRIMARY KEY REFERENCES events (number),
    sha256 TEXT NOT NULL
) STRICT;

-- The exact bytes of every mail, kept before the first of them leaves.
CREATE TABLE messages (
    message_id TEXT PRIMARY KEY,
    reference  TEXT NOT NULL REFERENCES cases (reference),
    made_at    TEXT NOT NULL,
    sender     TEXT NOT NULL,
    recipient  TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;

CREATE INDEX messages_of_case ON messages (reference);

CREATE TRIGGER chain_is_final     BEFORE UPDATE ON chain    BEGIN SELECT RAISE(ABORT, 'the chain is never changed'); END;
CREATE TRIGGER chain_is_kept      BEFORE DELETE ON chain    BEGIN SELECT RAISE(ABORT, 'the chain is never removed'); END;
CREATE TRIGGER messages_are_final BEFORE UPDATE ON messages BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END;
CREATE TRIGGER messages_are_kept  BEFORE DELETE ON messages BEGIN SELECT RAISE(ABORT, 'messages are never removed'); END;
