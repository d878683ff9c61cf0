-- Whether the place an item was fetched from serves the same bytes again: the outcome of a probe after the download.
ALTER TABLE item ADD COLUMN origin TEXT CHECK (origin IN ('stable', 'unproven', 'dynamic'));

-- Stable: what was asked, and whether all bytes were compared.
ALTER TABLE item ADD COLUMN origin_url TEXT;
ALTER TABLE item ADD COLUMN origin_whole INTEGER NOT NULL DEFAULT 0;

-- Unproven, dynamic: what speaks against it. Dynamic: when the copy was made, in seconds since 1970, UTC.
ALTER TABLE item ADD COLUMN origin_reason TEXT;
ALTER TABLE item ADD COLUMN origin_copied INTEGER;
