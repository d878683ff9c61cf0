package org.seedcast.cli;

import java.util.function.Supplier;
import org.seedcast.app.WrongUse;
import org.seedcast.failure.SeedcastException;

/** Settings whose records know which values they take. */
final class Checked {
    private Checked() {}

    /** What {@code settings} builds from the options; a value it refuses is wrong use, not a bug. */
    static <T> T of(Supplier<T> settings) throws WrongUse {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new WrongUse(SeedcastException.reason(e), null);
        }
    }
}
