-- Which filing of a reply was its last, of all that were, and where it was before: so that
-- the last can be taken back.
ALTER TABLE replies ADD COLUMN filed  INTEGER;
ALTER TABLE replies ADD COLUMN before TEXT;

CREATE INDEX replies_filed ON replies (filed) WHERE filed IS NOT NULL;

-- The numbers of entries that went with a case that was forgotten, each run of them by its
-- first and last: they are not given again, and are not missed. What the case was is known
-- only where the person left a trace of it.
CREATE TABLE forgotten (
    first     INTEGER PRIMARY KEY,
    last      INTEGER NOT NULL,
    -- 1 for the first run of a case, so that cases can be counted.
    cases     INTEGER NOT NULL,
    reference TEXT,
    day       TEXT
) STRICT;

-- Of a case that was forgotten the hash of what was given away stays, on which that of the next one
-- builds: the case is not there any more.
CREATE TABLE given_away_of_cases (
    number    INTEGER PRIMARY KEY,
    reference TEXT NOT NULL,
    given_on  TEXT NOT NULL,
    entry     TEXT NOT NULL,
    manifest  TEXT NOT NULL,
    sha256    TEXT
) STRICT;

INSERT INTO given_away_of_cases (number, reference, given_on, entry, manifest, sha256)
    SELECT number, reference, given_on, entry, manifest, sha256 FROM given_away ORDER BY number;

DROP TABLE given_away;
ALTER TABLE given_away_of_cases RENAME TO given_away;

CREATE TRIGGER given_away_is_final  BEFORE UPDATE ON given_away BEGIN SELECT RAISE(ABORT, 'what was given away stays given away'); END;
CREATE TRIGGER given_away_is_kept   BEFORE DELETE ON given_away BEGIN SELECT RAISE(ABORT, 'what was given away stays given away'); END;
