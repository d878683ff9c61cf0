package org.seedcast.publish.page;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.publish.SiteFixture;

/** A page of a hundred items is here soon on a slow line: all that a browser fetches to show it, compressed as servers do. */
class PageWeightTest {
    private static final int FILES = 100;
    private static final int MOST_BYTES = 80_000;
    private static final List<String> WORDS = List.of(
            "river night radio story letter train harbour garden market machine people listen sound winter bridge city"
                    .split(" "));

    @TempDir(factory = InMemory.class)
    Path root = Path.of("");

    @Test
    void aHundredItemsWithNotesAreLight() throws Exception {
        Random random = new Random(1);
        try (SiteFixture site = new SiteFixture(root.resolve("library"))) {
            site.with(PUBLIC)
                    .publish(rss(IntStream.range(0, FILES)
                            .mapToObj(i -> item(i, random))
                            .toArray(String[]::new)))
                    .write();

            String page = site.text("index.html");
            assertThat(Jsoup.parse(page).select("#items > li")).hasSize(FILES);
            List<String> fetched = Stream.of("style.css", "page.js", "player.js", "share.js", "find.js", "icon.svg")
                    .filter(page::contains)
                    .toList();
            assertThat(fetched).contains("style.css", "page.js", "player.js");
            int bytes = compressed(page);
            for (String name : fetched) {
                bytes += compressed(site.text(name));
            }
            assertThat(bytes).as("bytes of %s and the page", fetched).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    private static String item(int number, Random random) {
        String notes = "<p>%s</p><p>%s <a href=\"https://show.example/%d\">%s</a></p><ul><li>03:12 %s</li></ul>"
                .formatted(words(40, random), words(60, random), number, words(3, random), words(4, random));
        String date = RFC_1123_DATE_TIME.format(
                ZonedDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).plusDays(number));
        return "<item><title>%s</title><guid>g%d</guid><pubDate>%s</pubDate><link>https://show.example/%d</link>"
                        .formatted(words(6, random), number, date, number)
                + "<description><![CDATA[%s]]></description><enclosure url=\"https://a.example/%d.mp3\"/></item>"
                        .formatted(notes, number);
    }

    private static String words(int count, Random random) {
        return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                .limit(count)
                .collect(Collectors.joining(" "));
    }

    private static int compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
