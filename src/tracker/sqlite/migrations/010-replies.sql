-- What came back: mails and files as they came. To which case one belongs and what it is may be
-- decided later; what it is made of never changes.
CREATE TABLE replies (
    number     INTEGER PRIMARY KEY,
    sha256     TEXT NOT NULL UNIQUE,
    message_id TEXT UNIQUE,
    came_on    TEXT NOT NULL,
    name       TEXT,
    reference  TEXT REFERENCES cases (reference),
    letter     INTEGER NOT NULL,
    decision   TEXT,
    bytes      BLOB NOT NULL
) STRICT;

CREATE INDEX replies_of_case ON replies (reference);
CREATE INDEX replies_waiting ON replies (number) WHERE decision IS NULL;

CREATE TRIGGER replies_are_final
    BEFORE UPDATE OF number, sha256, message_id, came_on, name, bytes ON replies
    BEGIN SELECT RAISE(ABORT, 'replies are never changed'); END;
CREATE TRIGGER replies_are_kept BEFORE DELETE ON replies
    BEGIN SELECT RAISE(ABORT, 'replies are never removed'); END;

INSERT INTO numbers (of, last) VALUES ('replies', 0);
