package org.seedcast.publish.page;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
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
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.Listing;
import org.seedcast.publish.Site;
import org.seedcast.publish.SiteFixture;

/** A show of more files than fit on a page. */
class PagesTest {
    private static final int FILES = 305;
    private static final List<String> NAMES = List.of("index.html", "page-2.html", "page-1.html");

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
                .mapToObj(i -> item("g" + i, "Number " + i, RFC_1123_DATE_TIME.format(date(i)), url(i)))
                .toArray(String[]::new));
    }

    private static ZonedDateTime date(int i) {
        return ZonedDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).plusHours(i);
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
        for (String name : NAMES) {
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
        assertThat(second.select("head link[rel=next]").attr("href")).isEqualTo("page-1.html");
        assertThat(second.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://mirror.example/show/page-2.html");
        assertThat(second.title()).isEqualTo("Show – Page 2");
        assertThat(second.select("nav a[aria-current]").text()).isEqualTo("Page 2");
        assertThat(second.select("nav a").eachText())
                .containsExactly("← Newer", "Newest", "Page 2", "Page 1", "Older →");
        assertThat(page("page-1.html").select("head link[rel=next]")).isEmpty();
    }

    /** No more for a library of thousands than for one of some hundred. */
    @ParameterizedTest
    @ValueSource(ints = {FILES, 2_500})
    void aNewFileChangesFewOthers(int files) throws Exception {
        site.publish(feed(files)).write();
        Map<String, FileTime> before = age();

        site.publish(feed(files + 1)).write(NOW.plusSeconds(60));

        String name = date(files + 1).toLocalDate() + "-number-" + (files + 1) + ".mp3.html";
        assertThat(changed(before))
                .filteredOn(file -> !file.equals("torrents-all.xml"))
                .containsExactlyInAnyOrder("index.html", "items/" + name, "search.js", "podcast.xml", "torrents.xml");
    }

    @Test
    void aFullPageChangesItsNeighboursAtMost() throws Exception {
        site.publish(feed(649)).write();
        Map<String, FileTime> before = age();

        site.publish(feed(650)).write(NOW.plusSeconds(60));

        assertThat(changed(before))
                .contains("page-6.html")
                .filteredOn(name -> name.startsWith("page-"))
                .containsExactlyInAnyOrder("page-6.html", "page-5.html", "page-4.html", "page-3.html");
        assertThat(page("page-6.html").select("#items > li")).hasSize(100);
        assertThat(page("index.html").select("#items > li")).hasSize(50);
    }

    @Test
    void allLocalLinksResolve() throws Exception {
        Path folder = site.library().layout().site();
        for (String name : NAMES) {
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

    /** Once pages were numbered from the newest, index.html being the first: of these files, page-2 to page-4. */
    @Test
    void pagesThatAreNoLongerNeededLeadOnOrGo() throws Exception {
        Path folder = site.library().layout().site();
        Files.writeString(folder.resolve("page-4.html"), "of an earlier version");
        Files.writeString(folder.resolve("page-5.html"), "of a time when more was published");
        Files.writeString(folder.resolve("page-x.html"), "the operator's");

        assertThat(site.write(NOW)).isTrue();

        assertThat(names(folder))
                .contains("index.html", "page-1.html", "page-2.html", "page-4.html", "page-x.html")
                .doesNotContain("page-3.html", "page-5.html");
        Document moved = page("page-4.html");
        assertThat(moved.select("main a").eachAttr("href")).containsOnly("index.html");
        assertThat(moved.select("script").eachAttr("src")).containsExactly("find.js");
        assertThat(site.write(NOW)).as("settled").isFalse();
    }

    /** As on a full disk, or where the folder is somebody else's. */
    @Test
    void ofThousandsOfFilesThatCannotBeWrittenSomeAreNamed() throws Exception {
        Path items = site.library().layout().site().resolve("items");
        for (Path page : Listing.of(items)) {
            Files.delete(page);
        }
        Files.delete(items);
        Files.writeString(items, "somebody's");

        Site.Written written = new Site(new AtomicFile(Disk.REAL), InstantSource.fixed(NOW))
                .write(site.library().library(), site.catalogue(), false);

        assertThat(written.failures()).hasSizeBetween(10, 100);
        assertThat(written.hasFeeds(site.library().layout())).isTrue();
    }

    @Test
    void aSiteThatLacksAPageIsNotComplete() throws Exception {
        assertThat(Site.isComplete(site.library().library())).isTrue();
        for (String name : List.of(
                "index.html",
                "page-1.html",
                "search.js",
                "find.js",
                "style.css",
                "page.js",
                "player.js",
                "podcast.xml")) {
            Files.delete(site.library().layout().site().resolve(name));
            assertThat(Site.isComplete(site.library().library())).as(name).isFalse();
            site.write(NOW);
            assertThat(Site.isComplete(site.library().library())).isTrue();
        }
    }

    private Map<String, FileTime> age() throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        return times();
    }

    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        Path folder = site.library().layout().site();
        for (Path file : files()) {
            times.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
        }
        return times;
    }

    /** Outputs of the site alone: .torrents are written when they are made. */
    private List<Path> files() throws IOException {
        return Listing.below(site.library().layout().site()).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !file.startsWith(site.library().layout().torrentDirectory()))
                .toList();
    }

    private List<String> changed(Map<String, FileTime> before) throws IOException {
        return times().entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
