-- The number by which the person may call a case: in the order in which cases were opened in this home, and of this
-- home alone. It is never given again, and so not that of the row, which goes to the next one when the last is
-- forgotten, and changes when the file is written anew.
ALTER TABLE cases ADD COLUMN number INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER cases_are_final;
UPDATE cases SET number = counted.number
    FROM (SELECT rowid AS row, row_number() OVER (ORDER BY rowid) AS number FROM cases) AS counted
    WHERE counted.row = cases.rowid;
CREATE TRIGGER cases_are_final     BEFORE UPDATE ON cases     BEGIN SELECT RAISE(ABORT, 'cases are never changed'); END;

CREATE UNIQUE INDEX cases_by_number ON cases (number);

INSERT INTO numbers (of, last) SELECT 'cases', count(*) FROM cases;
