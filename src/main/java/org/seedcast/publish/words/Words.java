package org.seedcast.publish.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.ByteSize;

/**
 * The pages' own words in one language, one file of properties each. Days and numbers are written by patterns from that
 * file: those of the JDK change from one version to the next, and with them would every page.
 */
public final class Words {
    public static final String ENGLISH = "en";
    private static final String FOLDER = "/org/seedcast/publish/words/";
    private static final Pattern LANGUAGE = Pattern.compile("^[a-z]{2}$");
    private static final String SCRIPT = "script-";
    private static final List<String> ALSO_FOR_SCRIPTS = List.of("download", "get", "play", "torrent");

    private final String language;
    private final Map<String, String> texts;

    private Words(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /**
     * Returns the words in the language of {@code tag}, or in English where nobody has translated them; a single text that
     * is missing is English, too.
     *
     * @param tag such as {@code de-AT}; empty for one that is unknown
     */
    public static Words in(String tag) {
        Map<String, String> texts = new TreeMap<>(read(ENGLISH));
        String lower = tag.toLowerCase(Locale.ROOT);
        String language = lower.contains("-") ? lower.substring(0, lower.indexOf('-')) : lower;
        boolean translated = LANGUAGE.matcher(language).matches() && exists(language);
        if (translated) {
            texts.putAll(read(language));
        }
        return new Words(translated ? language : ENGLISH, texts);
    }

    private static boolean exists(String language) {
        return Words.class.getResource(FOLDER + language + ".properties") != null;
    }

    static Map<String, String> read(String language) {
        try (InputStream file = Words.class.getResourceAsStream(FOLDER + language + ".properties")) {
            if (file == null) {
                throw new AssertionError("the words in " + language + " are missing from the program");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> texts = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException e) {
            throw new AssertionError("the words in " + language + " cannot be read from the program", e);
        }
    }

    /** Returns the two letters of the language that these words are in. */
    public String language() {
        return language;
    }

    /** @param values that stand in place of {0}, {1} and so on */
    public String text(String key, Object... values) {
        String text = required(texts.get(key), key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** Returns the form of {@code key} for a number of things, with the number. */
    public String count(String key, long number) {
        String form = Plural.named(text("plural")).form(number);
        String known = texts.containsKey(key + "." + form) ? form : "other";
        return text(key + "." + known, number);
    }

    /** {@code 3 June 2025}. */
    public String day(LocalDate date) {
        String first = date.getDayOfMonth() == 1 ? text("day-first") : String.valueOf(date.getDayOfMonth());
        return text("day")
                .replace("{day}", first)
                .replace("{month}", text("months").split(" ", -1)[date.getMonthValue() - 1])
                .replace("{year}", String.valueOf(date.getYear()));
    }

    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** {@code 58.2 MB}. */
    public String size(ByteSize size) {
        String[] number = size.toString().split(" ", -1);
        int unit = List.of("B", "kB", "MB", "GB", "TB").indexOf(number[1]);
        return number[0].replace(".", text("decimal")) + " " + text("units").split(" ", -1)[unit];
    }

    /** {@code 45 s}, {@code 43 min}, {@code 1 h 2 min}. */
    public String length(Duration length) {
        if (length.toSeconds() < 60) {
            return text("length-seconds", length.toSeconds());
        }
        long minutes = (length.toSeconds() + 30) / 60;
        if (minutes < 60) {
            return text("length-minutes", minutes);
        }
        return minutes % 60 == 0
                ? text("length-hours", minutes / 60)
                : text("length-hours-minutes", minutes / 60, minutes % 60);
    }

    /** Returns all texts by their keys, for a template. */
    public Map<String, String> all() {
        return Map.copyOf(texts);
    }

    /** Returns what the scripts of a page say, each text with a {@code key} and the {@code text}. */
    public List<Map<String, String>> forScripts() {
        Stream<String> own = texts.keySet().stream().filter(key -> key.startsWith(SCRIPT));
        Stream<String> months = Stream.of("day", "day-first", "months", "decimal", "units");
        return Stream.of(own, ALSO_FOR_SCRIPTS.stream(), months)
                .flatMap(keys -> keys)
                .map(key -> Map.of("key", dataName(key), "text", text(key)))
                .toList();
    }

    /** The end of a {@code data-} attribute. */
    private static String dataName(String key) {
        String name = key.startsWith(SCRIPT) ? key.substring(SCRIPT.length()) : key;
        return name.replace('.', '-');
    }

    private static String required(@Nullable String text, String key) {
        if (text == null) {
            throw new IllegalArgumentException("no text is called " + key);
        }
        return text;
    }
}
