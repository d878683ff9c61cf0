package org.seedcast.download;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.RedactedUrl;

/** Reports that one enclosure could not be fetched; the others are unaffected. */
public final class DownloadFailed extends SeedcastException {
    private final boolean here;

    DownloadFailed(String source, String why, @Nullable String hint, @Nullable Throwable cause) {
        this(ExitCode.SOME_ITEMS_FAILED, source, why, hint, cause);
    }

    private DownloadFailed(ExitCode code, String source, String why, @Nullable String hint, @Nullable Throwable cause) {
        super(code, "cannot download " + source + ": " + why, hint, cause);
        this.here = code == ExitCode.FAILED;
    }

    /** This machine could not take it in: nothing is known against the origin, and the next run may try at once. */
    static DownloadFailed here(String source, String why, @Nullable String hint, Throwable cause) {
        return new DownloadFailed(ExitCode.FAILED, source, why, hint, cause);
    }

    /** Reports whether this machine failed, and not the origin. */
    public boolean isHere() {
        return here;
    }

    /** A body that ended with the connection, and did so at another place when it was asked for again. */
    public static DownloadFailed openEnd(URI source) {
        return new DownloadFailed(
                RedactedUrl.of(source), "only the connection ends it, at another point each time", null, null);
    }

    /** An address at which there is another episode by now. */
    public static DownloadFailed another(URI source) {
        return new DownloadFailed(
                RedactedUrl.of(source), "it is now the address of a later episode; the file here stays", null, null);
    }
}
