-- The last number of each kind that was given: by the tracker, and not by SQLite's own
-- counting, which another engine would not have.
CREATE TABLE numbers (
    of   TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

INSERT INTO numbers (of, last)
    SELECT of, coalesce((SELECT seq FROM sqlite_sequence WHERE name = of), 0)
    FROM (SELECT 'events' AS of UNION ALL SELECT 'given_away');
