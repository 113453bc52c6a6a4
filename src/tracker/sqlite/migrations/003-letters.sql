-- The form of what a case's log stands on. Of form 1 are the cases of earlier
-- versions: the request, the grounds and the documents. Form 2 has the columns of
-- the case, its letter as data, and whether it is a trial, too.
ALTER TABLE cases ADD COLUMN opening INTEGER NOT NULL DEFAULT 1;
-- Whether the day on which it was written was made up.
ALTER TABLE cases ADD COLUMN trial INTEGER NOT NULL DEFAULT 0;

-- The letters of a case as data, from which a mail, a page or a form's text is
-- made; 1 is the request. An opening has the hash of the first alone.
CREATE TABLE letters (
    reference TEXT    NOT NULL REFERENCES cases (reference),
    number    INTEGER NOT NULL,
    sha256    TEXT    NOT NULL,
    json      TEXT    NOT NULL,
    PRIMARY KEY (reference, number)
) STRICT;

-- Hashes that others may have: of evidence that was packed. What leads to one of
-- them can no longer be changed unseen.
CREATE TABLE given_away (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL REFERENCES cases (reference),
    given_on  TEXT NOT NULL,
    entry     TEXT NOT NULL,
    manifest  TEXT NOT NULL
) STRICT;

-- Who may send just now: the last that took the right to. It is looked at again
-- before each mail, so that whoever lost it sends no more.
CREATE TABLE sender (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    claim   TEXT NOT NULL,
    process INTEGER NOT NULL,
    started TEXT NOT NULL
) STRICT;

CREATE TRIGGER letters_are_final    BEFORE UPDATE ON letters    BEGIN SELECT RAISE(ABORT, 'letters are never changed'); END;
CREATE TRIGGER letters_are_kept     BEFORE DELETE ON letters    BEGIN SELECT RAISE(ABORT, 'letters are never removed'); END;
CREATE TRIGGER given_away_is_final  BEFORE UPDATE ON given_away BEGIN SELECT RAISE(ABORT, 'what was given away stays given away'); END;
CREATE TRIGGER given_away_is_kept   BEFORE DELETE ON given_away BEGIN SELECT RAISE(ABORT, 'what was given away stays given away'); END;
