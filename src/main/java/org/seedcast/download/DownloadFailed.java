package org.seedcast.download;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** One enclosure could not be fetched; the others are none the worse. */
public final class DownloadFailed extends SeedcastException {
    DownloadFailed(String source, String why, @Nullable String hint, @Nullable Throwable cause) {
        super(ExitCode.SOME_ITEMS_FAILED, "cannot download " + source + ": " + why, hint, cause);
    }
}
