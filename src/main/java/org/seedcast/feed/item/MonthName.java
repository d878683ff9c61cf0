package org.seedcast.feed.item;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Months by number or by name, short or long, in the languages that feeds write them in. */
final class MonthName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}++");

    /** Beginnings, without accents. */
    private static final List<List<String>> BEGINNINGS = List.of(
            List.of("jan", "gen", "ene", "\u044f\u043d\u0432"),
            List.of("feb", "fev", "\u0444\u0435\u0432"),
            List.of("mar", "mrz", "mrt", "maerz", "maa", "\u043c\u0430\u0440"),
            List.of("apr", "avr", "abr", "\u0430\u043f\u0440"),
            List.of("may", "mai", "mag", "maj", "mei", "\u043c\u0430\u044f", "\u043c\u0430\u0438"),
            List.of("jun", "juin", "giu", "\u0438\u044e\u043d"),
            List.of("jul", "juil", "lug", "\u0438\u044e\u043b"),
            List.of("aug", "ago", "aou", "\u0430\u0432\u0433"),
            List.of("sep", "set", "\u0441\u0435\u043d"),
            List.of("oct", "okt", "ott", "out", "\u043e\u043a\u0442"),
            List.of("nov", "\u043d\u043e\u044f"),
            List.of("dec", "dez", "des", "dic", "\u0434\u0435\u043a"));

    private MonthName() {}

    /** 1 to 12 when {@code text} is a name; any number as it is. */
    static Optional<Integer> parse(String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return Optional.of(Integer.parseInt(text));
        }
        String plain = text.chars().allMatch(c -> c < 0x80) ? text.toLowerCase(Locale.ROOT) : withoutAccents(text);
        for (int month = 1; month <= 12; month++) {
            if (BEGINNINGS.get(month - 1).stream().anyMatch(plain::startsWith)) {
                return Optional.of(month);
            }
        }
        return Optional.empty();
    }

    private static String withoutAccents(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
