-- Torrents that other clients were told to seed; only these are ever touched there. Saved before and after each call.
CREATE TABLE handed (
  client    TEXT NOT NULL,
  info_hash BLOB NOT NULL,
  state     TEXT NOT NULL,
  content   TEXT NOT NULL,
  trackers  TEXT NOT NULL,
  PRIMARY KEY (client, info_hash)
) WITHOUT ROWID;
