package org.seedcast.publish.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts of a feed on a page: their authors may be malicious. The template escapes them. */
final class PageText {
    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final Pattern PARAGRAPHS = Pattern.compile("\n{2,}+");

    private static final Set<String> WEB = Set.of("http", "https");
    private static final int SUMMARY_CHARACTERS = 160;
    private static final int TITLE_CHARACTERS = 300;
    /** Control characters, ends of lines, and those that turn the direction of what follows them round (UAX 9 §2). */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]++");

    private static final Pattern UNFIT_IN_LINES =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069&&[^\n]]++");

    private static final Pattern LANGUAGE = Pattern.compile("^(?i)[a-z]{2}(?:-[a-z0-9]{2,8}){0,4}");

    private PageText() {}

    /** One line. */
    static String title(String text) {
        return cut(UNFIT.matcher(text).replaceAll(" ").strip(), TITLE_CHARACTERS);
    }

    /** Several lines. */
    static String lines(String text) {
        return isFit(text) ? text : UNFIT_IN_LINES.matcher(text).replaceAll(" ");
    }

    /** Reports whether all characters may stay, as they almost always do: the pattern takes much longer to find out. */
    private static boolean isFit(String text) {
        return text.chars()
                .allMatch(c -> c == '\n'
                        || (c >= ' ' && c < 0x7f)
                        || (c > 0x9f && c < 0x2028)
                        || (c > 0x202e && c < 0x2066)
                        || c > 0x2069);
    }

    static String summary(String text) {
        return cut(oneLine(UNFIT.matcher(text).replaceAll(" ")), SUMMARY_CHARACTERS);
    }

    static String oneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ");
    }

    /** @return {@code text}, or its first {@code characters} and an ellipsis */
    static String cut(String text, int characters) {
        boolean fits = text.codePointCount(0, text.length()) <= characters;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, characters)) + "…";
    }

    static List<String> paragraphs(String text) {
        return text.isBlank()
                ? List.of()
                : PARAGRAPHS.splitAsStream(text).map(PageText::lines).toList();
    }

    /** Only what a browser opens as a page: a feed may put {@code javascript:} anywhere. */
    static String web(Optional<URI> link) {
        return link.filter(uri -> WEB.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)))
                .map(URI::toASCIIString)
                .orElse("");
    }

    /** The same of what may be an address, or words; empty for words. */
    static String web(String text) {
        try {
            return web(Optional.of(new URI(text.strip())));
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** {@code 2025-06-03}, for machines. */
    static String date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    /** A tag by which a browser picks voice and hyphens; empty where the feed's is none. */
    static String language(Optional<String> language) {
        return language.map(String::strip)
                .filter(tag -> LANGUAGE.matcher(tag).matches())
                .filter(tag -> List.of(Locale.getISOLanguages())
                        .contains(tag.substring(0, 2).toLowerCase(Locale.ROOT)))
                .orElse("");
    }
}
