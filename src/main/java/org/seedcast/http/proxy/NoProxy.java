package org.seedcast.http.proxy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.address.HostName;
import org.seedcast.http.guard.AddressRange;

/**
 * The hosts that are reached without a proxy: names with all that is below them, addresses, ranges, or {@code *} for all.
 *
 * @param patterns lower case
 */
public record NoProxy(List<String> patterns) {
    private static final Pattern APART = Pattern.compile("[,\\s]++");
    private static final Pattern BRACKETS = Pattern.compile("^\\[|\\]$");
    private static final Pattern ANY_HOST = Pattern.compile("^\\*?\\.");

    /** Reads what stands in {@code no_proxy}, commas or blanks between the patterns. */
    public static NoProxy parse(String text) {
        return new NoProxy(Arrays.stream(APART.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(pattern -> !pattern.isEmpty())
                .toList());
    }

    public boolean covers(String host, int port) {
        String plain = complete(BRACKETS.matcher(host.toLowerCase(Locale.ROOT)).replaceAll(""));
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
        String name = complete(HostName.parse(typed).orElse(typed));
        return host.equals(name) || host.endsWith("." + name);
    }

    /** Without the dot at the end that says that it is the whole name. */
    private static String complete(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static Optional<AddressRange> range(String text) {
        try {
            return Optional.of(AddressRange.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name
        }
    }
}
