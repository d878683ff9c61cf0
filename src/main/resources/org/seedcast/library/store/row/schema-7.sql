-- What was published and is yet to be told, once for each way of telling: feeds that changed, items that are new.
CREATE TABLE news (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  hook TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('feed', 'item')),
  name TEXT NOT NULL
);
