package org.seedcast.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.store.row.Outputs;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.Rendered;
import org.seedcast.publish.feed.TorrentFeed;

/** Writes the feeds. The one date in each moves only with the rest of it. */
final class FeedFiles {
    private final Outputs outputs;
    private final InstantSource clock;
    private final SiteFiles out;

    FeedFiles(Outputs outputs, InstantSource clock, SiteFiles out) {
        this.outputs = outputs;
        this.clock = clock;
        this.out = out;
    }

    void write(Draft draft) throws SeedcastException {
        write(PodcastFeed.NAME, draft.podcast());
        if (draft.all().isPresent()) {
            // once there it has subscribers, also when items were taken down
            write(TorrentFeed.ALL, draft.all().get());
        }
        write(TorrentFeed.NAME, draft.newest());
    }

    /** The date is saved before the file: a crash between the two gives the same bytes at the next run. */
    private void write(String name, Rendered feed) throws SeedcastException {
        String digest = feed.digest();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<OutputVersion> last = outputs.get(name);
        OutputVersion version = last.map(before -> before.next(digest, now)).orElse(new OutputVersion(digest, now));
        if (!last.equals(Optional.of(version))) {
            outputs.changed(name, version);
        }
        out.write(name, feed.dated(version.builtAt()));
    }
}
