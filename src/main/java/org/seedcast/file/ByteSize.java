package org.seedcast.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, never negative; read from texts such as {@code 8GiB}, {@code 500 KB} or {@code 1024}. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,3})?)\\s*(?:([kmgt])(i?))?b?");
    private static final String UNITS = "kMGT";
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
        int letter = 0;
        long unit = 1000;
        while (tenths(unit) >= 10_000 && letter < UNITS.length() - 1) {
            letter++;
            unit *= 1000;
        }
        // Not by String.format, which takes longer to get ready than all else that a short run has to say.
        long tenths = tenths(unit);
        return tenths / 10 + "." + tenths % 10 + " " + UNITS.charAt(letter) + "B";
    }

    /** Rounded half up. */
    private long tenths(long unit) {
        long tenth = unit / 10;
        return bytes / tenth + (bytes % tenth * 2 >= tenth ? 1 : 0);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
