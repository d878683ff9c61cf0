package org.seedcast.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.seedcast.config.OnChange;
import org.seedcast.config.Rate;
import org.seedcast.config.Size;
import org.seedcast.feed.FeedLocation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From what is typed to values; the messages are for people. */
final class Converters {
    private Converters() {}

    /** {@code 90s}, {@code 15m}, {@code 2h30m}, {@code 7d}; a bare number is seconds. */
    static final class ToDuration implements ITypeConverter<Duration> {
        private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
        private static final Duration LONGEST = Duration.ofDays(36_500);

        @Override
        public Duration convert(String text) {
            String stripped = text.strip().toLowerCase(Locale.ROOT);
            String typed = stripped.matches("\\d+") ? stripped + "s" : stripped;
            Matcher part = PART.matcher(typed);
            Duration sum = Duration.ZERO;
            int end = 0;
            while (part.find() && part.start() == end) {
                sum = sum.plus(duration(Long.parseLong(part.group(1)), part.group(2)));
                end = part.end();
            }
            if (end == 0 || end != typed.length()) {
                throw new TypeConversionException("'" + text + "' is no duration; write it like 90s, 15m, 2h30m or 7d");
            }
            if (sum.compareTo(LONGEST) > 0) {
                throw new TypeConversionException("'" + text + "' is longer than a hundred years");
            }
            return sum;
        }

        private static Duration duration(long number, String unit) {
            return switch (unit) {
                case "ms" -> Duration.ofMillis(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                case "w" -> Duration.ofDays(7 * number);
                default -> Duration.ofSeconds(number);
            };
        }
    }

    /** A number of bytes. */
    static final class ToSize implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            try {
                return Size.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Bytes per second. */
    static final class ToRate implements ITypeConverter<Rate> {
        @Override
        public Rate convert(String text) {
            try {
                return Rate.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** The beginning of a day in UTC, or a moment. */
    static final class ToDay implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            String stripped = text.strip();
            try {
                return stripped.indexOf('T') < 0
                        ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(stripped).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no date; write it like 2025-06-03");
            }
        }
    }

    /** A regular expression for titles. */
    static final class ToPattern implements ITypeConverter<Pattern> {
        @Override
        public Pattern convert(String text) {
            try {
                return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            } catch (PatternSyntaxException e) {
                throw new TypeConversionException("'" + text + "' is no regular expression: " + e.getDescription());
            }
        }
    }

    /** What to do with changed items. */
    static final class ToOnChange implements ITypeConverter<OnChange> {
        @Override
        public OnChange convert(String text) {
            return switch (text) {
                case "keep" -> OnChange.KEEP;
                case "add" -> OnChange.ADD;
                default -> throw new TypeConversionException("'" + text + "' is not keep or add");
            };
        }
    }

    /** A directory, there or not. */
    static final class ToDirectory implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("the name of the directory is empty");
            }
            return Path.of(text);
        }
    }

    /** A file or a directory. */
    static final class ToPath implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("the name of the file is empty");
            }
            return Path.of(text);
        }
    }

    /** A feed's URL or path. */
    static final class ToFeed implements ITypeConverter<FeedLocation> {
        @Override
        public FeedLocation convert(String text) {
            try {
                return FeedLocation.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** An absolute http or https URL. */
    static final class ToWebUrl implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI url = url(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.matches("https?") || url.getHost() == null) {
                throw new TypeConversionException(
                        "'" + text + "' is no web address; it begins with https:// or http://");
            }
            if (url.getRawUserInfo() != null) {
                throw new TypeConversionException("a password has no place in an address that is published");
            }
            return folder(url);
        }
    }

    /** An absolute http or https URL of one thing. */
    static final class ToWebAddress implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI url = url(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.matches("https?") || url.getHost() == null) {
                throw new TypeConversionException(
                        "'" + text + "' is no web address; it begins with https:// or http://");
            }
            if (url.getRawUserInfo() != null) {
                throw new TypeConversionException("a password has no place in '" + url.getHost() + "'s address");
            }
            return url;
        }
    }

    /** An absolute http or https URL, or one relative to another. */
    static final class ToWebReference implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI url = url(text);
            return url.isAbsolute() ? new ToWebUrl().convert(text) : folder(url);
        }
    }

    /** The names of files are put behind it. */
    private static URI folder(URI url) {
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new TypeConversionException("'" + url + "' is no folder; leave out what begins with ? or #");
        }
        return url;
    }

    /** The announce URLs of one tier (BEP 12). */
    record Tier(List<URI> trackers) {}

    /** The announce URLs of one tier, commas between them. */
    static final class ToTier implements ITypeConverter<Tier> {
        @Override
        public Tier convert(String text) {
            List<URI> tier = new ArrayList<>();
            for (String one : text.split(",", -1)) {
                URI url = url(one.strip());
                String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
                if (!scheme.matches("https?|udp|wss?") || url.getHost() == null) {
                    throw new TypeConversionException(
                            "'" + one.strip()
                                    + "' is no tracker; write it like https://tracker.example/announce or udp://tracker.example:6969");
                }
                tier.add(url);
            }
            return new Tier(List.copyOf(tier));
        }
    }

    /** An address of this machine. */
    static final class ToAddress implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new TypeConversionException("'" + text + "' is no address");
            }
        }
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new TypeConversionException("'" + text + "' is no URL");
        }
    }
}
