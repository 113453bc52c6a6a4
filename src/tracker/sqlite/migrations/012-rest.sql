-- How a case stands that needs no look, worked out as the rest of its outlook is: `over`, or `on-time` until the
-- first of its days, with the day of the answer. All of them are made anew for it.
ALTER TABLE outlook ADD COLUMN rest TEXT;
ALTER TABLE outlook ADD COLUMN answer TEXT;

CREATE INDEX outlook_at_rest ON outlook (rest, answer, reference, first);
