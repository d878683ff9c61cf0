package org.seedcast.seed.content;

import java.io.IOException;
import java.nio.file.Path;

/** Reports that the process may open no more files: says nothing about the file that was to be opened. */
public final class DescriptorsExhausted extends IOException {
    private static final long serialVersionUID = 1;

    DescriptorsExhausted(Path file, IOException cause) {
        super("too many open files to read " + file, cause);
    }
}
