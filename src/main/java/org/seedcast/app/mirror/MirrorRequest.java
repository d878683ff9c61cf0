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
 * A request to {@code mirror}.
 *
 * @param feed empty for the one the library knows
 * @param rehearse do nothing, only report what would be done
 * @param moved whether {@code feed} is the new address of the library's feed
 * @param every the interval between the starts of two runs; empty for one run
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
     * Returns the request for the next run of a series: the library has stored the settings by now, and any change to
     * them since is intended.
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
