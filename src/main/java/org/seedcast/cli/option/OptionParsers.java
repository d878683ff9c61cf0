package org.seedcast.cli.option;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.seedcast.address.Authority;
import org.seedcast.address.Resource;
import org.seedcast.config.Change;
import org.seedcast.config.OnChange;

/** Parsers of typed text; their messages are for people. */
public final class OptionParsers {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> TRACKER = Set.of("http", "https", "udp", "ws", "wss");
    private static final Pattern NUMBER = Pattern.compile("^[+-]?\\d++");

    private static final String EVERYBODY = "255.255.255.255";

    private OptionParsers() {}

    public static Integer integer(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            boolean tooLarge = NUMBER.matcher(text.strip()).matches();
            throw new IllegalArgumentException(
                    "'" + text + (tooLarge ? "' is too large" : "' is not a whole number"), e);
        }
    }

    public static Double decimal(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    /** The beginning of a day in UTC, or a moment. */
    public static Instant day(String text) {
        String stripped = text.strip();
        try {
            return stripped.indexOf('T') < 0
                    ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(stripped).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a date; write it like 2025-06-03");
        }
    }

    /** A regular expression for titles. */
    public static Pattern pattern(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a regular expression: " + e.getDescription());
        }
    }

    /** Parses the treatment of changed items. */
    public static OnChange onChange(String text) {
        return switch (text) {
            case "keep" -> OnChange.KEEP;
            case "add" -> OnChange.ADD;
            default -> throw new IllegalArgumentException("'" + text + "' is neither keep nor add");
        };
    }

    /** A directory, there or not. */
    public static Path directory(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the name of the directory is empty");
        }
        return Path.of(text);
    }

    /** A file or a directory. */
    public static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the name of the file is empty");
        }
        return Path.of(text);
    }

    /** An absolute http or https URL. */
    public static URI webUrl(String text) {
        URI url = url(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!WEB.contains(scheme) || Authority.of(url).isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a web address; it begins with https:// or http://");
        }
        if (Authority.hasUserInfo(url)) {
            throw new IllegalArgumentException("a published address must not hold a password");
        }
        return folder(url);
    }

    /** An absolute http or https URL of one thing. */
    public static URI webAddress(String text) {
        URI url = url(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!WEB.contains(scheme) || Authority.of(url).isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a web address; it begins with https:// or http://");
        }
        if (Authority.hasUserInfo(url)) {
            throw new IllegalArgumentException(
                    "a password does not belong in '" + Authority.hostOf(url) + "'s address");
        }
        return Resource.of(url);
    }

    /** An absolute http or https URL, or one relative to another. */
    public static URI webReference(String text) {
        URI url = url(text);
        return url.isAbsolute() ? webUrl(text) : folder(url);
    }

    /** Returns a URL to which file names are appended. */
    private static URI folder(URI url) {
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not a folder; leave out the part that begins with ? or #");
        }
        return url;
    }

    /** Parses the announce URLs of one tier (BEP 12); an empty text means no trackers. */
    public record Tier(List<URI> trackers) {
        /** The trackers from now on, as the tiers that were typed have them. */
        public static Change<List<List<URI>>> change(List<Tier> typed) {
            if (typed.isEmpty()) {
                return Change.none();
            }
            List<List<URI>> tiers = typed.stream()
                    .map(Tier::trackers)
                    .filter(tier -> !tier.isEmpty())
                    .toList();
            return tiers.isEmpty() ? Change.takenBack() : Change.to(tiers);
        }
    }

    /** The announce URLs of one tier, commas between them. */
    public static Tier tier(String text) {
        if (text.isBlank()) {
            return new Tier(List.of());
        }
        List<URI> tier = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            URI url = url(one.strip());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (!TRACKER.contains(scheme) || Authority.of(url).isEmpty()) {
                throw new IllegalArgumentException("'" + one.strip()
                        + "' is not a tracker; write it like https://tracker.example/announce or "
                        + "udp://tracker.example:6969");
            }
            if (scheme.equals("udp") && portOf(url).isEmpty()) {
                throw new IllegalArgumentException(
                        "'" + one.strip() + "' has no port, and UDP trackers have no default one");
            }
            tier.add(url);
        }
        return new Tier(List.copyOf(tier));
    }

    private static OptionalInt portOf(URI url) {
        return Authority.of(url).map(Authority::port).orElse(OptionalInt.empty());
    }

    /** An address of this machine. */
    public static InetAddress address(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            // Java takes nothing for the loopback, and Linux lets programs listen where no machine is.
            if (!text.isBlank() && !address.isMulticastAddress() && !EVERYBODY.equals(address.getHostAddress())) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address", e);
        }
        throw new IllegalArgumentException("'" + text + "' cannot be an address of this machine");
    }

    /** With its host in ASCII: Transmission calls no other form, and qBittorrent, by default, none of other alphabets. */
    private static URI url(String text) {
        try {
            URI url = new URI(text);
            return Authority.ascii(url).orElse(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL");
        }
    }
}
