package org.seedcast.download;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.RedactedUrl;

/** One enclosure could not be fetched; the others are none the worse. */
public final class DownloadFailed extends SeedcastException {
    DownloadFailed(String source, String why, @Nullable String hint, @Nullable Throwable cause) {
        super(ExitCode.SOME_ITEMS_FAILED, "cannot download " + source + ": " + why, hint, cause);
    }

    /** A body that ended with the connection, and did so at another place when it was asked for again. */
    public static DownloadFailed openEnd(URI source) {
        return new DownloadFailed(
                RedactedUrl.of(source), "it ends with the connection, elsewhere each time it is asked for", null, null);
    }

    /** An address at which there is another episode by now. */
    public static DownloadFailed another(URI source) {
        return new DownloadFailed(
                RedactedUrl.of(source), "it is the address of a later episode by now; what is here stays", null, null);
    }
}
