package org.seedcast.torrent.make;

import java.nio.file.Path;
import java.util.List;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Reports files that changed while they were hashed: the hashes match no content that ever was. */
public final class FileChanged extends SeedcastException {
    private static final long serialVersionUID = 1;
    private static final int NAMED = 3;

    /** @param files that changed; at least one */
    FileChanged(List<SourceFile> files) {
        this(names(files));
    }

    private FileChanged(String names) {
        super(
                ExitCode.FAILED,
                names + " changed while it was hashed: no torrent is made of it",
                "run again once nothing writes there",
                null);
    }

    /** Reports a file that is not as it was a moment ago. */
    public static FileChanged of(Path file) {
        return new FileChanged(file.toString());
    }

    private static String names(List<SourceFile> files) {
        List<String> named =
                files.stream().limit(NAMED).map(file -> file.file().toString()).toList();
        String more = files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "";
        return String.join(", ", named) + more;
    }
}
