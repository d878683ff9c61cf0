package org.seedcast.download;

import java.io.IOException;
import java.util.regex.Pattern;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.file.ByteSize;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.ContentHashes;

/** Stores bodies: within their limit, while space is left, and with progress reported. */
record BodyStore(ByteSize limit, Space space, Progress progress) {
    private static final Pattern PART = Pattern.compile("\\.part$");

    /** Writes {@code body} to {@code part} and syncs it; see {@link Transfer#run}. */
    ContentHashes store(Body body, Part part) throws IOException, WrongBody, OutOfSpace {
        body.refuseAbove(limit);
        String name = PART.matcher(String.valueOf(part.file().getFileName())).replaceFirst("");
        try (Progress.Task task = progress.begin(name, body.total().orElse(-1));
                Space.Claim claim = space.claim(part.file(), body.missing())) {
            return new Transfer(body, part, limit, claim, task).run();
        }
    }
}
