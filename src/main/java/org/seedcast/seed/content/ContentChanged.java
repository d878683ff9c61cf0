package org.seedcast.seed.content;

import java.io.IOException;
import java.nio.file.Path;

/** Reports a file that has changed since its pieces were known to be right. */
public final class ContentChanged extends IOException {
    private static final long serialVersionUID = 1;

    ContentChanged(Path file) {
        super(file + " changed while it was served");
    }
}
