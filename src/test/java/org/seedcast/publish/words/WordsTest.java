package org.seedcast.publish.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.Packaged;
import org.seedcast.file.ByteSize;

class WordsTest {
    private static final Path FILES = Packaged.checkout("src/main/resources/org/seedcast/publish/words");
    private static final Path SCRIPTS = Packaged.checkout("src/main/resources/org/seedcast/publish");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z0-9]+\\}");
    private static final Pattern SPOKEN = Pattern.compile("(?m)^    '?([a-z-]+)'?: '((?:[^'\\\\]|\\\\.)*)',$");

    static Stream<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files
                    .map(file -> file.getFileName().toString().replace(".properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** A noun that is counted has the forms of its language, and everything else one text. */
    @ParameterizedTest
    @MethodSource("languages")
    void eachLanguageHasTheKeysOfEnglish(String language) {
        Map<String, String> texts = Words.read(language);
        Set<String> expected = new TreeSet<>();
        for (String key : Words.read(Words.ENGLISH).keySet()) {
            if (key.endsWith(".one") || key.endsWith(".other")) {
                String noun = key.substring(0, key.indexOf('.'));
                Plural.named(texts.getOrDefault("plural", "")).forms().forEach(form -> expected.add(noun + "." + form));
            } else {
                expected.add(key);
            }
        }
        assertThat(new TreeSet<>(texts.keySet())).isEqualTo(expected);
        assertThat(texts)
                .allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank().isEqualTo(text.strip()));
    }

    /** Forms of one and two may have the number as a word. */
    @ParameterizedTest
    @MethodSource("languages")
    void eachTextTakesWhatTheEnglishOneTakes(String language) {
        Map<String, String> english = Words.read(Words.ENGLISH);
        Words.read(language).forEach((key, text) -> {
            boolean counted = key.contains(".");
            String original = counted
                    ? english.getOrDefault(key.substring(0, key.indexOf('.')) + ".other", "")
                    : english.getOrDefault(key, "");
            Set<String> places = places(text);
            if (counted) {
                places.add("{0}");
            }
            assertThat(places).as(key).isEqualTo(places(original));
        });
        assertThat(Words.read(language).getOrDefault("months", "").split(" ", -1))
                .hasSize(12);
        assertThat(Words.read(language).getOrDefault("units", "").split(" ", -1))
                .hasSize(5);
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "en, 0, 0 files",
        "en, 1, 1 file",
        "en, 2, 2 files",
        "fr, 0, 0 fichier",
        "fr, 1, 1 fichier",
        "fr, 2, 2 fichiers",
        "ja, 1, 1個のファイル",
        "ar, 0, لا ملفات",
        "ar, 1, ملف واحد",
        "ar, 2, ملفان",
        "ar, 3, 3 ملفات",
        "ar, 10, 10 ملفات",
        "ar, 11, 11 ملفًا",
        "ar, 99, 99 ملفًا",
        "ar, 100, 100 ملف",
        "ar, 102, 102 ملف",
        "ar, 103, 103 ملفات",
    })
    void nounsGoWithTheirNumber(String language, long number, String expected) {
        assertThat(Words.in(language).count("files", number)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} by {0}")
    @CsvSource({
        "czech, 1, one",
        "czech, 4, few",
        "czech, 5, other",
        "czech, 0, other",
        "polish, 1, one",
        "polish, 2, few",
        "polish, 12, many",
        "polish, 22, few",
        "polish, 21, many",
        "polish, 0, many",
        "russian, 1, one",
        "russian, 21, one",
        "russian, 11, many",
        "russian, 24, few",
        "russian, 14, many",
    })
    void otherLanguagesHaveTheirRuleWaiting(String rule, long number, String form) {
        assertThat(Plural.named(rule).form(number)).isEqualTo(form);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en|3 June 2025|1 June 2025",
                "de|3. Juni 2025|1. Juni 2025",
                "fr|3 juin 2025|1er juin 2025",
                "es|3 de junio de 2025|1 de junio de 2025",
                "ja|2025年6月3日|2025年6月1日",
                "ar|3 يونيو 2025|1 يونيو 2025",
                "de-AT|3. Juni 2025|1. Juni 2025",
                "fi|3 June 2025|1 June 2025",
                "|3 June 2025|1 June 2025",
            })
    void daysAreWrittenAsTheLanguageHasThem(String tag, String third, String first) {
        Words words = Words.in(tag == null ? "" : tag);
        assertThat(words.day(LocalDate.of(2025, 6, 3))).isEqualTo(third);
        assertThat(words.day(LocalDate.of(2025, 6, 1))).isEqualTo(first);
    }

    @Test
    void sizesAndLengthsToo() {
        assertThat(Words.in("en").size(new ByteSize(58_200_000))).isEqualTo("58.2 MB");
        assertThat(Words.in("fr").size(new ByteSize(58_200_000))).isEqualTo("58,2 Mo");
        assertThat(Words.in("de").size(new ByteSize(999))).isEqualTo("999 B");
        assertThat(Words.in("ja").length(Duration.ofMinutes(62))).isEqualTo("1時間2分");
        assertThat(Words.in("en").length(Duration.ofSeconds(59))).isEqualTo("59 s");
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource({
        "ar, rtl",
        "AR-EG, rtl",
        "he, rtl",
        "fa-IR, rtl",
        "ur, rtl",
        "az-Arab, rtl",
        "az, ltr",
        "pa-Arab-PK, rtl",
        "ar-Latn, ltr",
        "en, ltr",
        "ja, ltr",
        "'', ltr",
        "ks, ltr",
    })
    void aTagTellsTheDirection(String tag, String direction) {
        assertThat(Direction.of(tag)).isEqualTo(direction);
    }

    /** They speak it on pages of a template that has no words for them. */
    @Test
    void theScriptsHaveTheSameEnglish() throws IOException {
        Map<String, String> english = new TreeMap<>();
        Words.in(Words.ENGLISH)
                .forScripts()
                .forEach(one -> english.put(one.getOrDefault("key", ""), one.getOrDefault("text", "")));
        Map<String, String> spoken = new TreeMap<>();
        for (String script : List.of("page.js", "player.js", "share.js")) {
            Matcher text = SPOKEN.matcher(Files.readString(SCRIPTS.resolve(script)));
            while (text.find()) {
                spoken.put(text.group(1), text.group(2));
            }
        }
        assertThat(spoken).isEqualTo(english);
    }
}
