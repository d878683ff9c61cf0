package org.seedcast.config;

import java.util.regex.Pattern;
import org.seedcast.file.ByteSize;

/** A rate in bytes per second; never negative. */
public record Rate(long bytesPerSecond) {
    private static final Pattern PER_SECOND = Pattern.compile("(?i)/s$");

    /**
     * Reads {@code 2MiB} or {@code 2MiB/s}.
     *
     * @throws IllegalArgumentException with a message for people when the text is no rate
     */
    public static Rate parse(String text) {
        try {
            return new Rate(ByteSize.parse(PER_SECOND.matcher(text.strip()).replaceFirst(""))
                    .bytes());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a rate; write it like 2MiB or 500KB", e);
        }
    }
}
