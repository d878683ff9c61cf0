-- What the feed calls an episode, where another one has that guid already: then guid is one that tells them apart.
ALTER TABLE episode ADD COLUMN feed_guid TEXT;

-- Title and date that the feed gave an episode before it told of another file: those of this file, once it was replaced.
ALTER TABLE item ADD COLUMN former_title TEXT;
ALTER TABLE item ADD COLUMN former_published INTEGER;
UPDATE item SET former_title = (SELECT title FROM episode WHERE episode.id = item.episode),
                former_published = (SELECT published FROM episode WHERE episode.id = item.episode)
  WHERE superseded;

-- Whether a file was taken down only as another one took its place, not because anybody wants it gone.
ALTER TABLE item ADD COLUMN gave_way INTEGER NOT NULL DEFAULT 0;
