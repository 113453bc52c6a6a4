-- The names as a search reads them: what tells which may fit, in one run, and
-- the names themselves in chunks, of which few are read.

DROP TABLE name_index;
CREATE TABLE name_index (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    entries BLOB NOT NULL
) STRICT;

CREATE TABLE name_texts (
    number INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
