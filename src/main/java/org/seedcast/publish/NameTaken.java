package org.seedcast.publish;

import java.nio.file.Path;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Something that is not ours has the name under which a file is to be published: it is not overwritten. */
public final class NameTaken extends SeedcastException {
    private NameTaken(Path file, String whose) {
        super(
                ExitCode.SOME_ITEMS_FAILED,
                "cannot write " + file + ": " + whose + " has its name and is not overwritten",
                "move it elsewhere, and run again",
                null);
    }

    /** A .torrent that is that of no item. */
    static NameTaken byTorrent(Path file) {
        return new NameTaken(file, "something else");
    }

    /** A file in the site that no template brought. */
    static NameTaken byFile(Path file) {
        return new NameTaken(file, "a file that seedcast did not write");
    }
}
