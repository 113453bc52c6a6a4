-- Under what a case's request is found when the same is asked again: worked out of
-- the requests, and made anew from them where it lacks one or is of another form.
CREATE TABLE asked (
    reference TEXT PRIMARY KEY REFERENCES cases (reference),
    form      INTEGER NOT NULL,
    by_name   TEXT NOT NULL,
    by_id     TEXT,
    by_email  TEXT
) STRICT;

CREATE INDEX asked_by_name  ON asked (by_name);
CREATE INDEX asked_by_id    ON asked (by_id);
CREATE INDEX asked_by_email ON asked (by_email);
