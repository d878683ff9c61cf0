package org.seedcast.config;

import org.seedcast.file.ByteSize;

/** A size in bytes; never negative. */
public record Size(long bytes) {

    /**
     * Reads {@code 8GiB}, {@code 500KB} or {@code 1024}.
     *
     * @throws IllegalArgumentException with a message for people when the text is no size
     */
    public static Size parse(String text) {
        try {
            return new Size(ByteSize.parse(text).bytes());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a size; write it like 8GiB or 500KB", e);
        }
    }
}
