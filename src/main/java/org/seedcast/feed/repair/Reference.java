package org.seedcast.feed.repair;

import java.util.Set;
import org.jdom2.Verifier;
import org.jsoup.nodes.Entities;

/**
 * Repairs references, which begin with an ampersand: XML without a DTD knows only five entities and legal characters.
 */
final class Reference {
    static final String ENTITY = "entity";
    static final String AMPERSAND = "ampersand";

    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final int LONGEST_NAME = 32;
    private static final int MOST_DECIMAL = 7;
    private static final int MOST_HEX = 6;

    private Reference() {}

    /** @return where the text goes on */
    static int mend(char[] text, int at, int end, StringBuilder mended, Set<String> repairs) {
        boolean number = at + 1 < end && text[at + 1] == '#';
        int semicolon = number ? endOfNumber(text, at, end) : endOfName(text, at, end);
        if (semicolon < 0) {
            repairs.add(AMPERSAND);
            mended.append("&amp;");
            return at + 1;
        }
        if (number) {
            return mendNumber(text, at, semicolon, end, mended, repairs);
        }
        mendName(new String(text, at + 1, semicolon - at - 1), mended, repairs);
        return semicolon + 1;
    }

    private static void mendName(String name, StringBuilder mended, Set<String> repairs) {
        if (OF_XML.contains(name)) {
            mended.append('&').append(name).append(';');
            return;
        }
        repairs.add(ENTITY);
        String character = Entities.getByName(name);
        if (character.isEmpty()) {
            mended.append("&amp;").append(name).append(';');
        } else {
            mended.append(escaped(character)); // &LT; is one of them
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static int mendNumber(
            char[] text, int at, int semicolon, int end, StringBuilder mended, Set<String> repairs) {
        int character = number(text, at, semicolon);
        int after = semicolon + 1;
        if (Verifier.isXMLCharacter(character) && !isSurrogate(character)) {
            mended.append(text, at, after - at);
            return after;
        }
        int second = isSurrogate(character) && after + 1 < end && text[after] == '&' && text[after + 1] == '#'
                ? endOfNumber(text, after, end)
                : -1;
        if (second < 0) {
            repairs.add(isSurrogate(character) ? MarkupRepair.SURROGATES : MarkupRepair.CONTROL_CHARACTERS);
            return after;
        }
        repairs.add(MarkupRepair.SURROGATES);
        char high = (char) character;
        int low = number(text, after, second);
        if (isSurrogate(low) && Character.isSurrogatePair(high, (char) low)) {
            mended.appendCodePoint(Character.toCodePoint(high, (char) low));
            return second + 1;
        }
        return after;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static boolean isHex(char[] text, int at) {
        return text[at + 2] == 'x' || text[at + 2] == 'X';
    }

    private static int number(char[] text, int at, int semicolon) {
        int start = isHex(text, at) ? at + 3 : at + 2;
        return Integer.parseInt(new String(text, start, semicolon - start), isHex(text, at) ? 16 : 10);
    }

    /** Returns the position of the semicolon of {@code &#...;}; negative if there is no such number. */
    private static int endOfNumber(char[] text, int at, int end) {
        boolean hex = at + 2 < end && isHex(text, at);
        int start = hex ? at + 3 : at + 2;
        int i = start;
        while (i < end && i - start <= MOST_DECIMAL && isDigit(text[i], hex)) {
            i++;
        }
        boolean fits = i > start && i - start <= (hex ? MOST_HEX : MOST_DECIMAL);
        return fits && i < end && text[i] == ';' ? i : -1;
    }

    private static boolean isDigit(char c, boolean hex) {
        return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    }

    private static int endOfName(char[] text, int at, int end) {
        int start = at + 1;
        int i = start;
        while (i < end && i - start <= LONGEST_NAME && isOfName(text[i], i == start)) {
            i++;
        }
        return i > start && i < end && text[i] == ';' ? i : -1;
    }

    private static boolean isOfName(char c, boolean first) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
    }
}
