package org.seedcast.http.answer;

import java.util.regex.Pattern;

/**
 * Tells which ETags are worth sending back (RFC 9110 §8.8.3). One without anything in it is the same for all contents,
 * and a star stands for any: by both, a changed file would be taken for the old one for ever.
 */
public final class EntityTag {
    private static final String OPAQUE = "\"[\\x21\\x23-\\x7e]++\"";
    private static final Pattern STRONG = Pattern.compile("^" + OPAQUE);
    private static final Pattern ANY = Pattern.compile("^(?:W/)?" + OPAQUE);
    /** Old servers leave out the quotes, and know their own tag without them; a comma would make two of it. */
    private static final Pattern BARE = Pattern.compile("^(?!\\*$|W/$)[\\x21\\x23-\\x2b\\x2d-\\x7e]++");

    private EntityTag() {}

    /** Tells if the same tag means the same bytes. */
    public static boolean isStrong(String tag) {
        return HeaderText.isSendable(tag) && STRONG.matcher(tag).matches();
    }

    /** Tells if the same tag means the same content, in these bytes or in others. */
    public static boolean isUsable(String tag) {
        return HeaderText.isSendable(tag)
                && (ANY.matcher(tag).matches() || BARE.matcher(tag).matches());
    }
}
