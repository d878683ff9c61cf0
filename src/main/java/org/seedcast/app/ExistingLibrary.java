package org.seedcast.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;

/** A directory that is a library already: what works on one makes none. */
final class ExistingLibrary {
    private ExistingLibrary() {}

    static Layout in(Path directory) throws SeedcastException {
        Layout layout = new Layout(directory);
        if (!Library.exists(layout)) {
            throw none(directory);
        }
        return layout;
    }

    /** Tells whoever needs no database that it is missing. */
    static void warn(Layout layout, Consumer<Event> events) {
        Library.missing(layout)
                .ifPresent(fact -> events.accept(new Event.Notice(
                        fact + "; what is here was published before",
                        Optional.of("restore it: seedcast check --fix " + layout.root()))));
    }

    static SeedcastException none(Path directory) {
        return new SeedcastException(
                ExitCode.FAILED,
                directory + " is no library: there is no " + new Layout(directory).database(),
                "make one first: seedcast mirror FEED --dir " + directory,
                null);
    }
}
