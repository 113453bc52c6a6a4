-- A case is its events, in order. Status, clocks and "overdue" are computed
-- from them, the grounds and the day, and never stored.

-- What a case rests on, whole, as it stood when the case was opened. Many cases
-- share the same grounds, so each is kept once, by its hash.
CREATE TABLE grounds (
    sha256 TEXT PRIMARY KEY,
    json   TEXT NOT NULL
) STRICT;

CREATE TABLE cases (
    reference TEXT PRIMARY KEY,
    opened_on TEXT NOT NULL,
    law       TEXT NOT NULL,
    asked     TEXT NOT NULL,
    recipient TEXT NOT NULL,
    place     TEXT,
    abroad    INTEGER NOT NULL,
    request   TEXT NOT NULL,
    grounds   TEXT NOT NULL REFERENCES grounds (sha256)
) STRICT;

-- The exact bytes that were written.
CREATE TABLE documents (
    reference TEXT NOT NULL REFERENCES cases (reference),
    format    TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    bytes     BLOB NOT NULL,
    PRIMARY KEY (reference, format)
) STRICT;

CREATE TABLE events (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    reference   TEXT NOT NULL REFERENCES cases (reference),
    kind        TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    recorded_on TEXT NOT NULL,
    medium      TEXT,
    note        TEXT
) STRICT;

CREATE INDEX events_of_case ON events (reference);

-- What was recorded stays recorded.
CREATE TRIGGER grounds_are_final   BEFORE UPDATE ON grounds   BEGIN SELECT RAISE(ABORT, 'grounds are never changed'); END;
CREATE TRIGGER grounds_are_kept    BEFORE DELETE ON grounds   BEGIN SELECT RAISE(ABORT, 'grounds are never removed'); END;
CREATE TRIGGER cases_are_final     BEFORE UPDATE ON cases     BEGIN SELECT RAISE(ABORT, 'cases are never changed'); END;
CREATE TRIGGER cases_are_kept      BEFORE DELETE ON cases     BEGIN SELECT RAISE(ABORT, 'cases are never removed'); END;
CREATE TRIGGER documents_are_final BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER documents_are_kept  BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never removed'); END;
CREATE TRIGGER events_are_final    BEFORE UPDATE ON events    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_kept     BEFORE DELETE ON events    BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
