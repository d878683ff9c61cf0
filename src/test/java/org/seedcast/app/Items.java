package org.seedcast.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Sha256;

/** Items of a library, as the planning sees them. */
public final class Items {
    private Items() {}

    public static Item item(int episode, String url, EpisodeState state) {
        return new Item(
                episode,
                episode,
                new Guid("guid-" + episode),
                "Title",
                Optional.of(Instant.EPOCH),
                new Enclosure(URI.create(url), Optional.of("audio/mpeg"), OptionalLong.empty()),
                "name.mp3",
                false,
                state);
    }

    public static Item discovered(int episode) {
        return item(episode, "http://host.example/" + episode + ".mp3", new EpisodeState.Discovered(Optional.empty()));
    }

    public static Item failed(int episode, int attempts, Instant at) {
        return discovered(episode)
                .in(new EpisodeState.Discovered(Optional.of(new EpisodeState.Failure(attempts, at, "HTTP 404"))));
    }

    public static Item published(int episode, FileStamp stamp) {
        return discovered(episode)
                .in(new EpisodeState.Published(
                        7, Optional.of(Sha256.of(new byte[32])), stamp, InfoHash.of(new byte[20]), 9));
    }

    public static FileStamp stamp() throws IOException {
        return FileStamp.of(Path.of("pom.xml"));
    }
}
