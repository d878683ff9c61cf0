package org.seedcast.app.mirror;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.feed.FeedChannel;

/**
 * A notice about a feed's licence, where that is not an invitation to copy. It blocks nothing: the operator decides.
 */
final class LicenceNotice {
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    /** Licences under which everybody may pass copies on, by their SPDX ids, addresses and names. */
    private static final Pattern FREE = Pattern.compile(
            "(?i)creativecommons\\.org/|creative ?commons|\\bcc[ -]?(by|0|zero|pd)|public ?domain|\\bpddl\\b|\\bfree art"
                    + "|\\blal-1|\\bgfdl\\b|\\bopen ?audio|\\bgplv?-?[23]|\\bmit\\b|\\bodbl");
    /** Copies, but only as they are and without money in it: not free in anybody's book. */
    private static final Pattern RESTRICTED = Pattern.compile("(?i)by-nc-nd|nc-nd");

    private LicenceNotice() {}

    /** One line, or empty when there is nothing to say. */
    static Optional<String> of(FeedChannel channel) {
        if (channel.locked()) {
            return Optional.of("the owner asks other platforms not to import this feed (podcast:locked); ask before "
                    + "you publish a copy, or use --own");
        }
        Optional<String> licence = channel.license();
        if (licence.isEmpty()) {
            return Optional.of("the feed has no free licence; ask its owner before you publish a copy, or use --own");
        }
        boolean free = FREE.matcher(licence.get()).find()
                && !RESTRICTED.matcher(licence.get()).find();
        return free
                ? Optional.empty()
                : Optional.of("the feed's licence may not allow publishing a copy: " + shortened(licence.get())
                        + "; ask its owner, or use --own");
    }

    private static String shortened(String licence) {
        String line = BLANKS.matcher(licence.strip()).replaceAll(" ");
        return line.length() <= 80 ? line : line.substring(0, line.offsetByCodePoints(0, 70)) + "…";
    }

    /** Reports whether the two say the same about being copied. */
    static boolean isSame(FeedChannel one, FeedChannel other) {
        return one.locked() == other.locked()
                && one.license()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .equals(other.license().map(text -> text.toLowerCase(Locale.ROOT)));
    }
}
