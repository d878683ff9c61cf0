package org.seedcast.app.rescue;

import java.nio.file.Path;
import org.seedcast.app.publish.Publication;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** Brings lost libraries back, and publishes them again. */
public final class LostLibraries {
    private final Recovery recovery;
    private final Publication publication;

    public LostLibraries(Recovery recovery, Publication publication) {
        this.recovery = recovery;
        this.publication = publication;
    }

    /** Does nothing with a library that is not lost. */
    public ExitCode restore(Path directory) throws SeedcastException {
        Layout layout = new Layout(directory);
        Recovery.Outcome outcome = recovery.restore(layout);
        if (outcome.rebuilt()) {
            try (Library library = Library.open(layout)) {
                ExitCode published = publication.told(publication.publish(library, any -> {}));
                return outcome.code() == ExitCode.DONE ? published : outcome.code();
            }
        }
        return ExitCode.DONE;
    }
}
