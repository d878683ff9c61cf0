-- A file that the publisher replaced keeps its row, and the new one gets another: one address, several revisions.
CREATE TABLE item_2 (
  id              INTEGER PRIMARY KEY,
  episode         INTEGER NOT NULL REFERENCES episode (id),
  canonical_url   TEXT NOT NULL,
  url             TEXT NOT NULL,
  type            TEXT,
  declared_length INTEGER,
  rendition       INTEGER NOT NULL DEFAULT 0, -- another form of an enclosure of the episode
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
  revision        INTEGER NOT NULL DEFAULT 0,
  superseded      INTEGER NOT NULL DEFAULT 0, -- a later revision is here
  changed         INTEGER NOT NULL DEFAULT 0, -- the feed gave it another address, length or date; nobody asked the origin yet
  etag            TEXT,           -- of the response that the file came with
  last_modified   TEXT
);
INSERT INTO item_2 (id, episode, canonical_url, url, type, declared_length, file, state, length, sha256,
                    modified_nanos, inode, info_hash, torrent_length, attempts, failed_at, failure)
  SELECT id, episode, canonical_url, url, type, declared_length, file, state, length, sha256,
         modified_nanos, inode, info_hash, torrent_length, attempts, failed_at, failure FROM item;

CREATE TABLE pieces_2 (
  item         INTEGER PRIMARY KEY REFERENCES item_2 (id),
  piece_length INTEGER NOT NULL,
  sha1s        BLOB NOT NULL
);
INSERT INTO pieces_2 SELECT item, piece_length, sha1s FROM pieces;

DROP TABLE pieces;
DROP TABLE item;
ALTER TABLE item_2 RENAME TO item;
ALTER TABLE pieces_2 RENAME TO pieces;
CREATE INDEX item_by_state ON item (state);
-- An address that was left by a replaced file may become that of another one.
CREATE UNIQUE INDEX item_by_address ON item (episode, canonical_url) WHERE NOT superseded;
