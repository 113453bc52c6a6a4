-- A case has several letters. What they are is said by the entries that added them;
-- documents and mails say which one they belong to, and those of earlier versions belong
-- to the request, which is 1.
CREATE TABLE documents_of_letters (
    reference TEXT    NOT NULL REFERENCES cases (reference),
    format    TEXT    NOT NULL,
    sha256    TEXT    NOT NULL,
    bytes     BLOB    NOT NULL,
    letter    INTEGER NOT NULL,
    PRIMARY KEY (reference, letter, format)
) STRICT;

INSERT INTO documents_of_letters (reference, format, sha256, bytes, letter)
    SELECT reference, format, sha256, bytes, 1 FROM documents ORDER BY rowid;

DROP TABLE documents;
ALTER TABLE documents_of_letters RENAME TO documents;

CREATE TRIGGER documents_are_final BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER documents_are_kept  BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never removed'); END;

ALTER TABLE messages ADD COLUMN letter INTEGER NOT NULL DEFAULT 1;
