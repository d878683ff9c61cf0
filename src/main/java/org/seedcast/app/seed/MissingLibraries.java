package org.seedcast.app.seed;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;

/** Libraries that could not be seeded when seeding began, such as those on a disk that was not mounted. */
final class MissingLibraries {
    private final List<Layout> missing;
    private final Taking taking;

    MissingLibraries(List<Layout> missing, Taking taking) {
        this.missing = new ArrayList<>(missing);
        this.taking = taking;
    }

    /** Takes a library, or says why it cannot be had. */
    interface Taking {
        TakenLibrary take(Layout layout) throws SeedcastException;
    }

    /** Hands on those that can be seeded by now. */
    synchronized void look(Consumer<TakenLibrary> there) {
        for (Layout layout : List.copyOf(missing)) {
            taken(layout).ifPresent(library -> {
                there.accept(library);
                missing.remove(layout);
            });
        }
    }

    private Optional<TakenLibrary> taken(Layout layout) {
        try {
            return Files.isRegularFile(layout.seedList()) ? Optional.of(taking.take(layout)) : Optional.empty();
        } catch (SeedcastException e) {
            return Optional.empty(); // told when seeding began
        }
    }

    synchronized boolean isAny() {
        return !missing.isEmpty();
    }
}
