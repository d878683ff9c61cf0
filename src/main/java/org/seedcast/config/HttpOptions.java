package org.seedcast.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Options for requests and limits on their responses.
 *
 * @param retries tries after the first one
 * @param stallTimeout the longest silence of a server
 * @param minRate a download that is slower for as long as {@code stallTimeout} is cancelled and retried
 * @param allowHttpDowngrade whether a redirect may lead from https to http
 * @param headers {@code Name: value}, for the host of the feed alone
 * @param userAgent instead of ours
 */
public record HttpOptions(
        int retries,
        Duration connectTimeout,
        Duration stallTimeout,
        Rate minRate,
        Size maxFileSize,
        boolean allowHttpDowngrade,
        List<String> headers,
        Optional<String> userAgent) {
    private static final Duration LONGEST = Duration.ofHours(1);
    /** RFC 9110 §5.1 and §5.5; nothing beyond ASCII, which servers read in different ways. */
    private static final Pattern HEADER =
            Pattern.compile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[ \\t]*[\\x21-\\x7e][\\x20-\\x7e\\t]*");
    /** Headers that frame a request or select a part of a file. */
    private static final Pattern OURS = Pattern.compile(
            "(?i)(accept-encoding|connection|content-length|expect|host|if-match|if-range|proxy-authorization|range|te"
                    + "|transfer-encoding|upgrade|user-agent):.*");

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    /** As it is without any option; it stands after the patterns that it is checked by. */
    public static final HttpOptions USUAL = new HttpOptions(
            5,
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Rate.parse("1KiB"),
            Size.parse("8GiB"),
            false,
            List.of(),
            Optional.empty());

    public HttpOptions {
        if (retries < 0 || retries > 100) {
            throw new IllegalArgumentException("--retries takes a number from 0 to 100");
        }
        requireTime("--connect-timeout", connectTimeout);
        requireTime("--stall-timeout", stallTimeout);
        if (maxFileSize.bytes() == 0) {
            throw new IllegalArgumentException("--max-file-size takes at least 1");
        }
        headers = List.copyOf(headers);
        headers.forEach(HttpOptions::requireHeader);
        if (userAgent.isPresent() && !PRINTABLE.matcher(userAgent.get()).matches()) {
            throw new IllegalArgumentException("--user-agent takes printable ASCII characters");
        }
    }

    private static void requireTime(String option, Duration time) {
        if (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(option + " takes a time above 0 and up to 1h");
        }
    }

    /** The value may be a secret, so it is not told. */
    private static void requireHeader(String header) {
        String name = header.contains(":") ? header.substring(0, header.indexOf(':')) : "";
        if (!HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException("--header takes 'Name: value' of printable ASCII characters");
        }
        if (OURS.matcher(header).matches()) {
            throw new IllegalArgumentException("--header cannot set " + name
                    + (name.equalsIgnoreCase("user-agent") ? "; that is --user-agent" : ""));
        }
    }
}
