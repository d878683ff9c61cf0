package org.seedcast.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.address.HostName;

/**
 * The hosts that are reached without a proxy: names with all that is below them, addresses, ranges, or {@code *} for all.
 *
 * @param patterns lower case
 */
record NoProxy(List<String> patterns) {
    private static final Pattern APART = Pattern.compile("[,\\s]++");
    private static final Pattern BRACKETS = Pattern.compile("^\\[|\\]$");
    private static final Pattern ANY_HOST = Pattern.compile("^\\*?\\.");

    /** Reads what stands in {@code no_proxy}, commas or blanks between the patterns. */
    static NoProxy parse(String text) {
        return new NoProxy(Arrays.stream(APART.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(pattern -> !pattern.isEmpty())
                .toList());
    }

    boolean covers(String host, int port) {
        String plain = BRACKETS.matcher(host.toLowerCase(Locale.ROOT)).replaceAll("");
        return patterns.stream().anyMatch(pattern -> covers(pattern, plain, port));
    }

    private static boolean covers(String pattern, String host, int port) {
        if (pattern.equals("*")) {
            return true;
        }
        Optional<AddressRange> range = range(pattern);
        if (range.isPresent()) {
            return range(host)
                    .filter(one -> range.get().contains(one.network()))
                    .isPresent();
        }
        String withoutPort = pattern.endsWith(":" + port) ? pattern.substring(0, pattern.lastIndexOf(':')) : pattern;
        String typed = ANY_HOST.matcher(withoutPort).replaceFirst("");
        String name = HostName.parse(typed).orElse(typed);
        return host.equals(name) || host.endsWith("." + name);
    }

    private static Optional<AddressRange> range(String text) {
        try {
            return Optional.of(AddressRange.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name
        }
    }
}
