package org.seedcast.app.mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.seedcast.config.FetchOptions;
import org.seedcast.config.HookOptions;
import org.seedcast.config.PublishingOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.Selection;
import org.seedcast.config.ShowOptions;
import org.seedcast.feed.FeedLocation;

/**
 * What a {@code mirror} is asked to do.
 *
 * @param feed empty for the one the library knows
 * @param rehearse do nothing, only tell what would be done
 * @param moved whether {@code feed} is the new address of the library's feed
 * @param every after which time to begin again, counted from one beginning to the next; empty for once
 * @param seeding empty when nothing is to be seeded
 */
public record MirrorRequest(
        Path directory,
        Optional<FeedLocation> feed,
        Selection selection,
        FetchOptions fetch,
        PublishingOptions publishing,
        boolean rehearse,
        boolean moved,
        Optional<Duration> every,
        Optional<SeedingOptions> seeding) {

    /**
     * What is asked for when the feed was read as this says and its time has come again: the library knows by now what is
     * to be remembered, and whoever changed it since meant it.
     */
    MirrorRequest again() {
        return new MirrorRequest(
                directory,
                Optional.empty(),
                selection.again(),
                fetch,
                new PublishingOptions(
                        ShowOptions.NONE, HookOptions.none(publishing.hooks().trusted())),
                rehearse,
                false,
                every,
                seeding);
    }
}
