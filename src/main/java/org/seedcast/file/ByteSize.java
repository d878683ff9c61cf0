package org.seedcast.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, never negative; read from texts such as {@code 8GiB}, {@code 500 KB} or {@code 1024}. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,3})?)\\s*(?:([kmgt])(i?))?b?");
    /** Two such sizes can still be added. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }

    /** @throws IllegalArgumentException with a message for people when the text is no size */
    public static ByteSize parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a size: " + text + " (write it like 8GiB or 500KB)");
        }
        BigDecimal bytes =
                new BigDecimal(matcher.group(1)).multiply(unit(matcher)).setScale(0, RoundingMode.HALF_UP);
        if (bytes.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("too large a size: " + text);
        }
        return new ByteSize(bytes.longValueExact());
    }

    private static BigDecimal unit(Matcher matcher) {
        if (matcher.group(2) == null) {
            return BigDecimal.ONE;
        }
        int base = matcher.group(3).isEmpty() ? 1000 : 1024;
        return BigDecimal.valueOf(base).pow("kmgt".indexOf(matcher.group(2)) + 1);
    }

    /** For people: {@code 58.2 MB}; decimal units, as file managers and download pages show them. */
    @Override
    public String toString() {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.95 && unit < 3);
        return String.format(Locale.ROOT, "%.1f %cB", value, "kMGT".charAt(unit));
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
