package org.seedcast.feed;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Verifier;
import org.jsoup.nodes.Entities;

/** Mends characters and entities that XML does not know; CDATA, comments and processing instructions stay. */
final class MarkupRepair {
    static final String CONTROL_CHARACTERS = "control-characters";
    static final String ENTITY = "entity";
    static final String AMPERSAND = "ampersand";

    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{0,31}));");

    private MarkupRepair() {}

    static String mend(String text, Set<String> repairs) {
        String legal = withoutIllegal(text, repairs);
        StringBuilder mended = new StringBuilder(legal.length());
        int done = 0;
        int next = nextOf(legal, 0);
        while (next < legal.length()) {
            mended.append(legal, done, next);
            done = legal.charAt(next) == '&' ? mendReference(legal, next, mended, repairs) : skipped(legal, next);
            if (legal.charAt(next) == '<') {
                mended.append(legal, next, done);
            }
            next = nextOf(legal, done);
        }
        return mended.append(legal, done, legal.length()).toString();
    }

    /** The next ampersand or start of a section to leave alone; the end of the text when there is none. */
    private static int nextOf(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || (c == '<' && (text.startsWith("!", i + 1) || text.startsWith("?", i + 1)))) {
                return i;
            }
        }
        return text.length();
    }

    private static int skipped(String text, int at) {
        String end = ">";
        if (text.startsWith("<![CDATA[", at)) {
            end = "]]>";
        } else if (text.startsWith("<!--", at)) {
            end = "-->";
        } else if (text.startsWith("<?", at)) {
            end = "?>";
        }
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    private static int mendReference(String text, int at, StringBuilder mended, Set<String> repairs) {
        Matcher reference = REFERENCE.matcher(text).region(at, text.length());
        if (!reference.lookingAt()) {
            repairs.add(AMPERSAND);
            mended.append("&amp;");
            return at + 1;
        }
        String name = reference.group(3);
        if (name == null) {
            mendNumber(reference, mended, repairs);
        } else if (OF_XML.contains(name)) {
            mended.append(reference.group());
        } else {
            repairs.add(ENTITY);
            String character = Entities.getByName(name);
            mended.append(character.isEmpty() ? "&amp;" + name + ";" : character);
        }
        return reference.end();
    }

    private static void mendNumber(Matcher reference, StringBuilder mended, Set<String> repairs) {
        int character = reference.group(1) == null
                ? Integer.parseInt(reference.group(2), 16)
                : Integer.parseInt(reference.group(1));
        if (Verifier.isXMLCharacter(character)) {
            mended.append(reference.group());
        } else {
            repairs.add(CONTROL_CHARACTERS);
        }
    }

    private static String withoutIllegal(String text, Set<String> repairs) {
        if (text.codePoints().allMatch(Verifier::isXMLCharacter)) {
            return text;
        }
        repairs.add(CONTROL_CHARACTERS);
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().filter(Verifier::isXMLCharacter).forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
