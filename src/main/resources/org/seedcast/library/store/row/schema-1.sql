-- What the library remembers of itself: its feed, how it is published.
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- An item of the feed as last seen; rows never go because a feed shrank.
CREATE TABLE episode (
  id          INTEGER PRIMARY KEY,
  guid        TEXT NOT NULL UNIQUE,
  title       TEXT NOT NULL,
  published   INTEGER,            -- seconds since 1970, UTC
  link        TEXT,
  description TEXT NOT NULL,
  xml         TEXT NOT NULL       -- the source element, standing alone
);

-- An enclosure: one file, one torrent.
CREATE TABLE item (
  id              INTEGER PRIMARY KEY,
  episode         INTEGER NOT NULL REFERENCES episode (id),
  canonical_url   TEXT NOT NULL,
  url             TEXT NOT NULL,
  type            TEXT,
  declared_length INTEGER,
  file            TEXT UNIQUE,    -- set, and frozen, when its download starts
  state           TEXT NOT NULL DEFAULT 'discovered' CHECK (state IN ('discovered', 'downloaded', 'published')),
  length          INTEGER,
  sha256          BLOB,
  modified_nanos  INTEGER,
  inode           INTEGER,
  info_hash       BLOB,
  torrent_length  INTEGER,
  attempts        INTEGER NOT NULL DEFAULT 0,
  failed_at       INTEGER,
  failure         TEXT,
  UNIQUE (episode, canonical_url)
);
CREATE INDEX item_by_state ON item (state);

-- Apart from item, because they are large and seldom read.
CREATE TABLE pieces (
  item         INTEGER PRIMARY KEY REFERENCES item (id),
  piece_length INTEGER NOT NULL,
  sha1s        BLOB NOT NULL
);

-- When an output last changed, and what it was then.
CREATE TABLE output (
  name     TEXT PRIMARY KEY,
  digest   TEXT NOT NULL,
  built_at INTEGER NOT NULL
) WITHOUT ROWID;
