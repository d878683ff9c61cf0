package org.seedcast.address;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.seedcast.address.Secrets.Span;

/**
 * A passkey in the address of a tracker, by which it knows a member: besides what {@link SecretName} knows, a part of the
 * path or a value that looks as if it was drawn by lot. Open trackers have neither: {@code /announce} is all of their path.
 */
final class Passkey {
    /** A name with a number at its end, such as {@code tracker01}. */
    private static final Pattern WORD_AND_NUMBER = Pattern.compile("^[a-z]{1,11}+[-_]?+[0-9]{1,4}+$");

    /** Characters that a passkey has nowhere, so that {@code KEY.php} is seen to hold one. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}_~-]++");

    private static final String ENDS = "/?&;#=";

    private static final int LEAST_CAPITALS = 5;
    private static final int LEAST_MIXED = 8;
    private static final int LEAST_DIGITS = 10;
    private static final int LEAST_LETTERS = 24;

    private Passkey() {}

    static List<Span> in(String tracker) {
        List<Span> passkeys = new ArrayList<>();
        int authority = tracker.indexOf("//") + 2;
        int start = Math.max(authority, tracker.indexOf('/', authority));
        for (int at = start; at < tracker.length(); at++) {
            int end = at;
            while (end < tracker.length() && ENDS.indexOf(tracker.charAt(end)) < 0) {
                end++;
            }
            if (end > at && at > start && is(Decoded.fully(tracker.substring(at, end)), tracker.substring(end))) {
                passkeys.add(new Span(at, end));
            }
            at = end;
        }
        return passkeys;
    }

    /** @param rest of the address: a part is a name where a value follows, and padded where none does */
    private static boolean is(String part, String rest) {
        boolean equals = rest.startsWith("=");
        boolean name = equals && rest.length() > 1 && ENDS.indexOf(rest.charAt(1)) < 0;
        return !name
                && ((!equals && SecretName.is(part))
                        || BETWEEN.splitAsStream(part).anyMatch(Passkey::isDrawn));
    }

    private static boolean isDrawn(String part) {
        boolean digits = part.chars().anyMatch(Character::isDigit);
        boolean letters = part.chars().anyMatch(Character::isLetter);
        boolean capitals = part.chars().skip(1).anyMatch(Character::isUpperCase);
        int least = capitals ? LEAST_CAPITALS : digits && letters ? LEAST_MIXED : digits ? LEAST_DIGITS : LEAST_LETTERS;
        boolean same = part.chars().distinct().count() <= 1; // LinuxTracker has zeros for everybody
        return part.length() >= least && !same && !WORD_AND_NUMBER.matcher(part).matches();
    }
}
