package org.seedcast.library.store.row;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.seedcast.address.Secrets;
import org.seedcast.feed.item.TitleText;
import org.seedcast.file.Sha;

/**
 * The name of a media file before it has one. It becomes part of the info-hash, so the rule is exact and frozen: UTC
 * date, then the title reduced to letters, their marks and digits, then the extension; at most {@value #LIMIT} UTF-8
 * bytes. A name that was given by an earlier rule stays.
 *
 * @param date {@code 2025-06-03-}, or empty
 * @param title reduced; never empty
 * @param extension without the dot
 */
public record FileName(String date, String title, String extension) {
    private static final int LIMIT = 150;
    /** Letters and marks that nobody sees: variation selectors, fillers of Hangul, vowels of Khmer, a joiner of marks. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\x{180b}-\\x{180d}\\x{180f}\\x{fe00}-\\x{fe0f}"
            + "\\x{e0100}-\\x{e01ef}\\x{34f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{3164}\\x{ffa0}]");

    private static final String UNTITLED = "episode";
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    public static FileName of(Optional<Instant> published, String title, String extension) {
        String date = published
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC) + "-")
                .orElse("");
        String reduced = reduce(withoutSecrets(TitleText.shown(title)));
        return new FileName(date, reduced.isEmpty() ? UNTITLED : reduced, extension);
    }

    /** The name, as long as no other item wants it too. */
    public String plain() {
        return fit("");
    }

    /** The name when another item wants the plain one: told apart by {@code key}, the identity of the item. */
    public String distinct(String key) {
        return fit("-" + HexFormat.of().formatHex(Sha.sha256().digest(key.getBytes(StandardCharsets.UTF_8)), 0, 4));
    }

    private String fit(String suffix) {
        String tail = suffix + "." + extension;
        int room = LIMIT - date.length() - bytes(tail);
        return date + cut(title, room) + tail;
    }

    /** A name is published, and stays for ever. */
    private static String withoutSecrets(String title) {
        return Secrets.in(title).any()
                ? BLANKS.splitAsStream(title)
                        .filter(word -> !Secrets.in(word).any())
                        .collect(Collectors.joining(" "))
                : title;
    }

    private static String reduce(String title) {
        String normal = Normalizer.normalize(withoutInvisible(title), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        StringBuilder reduced = new StringBuilder();
        boolean gap = false;
        for (int codePoint : normal.codePoints().toArray()) {
            if (isMark(codePoint)) {
                boolean ofKept = !gap && reduced.length() > 0;
                reduced.append(ofKept ? Character.toString(codePoint) : "");
            } else if (Character.isLetter(codePoint) || Character.isDigit(codePoint)) {
                reduced.append(gap && reduced.length() > 0 ? "-" : "").appendCodePoint(codePoint);
                gap = false;
            } else {
                gap = true;
            }
        }
        return reduced.toString();
    }

    /** A variation selector chooses how the character before it looks, mostly an emoji. */
    private static String withoutInvisible(String title) {
        return INVISIBLE.matcher(title).replaceAll("");
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static String cut(String text, int room) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            used += bytes(text.substring(end, next));
            if (used > room) {
                break;
            }
            end = next;
        }
        String cut = text.substring(0, end);
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
