-- What was taken down by hand, in seconds since 1970, UTC: the rows stay, so that it never comes back.
ALTER TABLE episode ADD COLUMN retired INTEGER;
ALTER TABLE item ADD COLUMN retired INTEGER;

-- What of a retired item is still to be deleted: its files in the site, or its media as well.
ALTER TABLE item ADD COLUMN leftover TEXT CHECK (leftover IN ('site', 'media'));
