package org.seedcast.feed;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Months by number or by name, short or long, in the languages that feeds write them in. */
final class MonthName {
    /** Beginnings, without accents. */
    private static final List<List<String>> BEGINNINGS = List.of(
            List.of("jan", "gen", "ene"),
            List.of("feb", "fev"),
            List.of("mar", "mrz", "maerz", "maa"),
            List.of("apr", "avr", "abr"),
            List.of("may", "mai", "mag", "maj", "mei"),
            List.of("jun", "juin", "giu"),
            List.of("jul", "juil", "lug"),
            List.of("aug", "ago", "aou"),
            List.of("sep", "set"),
            List.of("oct", "okt", "ott", "out"),
            List.of("nov"),
            List.of("dec", "dez", "dic"));

    private MonthName() {}

    /** 1 to 12 when {@code text} is a name; any number as it is. */
    static Optional<Integer> parse(String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return Optional.of(Integer.parseInt(text));
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        for (int month = 1; month <= 12; month++) {
            if (BEGINNINGS.get(month - 1).stream().anyMatch(plain::startsWith)) {
                return Optional.of(month);
            }
        }
        return Optional.empty();
    }
}
