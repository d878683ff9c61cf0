package org.seedcast.publish.companion;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A part of an episode.
 *
 * @param start in seconds
 * @param url of a page about it; http or https
 * @param image of it; http or https
 * @param listed whether it is meant for a list
 */
public record Chapter(BigDecimal start, String title, Optional<String> url, Optional<String> image, boolean listed) {

    public long seconds() {
        return start.longValue();
    }

    /** For people: {@code 03:12}, {@code 1:02:33}. */
    public String clock() {
        long seconds = seconds();
        String end = "%02d:%02d".formatted(seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? end : seconds / 3600 + ":" + end;
    }
}
