package org.seedcast.cli.option;

import java.util.function.Supplier;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;

/** Settings whose records know which values they take. */
public final class Checked {
    private Checked() {}

    /** What {@code settings} builds from the options; a value it refuses is wrong use, not a bug. */
    public static <T> T of(Supplier<T> settings) throws WrongUse {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new WrongUse(SeedcastException.reason(e), null);
        }
    }
}
