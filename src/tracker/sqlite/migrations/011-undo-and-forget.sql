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
