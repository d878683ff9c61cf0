package org.seedcast.publish.words;

import java.util.List;
import java.util.Locale;

/**
 * Rules by which a language picks the form of a noun beside a number, with the names of CLDR, which the browser's own
 * rules have too. They are written out for whole numbers, as the library that holds all of them is larger than all of
 * seedcast.
 */
enum Plural {
    OTHER,
    ONE_OTHER,
    FRENCH,
    CZECH,
    POLISH,
    RUSSIAN,
    ARABIC;

    /** @param name as files of words have it, such as {@code one-other} */
    static Plural named(String name) {
        return valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    List<String> forms() {
        return switch (this) {
            case OTHER -> List.of("other");
            case ONE_OTHER, FRENCH -> List.of("one", "other");
            case CZECH -> List.of("one", "few", "other");
            case POLISH, RUSSIAN -> List.of("one", "few", "many");
            case ARABIC -> List.of("zero", "one", "two", "few", "many", "other");
        };
    }

    /** Returns the form for {@code number} of things. */
    String form(long number) {
        return switch (this) {
            case OTHER -> "other";
            case ONE_OTHER -> number == 1 ? "one" : "other";
            case FRENCH -> number < 2 ? "one" : "other";
            case CZECH -> czech(number);
            case POLISH -> polish(number);
            case RUSSIAN -> russian(number);
            case ARABIC -> arabic(number);
        };
    }

    private static String czech(long number) {
        if (number == 1) {
            return "one";
        }
        return number >= 2 && number <= 4 ? "few" : "other";
    }

    private static String polish(long number) {
        if (number == 1) {
            return "one";
        }
        return isFew(number) ? "few" : "many";
    }

    private static String russian(long number) {
        if (number % 10 == 1 && number % 100 != 11) {
            return "one";
        }
        return isFew(number) ? "few" : "many";
    }

    private static boolean isFew(long number) {
        long last = number % 10;
        long lastTwo = number % 100;
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14);
    }

    private static String arabic(long number) {
        long lastTwo = number % 100;
        if (number <= 2) {
            return List.of("zero", "one", "two").get((int) number);
        }
        if (lastTwo >= 3 && lastTwo <= 10) {
            return "few";
        }
        return lastTwo >= 11 ? "many" : "other";
    }
}
