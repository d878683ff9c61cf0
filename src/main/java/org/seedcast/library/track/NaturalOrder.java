package org.seedcast.library.track;

import java.util.Locale;

/** The order in which people see names: {@code 2} before {@code 10}, and no difference between cases unless it is the only one. */
final class NaturalOrder {
    private NaturalOrder() {}

    static int compare(String one, String other) {
        int folded = folded(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
        return folded == 0 ? one.compareTo(other) : folded;
    }

    private static int folded(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int compared;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int oneStart = start(one, i);
                int otherStart = start(other, j);
                i = end(one, oneStart);
                j = end(other, otherStart);
                compared = numbers(one.substring(oneStart, i), other.substring(otherStart, j));
            } else {
                compared = Character.compare(one.charAt(i++), other.charAt(j++));
            }
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    /** Passes leading zeros. */
    private static int start(String text, int at) {
        int start = at;
        while (start + 1 < text.length() && text.charAt(start) == '0' && isDigit(text.charAt(start + 1))) {
            start++;
        }
        return start;
    }

    private static int end(String text, int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Compares numbers of any length, as names are. */
    private static int numbers(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
