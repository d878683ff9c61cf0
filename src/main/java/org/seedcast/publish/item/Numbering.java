package org.seedcast.publish.item;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.library.Entry;

/**
 * The place of an episode in its show, by {@code itunes:season}, {@code podcast:season} and the like.
 *
 * @param season empty where there is none
 * @param episode empty where there is none
 */
public record Numbering(Optional<String> season, Optional<String> episode) {
    private static final Numbering NONE = new Numbering(Optional.empty(), Optional.empty());
    /** A number, possibly with a part, as that of an extra between two episodes. */
    private static final Pattern NUMBER = Pattern.compile("0{0,9}+(\\d{1,9}(?:\\.\\d{1,3})?+)");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    static Numbering of(Entry entry) {
        String xml = entry.xml();
        return xml.contains(":season") || xml.contains(":episode") ? of(Xml.parse(xml)) : NONE;
    }

    static Numbering of(Element item) {
        return new Numbering(number(item, "season"), number(item, "episode"));
    }

    private static Optional<String> number(Element item, String name) {
        return Stream.of("podcast", "itunes")
                .flatMap(vocabulary -> Extension.children(item, vocabulary, name).stream())
                .flatMap(element -> Stream.of(element.getTextTrim()))
                .map(NUMBER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** For people: {@code S2 E7}; empty without both. */
    public String words() {
        List<String> words = Stream.concat(
                        season.stream().map(s -> "S" + s), episode.stream().map(e -> "E" + e))
                .toList();
        return String.join(" ", words);
    }

    /** The title of an episode that has none of its own; empty without date and number. */
    String title(Optional<Instant> published) {
        Optional<String> day = published.map(date -> DAY.format(date.atOffset(ZoneOffset.UTC)));
        if (words().isEmpty()) {
            return day.map(date -> "Episode of " + date).orElse("");
        }
        return words() + day.map(date -> " of " + date).orElse("");
    }
}
