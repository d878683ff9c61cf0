-- A release that was put in by hand: no feed has it, and its files stay where they are.
CREATE TABLE release (
  item      INTEGER PRIMARY KEY REFERENCES item (id),
  name      TEXT NOT NULL,     -- the torrent's
  path      TEXT NOT NULL,     -- of the file or directory; relative to the library if it is in there
  directory INTEGER NOT NULL,
  trackers  TEXT NOT NULL,     -- its own, in place of the library's
  web_seeds TEXT NOT NULL,
  cover     TEXT,              -- an image, relative to the directory
  torrent   BLOB NOT NULL      -- as it was made
);
