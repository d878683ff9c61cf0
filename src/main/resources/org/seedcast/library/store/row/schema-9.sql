-- The files of a release with what their tags say, bencoded; empty until they are read.
ALTER TABLE release ADD COLUMN tracks BLOB;
-- The number that its publisher gave it.
ALTER TABLE release ADD COLUMN number INTEGER;
