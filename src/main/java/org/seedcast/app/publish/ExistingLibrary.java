package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Presence;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** A directory that must be a library already: commands that work on one create none. */
public final class ExistingLibrary {
    private ExistingLibrary() {}

    public static Layout in(Path directory) throws SeedcastException {
        Layout layout = new Layout(directory);
        if (!Library.exists(layout)) {
            throw none(directory);
        }
        return layout;
    }

    /** Reports whether {@code layout} says what is to be seeded; a list that may not be read is a failure. */
    public static boolean isSeedable(Layout layout) throws SeedcastException {
        try {
            return Presence.isFile(layout.seedList()) && Presence.isReadable(layout.seedList());
        } catch (IOException e) {
            throw FileFailed.reading(layout.seedList(), e);
        }
    }

    /** Tells whoever needs no database that it is missing. */
    public static void warn(Layout layout, Consumer<Event> events) {
        Library.missing(layout)
                .ifPresent(fact -> events.accept(new Event.Notice(
                        fact + "; what is here was published before",
                        Optional.of("restore it: seedcast check --fix " + layout.root()))));
    }

    static SeedcastException none(Path directory) {
        return new SeedcastException(
                ExitCode.FAILED,
                directory + " is not a library: there is no " + new Layout(directory).database(),
                "create one first: seedcast mirror FEED --dir " + directory,
                null);
    }
}
