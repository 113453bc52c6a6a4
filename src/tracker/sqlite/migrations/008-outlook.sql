-- When each case has something coming, worked out of the case and the holidays; in the
-- form none where it is to be made anew, as after every entry.
CREATE TABLE outlook (
    reference TEXT PRIMARY KEY REFERENCES cases (reference),
    form      TEXT NOT NULL,
    -- From the first of these days to the second; always from the empty one, never
    -- without the first, for ever without the second.
    first     TEXT,
    last      TEXT,
    unsent    INTEGER NOT NULL
) STRICT;

CREATE INDEX outlook_by_form ON outlook (form);
CREATE INDEX outlook_by_day  ON outlook (first, last);
CREATE INDEX outlook_unsent  ON outlook (reference) WHERE unsent = 1;

INSERT INTO outlook (reference, form, unsent) SELECT reference, '', 0 FROM cases;
