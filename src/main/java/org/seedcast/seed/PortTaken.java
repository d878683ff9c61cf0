package org.seedcast.seed;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Reports that no wanted port is free. */
public final class PortTaken extends SeedcastException {
    public PortTaken(String ports, @Nullable Throwable cause) {
        super(
                ExitCode.FAILED,
                "cannot listen on port " + ports + (cause == null ? "" : ": " + reason(cause)),
                "choose another with --port, or use --port 0 for any free one",
                cause);
    }
}
