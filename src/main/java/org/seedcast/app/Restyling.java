package org.seedcast.app;

import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Library;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Show;
import org.seedcast.publish.Site;

/** Takes the publishing options that were given over into a library. */
final class Restyling {
    private final AtomicFile files;

    Restyling(AtomicFile files) {
        this.files = files;
    }

    void apply(PublishingOptions given, Library library) throws SeedcastException {
        Optional<ShowImage> image = image(given);
        PublishingSettings before = library.settings();
        PublishingSettings after = PublishingChoice.of(before, given, image.map(ShowImage::name));
        boolean repainted =
                image.isPresent() && library.isLasting() && image.get().keep(library.layout(), files);
        if (repainted || !before.equals(after)) {
            Site.check(after);
            library.save(after);
        }
    }

    /** What is wrong with {@code given}, found before there is a library. */
    static void check(PublishingOptions given) throws SeedcastException {
        Site.check(
                PublishingChoice.of(PublishingSettings.NONE, given, image(given).map(ShowImage::name)));
    }

    private static Optional<ShowImage> image(PublishingOptions given) throws SeedcastException {
        Optional<String> path = given.show().image().filter(image -> !image.isEmpty() && !Show.isAddress(image));
        return path.isPresent() ? Optional.of(ShowImage.read(Path.of(path.get()))) : Optional.empty();
    }
}
