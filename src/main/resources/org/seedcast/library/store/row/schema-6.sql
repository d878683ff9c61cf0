-- When an episode was first seen, in seconds since 1970, UTC: the date of one that has none.
ALTER TABLE episode ADD COLUMN first_seen INTEGER;
