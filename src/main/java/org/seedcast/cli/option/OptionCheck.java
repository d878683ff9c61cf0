package org.seedcast.cli.option;

import java.util.function.Supplier;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;

/** Builds settings whose records check their own values. */
public final class OptionCheck {
    private OptionCheck() {}

    /** Returns what {@code settings} builds from the options; a value it refuses is a usage error, not a bug. */
    public static <T> T of(Supplier<T> settings) throws WrongUse {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new WrongUse(SeedcastException.reason(e), null);
        }
    }
}
