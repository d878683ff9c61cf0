package org.seedcast.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Names who can open what is closed to this user. */
public final class Keeper {
    private Keeper() {}

    /** Advice about {@code path}, there or not, for which permission was denied. */
    public static Optional<String> advice(Path path) {
        for (Path closed = path.toAbsolutePath().normalize(); closed != null; closed = closed.getParent()) {
            Optional<String> advice = of(closed);
            if (advice.isPresent()) {
                return advice;
            }
        }
        return Optional.empty();
    }

    /** Empty where it is not there, or hidden by what is closed above it: then that is what has to be opened. */
    private static Optional<String> of(Path closed) {
        try {
            return Optional.of(words(closed));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String words(Path closed) throws IOException {
        return Links.isOwn(closed)
                ? closed + " is yours, but its mode keeps you out: chmod u+rwX " + closed
                : closed + " belongs to the user " + Files.getOwner(closed).getName()
                        + ": run this as that user, or give this one access";
    }
}
