package org.seedcast.app;

import java.nio.file.Path;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;

/** Writes the site of a library again, from what the library knows. */
public final class PublishService {
    private final Publication publication;

    PublishService(Publication publication) {
        this.publication = publication;
    }

    /** Takes over {@code options} first. */
    public void run(Path directory, PublishingOptions options) throws SeedcastException {
        Layout layout = new Layout(directory);
        requireLibrary(directory, layout);
        try (Library library = Library.open(layout)) {
            library.save(PublishingChoice.of(library.settings(), options));
            publication.publish(library, seeding -> {});
        }
    }

    /** @param directory as it was typed */
    static void requireLibrary(Path directory, Layout layout) throws SeedcastException {
        if (!Library.exists(layout)) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    directory + " is no library: there is no " + layout.database(),
                    "make one first: seedcast mirror FEED --dir " + directory,
                    null);
        }
    }
}
