package org.seedcast.publish.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.NOW;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.InMemory;
import org.seedcast.publish.Site;
import org.seedcast.publish.SiteFixture;

/** A show of more files than fit on a page. */
class PagesTest {
    private static final int FILES = 205;

    @TempDir(factory = InMemory.class)
    Path root = Path.of("");

    private SiteFixture site;

    @BeforeEach
    void publish() throws Exception {
        site = new SiteFixture(root.resolve("library"));
        site.with(PUBLIC).publish(feed(FILES)).write();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    /** The first is the oldest. */
    private static String feed(int files) {
        return rss(IntStream.rangeClosed(1, files)
                .mapToObj(i -> item("g" + i, "Number " + i, "01 Jan 2020 00:00:%02d GMT".formatted(i % 60), url(i)))
                .map(item ->
                        item.replace("01 Jan 2020", "%02d Jan 2020".formatted(1 + Integer.parseInt(number(item)) / 60)))
                .toArray(String[]::new));
    }

    private static String number(String item) {
        return item.replaceFirst("(?s).*<title>Number (\\d+)<.*", "$1");
    }

    private static String url(int i) {
        return "https://a.example/" + i + ".mp3";
    }

    private Document page(String name) throws Exception {
        return Jsoup.parse(site.text(name), "https://mirror.example/show/" + name);
    }

    @Test
    void everyFileIsOnOnePageAndInTheIndexNewestFirst() throws Exception {
        List<String> titles = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        for (String name : List.of("index.html", "page-2.html", "page-3.html")) {
            for (Element file : page(name).select("#items > li")) {
                titles.add(file.select("h2").text());
                pages.add(file.select("h2 a").attr("href"));
            }
        }
        assertThat(titles)
                .containsExactlyElementsOf(IntStream.range(0, FILES)
                        .mapToObj(i -> "Number " + (FILES - i))
                        .toList());

        JsonArray index = JsonParser.parseString(site.text("search.js")
                        .replaceFirst("^window.seedcastItems = ", "")
                        .replaceFirst(";\n$", ""))
                .getAsJsonArray();
        assertThat(index.asList())
                .extracting(one -> one.getAsJsonObject().get("page").getAsString())
                .containsExactlyElementsOf(pages);
    }

    @Test
    void pagesLeadToEachOther() throws Exception {
        assertThat(page("index.html").select("head link[rel=prev]")).isEmpty();
        assertThat(page("index.html").select("head link[rel=next]").attr("href"))
                .isEqualTo("page-2.html");
        Document second = page("page-2.html");
        assertThat(second.select("head link[rel=prev]").attr("href")).isEqualTo("index.html");
        assertThat(second.select("head link[rel=next]").attr("href")).isEqualTo("page-3.html");
        assertThat(second.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://mirror.example/show/page-2.html");
        assertThat(second.title()).isEqualTo("Show – page 2 of 3");
        assertThat(second.select("nav a[aria-current]").text()).isEqualTo("Page 2");
        assertThat(page("page-3.html").select("head link[rel=next]")).isEmpty();
    }

    @Test
    void allLocalLinksResolve() throws Exception {
        Path folder = site.library().layout().site();
        for (String name : List.of("index.html", "page-2.html", "page-3.html")) {
            for (Element link : page(name).select("[href], [src]")) {
                String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (target.startsWith("#")) {
                    assertThat(page(name).getElementById(target.substring(1))).isNotNull();
                } else if (!target.contains(":")) {
                    assertThat(folder.resolve(target)).exists();
                }
            }
        }
    }

    @Test
    void pagesThatAreNoLongerNeededGo() throws Exception {
        Path folder = site.library().layout().site();
        Files.writeString(folder.resolve("page-4.html"), "of a time when more was published");
        Files.writeString(folder.resolve("page-x.html"), "the operator's");

        assertThat(site.write(NOW)).isTrue();

        assertThat(names(folder)).contains("index.html", "page-2.html", "page-3.html", "page-x.html");
        assertThat(names(folder)).doesNotContain("page-4.html");
        assertThat(site.write(NOW)).as("settled").isFalse();
    }

    @Test
    void aSiteThatLacksAPageIsNotComplete() throws Exception {
        assertThat(Site.isComplete(site.library().library())).isTrue();
        for (String name : List.of("index.html", "page-3.html", "search.js", "style.css", "page.js", "podcast.xml")) {
            Files.delete(site.library().layout().site().resolve(name));
            assertThat(Site.isComplete(site.library().library())).as(name).isFalse();
            site.write(NOW);
            assertThat(Site.isComplete(site.library().library())).isTrue();
        }
    }

    @ParameterizedTest(name = "page {0} of {1}")
    @CsvSource({
        "1, 1, '[1]'",
        "1, 3, '[1] 2 3'",
        "1, 50, '[1] 2 3 … 50'",
        "4, 50, '1 2 3 [4] 5 6 … 50'",
        "5, 50, '1 … 3 4 [5] 6 7 … 50'",
        "50, 50, '1 … 48 49 [50]'",
    })
    void onlySomeNumbersAreShown(int number, int count, String shown) {
        List<?> numbers = (List<?>) new Page(number, count).variables().getOrDefault("numbers", List.of());
        Stream<String> texts = numbers.stream().map(one -> shown((Map<?, ?>) one));
        assertThat(String.join(" ", texts.toList())).isEqualTo(shown);
    }

    private static String shown(Map<?, ?> link) {
        if (Boolean.TRUE.equals(link.get("gap"))) {
            return "…";
        }
        return Boolean.TRUE.equals(link.get("current")) ? "[" + link.get("number") + "]" : "" + link.get("number");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
