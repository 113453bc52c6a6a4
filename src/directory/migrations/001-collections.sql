-- Collections of records that others keep, as they were imported.

-- What one collection says of one company, in the format of recipients/README.md.
CREATE TABLE records (
    id TEXT NOT NULL,
    collection TEXT NOT NULL,
    toml TEXT NOT NULL,
    PRIMARY KEY (id, collection)
) STRICT, WITHOUT ROWID;

-- Names to find a company by, from which `index` is made.
CREATE TABLE names (
    id TEXT NOT NULL,
    collection TEXT NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX names_of ON names (id, collection);

-- Ids that have led to a record before.
CREATE TABLE former (
    former TEXT PRIMARY KEY,
    id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE packs (
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    collection TEXT NOT NULL,
    whole INTEGER NOT NULL,
    PRIMARY KEY (name, number)
) STRICT, WITHOUT ROWID;

-- One row: the names as a search reads them, made anew by each import.
CREATE TABLE name_index (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    bytes BLOB NOT NULL
) STRICT;
