package org.seedcast.publish.item;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Errno;

/** A file of the site could not be written; what stood there before still stands. */
public final class SiteNotWritten extends FileFailed {
    private SiteNotWritten(String what, Path file, IOException cause) {
        super(what + ": " + reason(file, cause), hint(file, cause), cause);
    }

    public static SeedcastException of(Path file, IOException cause) {
        String what = "cannot write " + file;
        return Errno.isNoSpace(cause) ? OutOfSpace.of(what, cause) : new SiteNotWritten(what, file, cause);
    }
}
