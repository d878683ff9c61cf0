package org.seedcast.app;

import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;

/** Writes the site of a library again, from what the library knows. */
public final class PublishService {
    private final Restyling restyling;
    private final Publication publication;
    private final Messengers messengers;

    PublishService(Restyling restyling, Publication publication, Messengers messengers) {
        this.messengers = messengers;
        this.restyling = restyling;
        this.publication = publication;
    }

    /** Takes over {@code options} first. */
    public void run(Path directory, PublishingOptions options) throws SeedcastException, InterruptedException {
        Layout layout = ExistingLibrary.in(directory);
        Optional<Messengers.Errand> errand;
        try (Library library = Library.open(layout)) {
            restyling.apply(options, library);
            publication.publish(library, seeding -> {});
            errand = Messengers.errand(library);
        }
        if (errand.isPresent()) {
            messengers.run(errand.get());
        }
    }
}
