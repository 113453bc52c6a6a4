-- Of a case whose answer alone is waited for, what a list of those that are late tells: `waits` takes the place of
-- `on-time`. All of them are made anew for it.
ALTER TABLE outlook ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outlook ADD COLUMN person TEXT;
