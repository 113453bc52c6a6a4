-- Each hash that was given away is chained to the one before it: over that one's
-- own hash, and what this row says. Rows of earlier versions have none.
ALTER TABLE given_away ADD COLUMN sha256 TEXT;
