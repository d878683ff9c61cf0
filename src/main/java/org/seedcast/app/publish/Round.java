package org.seedcast.app.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;

/** All that is written in one go. */
final class Round {
    final List<SeedcastException> failures = new ArrayList<>();
    final Set<Path> written = new HashSet<>();
    final Set<Path> left = new HashSet<>();
    /** False if a feed could not be written: it may still name an item whose files are to be deleted. */
    boolean feeds = true;

    boolean lacksSpace() {
        return failures.stream().anyMatch(OutOfSpace.class::isInstance);
    }
}
