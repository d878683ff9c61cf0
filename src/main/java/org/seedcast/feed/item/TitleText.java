package org.seedcast.feed.item;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Verifier;
import org.jsoup.nodes.Entities;

/**
 * Decodes titles that are escaped twice: many publishers escape once for HTML and once more for XML, so that the number
 * of an apostrophe stands in its place. One level is undone, and only where the reference is whole and known.
 */
public final class TitleText {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));");
    /** As browsers read numbers that are no characters, but were in the charset of Windows (HTML §13.2.5.80). */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int FIRST_CONTROL = 0x7f;
    private static final int LAST_CONTROL = 0x9f;

    private TitleText() {}

    static String of(String text) {
        return text.indexOf('&') < 0 ? text : REFERENCE.matcher(text).replaceAll(TitleText::meant);
    }

    /**
     * The title as it is shown, and as files are named by it: a reference that was left by {@link #of} is escaped once
     * more, as nobody means to show one.
     */
    public static String shown(String text) {
        String once = of(text);
        return once.equals(text) ? text : of(once);
    }

    private static String meant(MatchResult reference) {
        return Matcher.quoteReplacement(character(reference).orElse(reference.group()));
    }

    private static Optional<String> character(MatchResult reference) {
        if (reference.group(3) != null) {
            return Optional.of(Entities.getByName(reference.group(3))).filter(found -> !found.isEmpty());
        }
        return reference.group(1) != null
                ? character(Integer.parseInt(reference.group(1)))
                : character(Integer.parseInt(reference.group(2), 16));
    }

    private static Optional<String> character(int number) {
        if (number >= FIRST_CONTROL && number <= LAST_CONTROL) {
            return Optional.of(new String(new byte[] {(byte) number}, WINDOWS))
                    .filter(text -> !Character.isISOControl(text.charAt(0)) && text.charAt(0) != '\ufffd');
        }
        boolean surrogate = number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
        return Verifier.isXMLCharacter(number) && !surrogate
                ? Optional.of(Character.toString(number))
                : Optional.empty();
    }
}
