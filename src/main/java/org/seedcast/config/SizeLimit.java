package org.seedcast.config;

import org.seedcast.file.ByteSize;

/** The largest size that something may have; at least one byte. */
public record SizeLimit(ByteSize size) {
    public SizeLimit {
        if (size.bytes() == 0) {
            throw new IllegalArgumentException("a limit of no bytes allows nothing");
        }
    }

    /**
     * Reads {@code 64MiB} or {@code 500 KB}.
     *
     * @throws IllegalArgumentException with a message for people when the text is no size
     */
    public static SizeLimit parse(String text) {
        return new SizeLimit(ByteSize.parse(text));
    }
}
