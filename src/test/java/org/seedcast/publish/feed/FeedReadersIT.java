package org.seedcast.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;
import static org.seedcast.publish.SiteFixture.PUBLIC;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.input.SAXBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.Tools;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.publish.SiteFixture;
import org.seedcast.torrent.Metainfo;

/** What programs that people use read in our feeds is what the library has. */
@Timeout(120)
class FeedReadersIT {
    private static final Path OURS = Path.of("src/test/resources/golden");
    private static final Path REAL = Path.of(System.getProperty("seedcast.feeds", "../shared/feeds"));
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";

    /** The strict reading of Ruby's own library, which torrent clients are written with. */
    private static final String RUBY =
            """
            require "rss"; require "json"
            feed = RSS::Parser.parse(File.read(ARGV[0], encoding: "UTF-8"), ARGV[1] == "strict")
            puts feed.items.map { |i| {guid: i.guid && i.guid.content, date: i.pubDate && i.pubDate.to_i,
              title: i.title, url: i.enclosure && i.enclosure.url, length: i.enclosure && i.enclosure.length.to_s,
              type: i.enclosure && i.enclosure.type} }.to_json
            """;

    private static final String FEEDPARSER =
            """
            import calendar, feedparser, json, sys
            feed = feedparser.parse(open(sys.argv[1], 'rb').read())
            assert not feed.bozo, feed.bozo_exception
            def item(e):
                first = (e.get('links') and e.enclosures or [{}])[0]
                date = e.get('published_parsed')
                return dict(guid=e.get('id'), date=date and calendar.timegm(date), url=first.get('href'),
                            length=first.get('length'), type=first.get('type'))
            print(json.dumps([item(e) for e in feed.entries]))
            """;

    @TempDir
    Path root = Path.of("");

    private static JsonArray read(List<String> reader, Path feed, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(reader);
        command.add(feed.toString());
        command.addAll(List.of(more));
        Tools.Result result = Tools.run(LIMIT, command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.output()).isZero();
        String last = result.output().lines().reduce("", (one, next) -> next);
        return JsonParser.parseString(last).getAsJsonArray();
    }

    private static List<String> ruby() {
        return List.of(Tools.require("ruby").toString(), "-e", RUBY, "--");
    }

    private static List<String> feedparser() throws Exception {
        return List.of(
                Tools.requirePythonModule("feedparser", "python3-feedparser").toString(), "-c", FEEDPARSER);
    }

    private static String text(JsonObject item, String name) {
        return item.has(name) && !item.get(name).isJsonNull() ? item.get(name).getAsString() : "";
    }

    private void check(SiteFixture site) throws Exception {
        Path folder = site.library().layout().site();
        for (String name : List.of("torrents.xml", "podcast.xml")) {
            Path feed = folder.resolve(name);
            Tools.Result lint =
                    Tools.run(LIMIT, Tools.require("xmllint").toString(), "--noout", "--huge", feed.toString());
            assertThat(lint).isEqualTo(new Tools.Result(0, ""));
            assertThat(new SAXBuilder().build(feed.toFile()).getRootElement().getName())
                    .isEqualTo("rss");
        }
        checkTorrents(read(ruby(), folder.resolve("torrents.xml"), "strict"), site, true);
        checkTorrents(read(feedparser(), folder.resolve("torrents.xml")), site, false);
        checkPodcast(read(ruby(), folder.resolve("podcast.xml"), "lax"), site);
        checkPodcast(read(feedparser(), folder.resolve("podcast.xml")), site);
    }

    /** By what lies on disk: nothing here asks the code that wrote the feed. */
    private static void checkTorrents(JsonArray read, SiteFixture site, boolean titles) throws Exception {
        Map<String, Item> byHash = new HashMap<>();
        for (Item item : site.library().library().items().all()) {
            if (item.state() instanceof Published published) {
                byHash.put(published.infoHash().toString(), item);
            }
        }
        assertThat(read).hasSize(Math.min(500, byHash.size()));
        for (var element : read) {
            JsonObject told = element.getAsJsonObject();
            assertThat(byHash).containsKey(text(told, "guid"));
            Item item = Objects.requireNonNull(byHash.get(text(told, "guid")));
            Path torrent = site.library().layout().torrent(item.fileName());
            assertThat(Metainfo.read(torrent).infoHash().toString()).isEqualTo(text(told, "guid"));
            assertThat(text(told, "url"))
                    .isEqualTo("https://mirror.example/show/torrents/" + encoded(item) + ".torrent");
            assertThat(text(told, "length")).isEqualTo(String.valueOf(Files.size(torrent)));
            assertThat(text(told, "type")).isEqualTo("application/x-bittorrent");
            Instant date = item.published().orElse(SiteFixture.NOW);
            assertThat(text(told, "date")).isEqualTo(String.valueOf(date.getEpochSecond()));
            assertThat(!titles || !text(told, "title").isBlank()).isTrue();
        }
    }

    private static void checkPodcast(JsonArray read, SiteFixture site) throws Exception {
        List<Entry> entries = site.catalogue().entries();
        assertThat(read).hasSize(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            JsonObject told = read.get(i).getAsJsonObject();
            Entry entry = entries.get(i);
            String guid = entry.guid().value();
            assertThat(text(told, "guid").strip())
                    .as(told.toString())
                    .isIn(guid, NameUuid.ofUrl(guid).toString());
            Optional<Item> first = entry.current().stream()
                    .filter(item -> item.state() instanceof Published)
                    .filter(item -> text(told, "url").endsWith("/" + encoded(item)))
                    .findFirst();
            if (entry.current().stream().anyMatch(item -> item.state() instanceof Published)) {
                assertThat(first).as(told + " of " + entry.current()).isPresent();
                assertThat(text(told, "url")).isEqualTo("https://media.example/m/" + encoded(first.get()));
                assertThat(text(told, "length"))
                        .isEqualTo(String.valueOf(((Published) first.get().state()).length()));
                assertThat(text(told, "type")).isNotBlank();
            }
        }
    }

    private static String encoded(Item item) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : item.fileName().getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    one == '-' || one == '.' || one == '_' || (one > 0 && Character.isLetterOrDigit((char) one));
            encoded.append(plain ? String.valueOf((char) one) : String.format("%%%02X", one & 0xff));
        }
        return encoded.toString();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void ourOwnShows(String feed) throws Exception {
        try (SiteFixture site = new SiteFixture(root)) {
            site.with(PUBLIC).publish(Files.readString(OURS.resolve(feed))).write();
            check(site);
        }
    }

    static Stream<String> ours() {
        return Stream.of("show.rss", "show.atom");
    }

    @Test
    void whatIsMeantToDoHarm() throws Exception {
        String[] titles = {
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "<![CDATA[<script>alert(2)</script>]]>",
            "bell \u0007 and null \u0000 and escape \u001b[31m",
            "&#8;&#x1b;&#xfffe;",
            "\u202egnp.exe \u2066 hidden \u2069",
            "w".repeat(10_240),
            "]]&gt; &amp;amp; &amp;lt; \" '",
            "\ud83c\udf89 e\u0301 \ufeff",
            "../../etc/passwd",
            "  ",
        };
        String[] items = new String[titles.length];
        Arrays.setAll(items, i -> item(
                        "<![CDATA[g & <" + i + "> \u202e]]>", titles[i], DATE, "https://a.example/" + i + ".mp3")
                .replace("</item>", "<description>" + titles[i].repeat(9) + "</description></item>"));
        try (SiteFixture site = new SiteFixture(root)) {
            site.with(PUBLIC).publish(rss(items)).write();
            assertThat(site.items("torrents.xml")).hasSize(titles.length);
            check(site);
        }
    }

    @Test
    void aFeedThatShrinks() throws Exception {
        String[] items = new String[300];
        Arrays.setAll(items, i -> item("g" + i, "T" + i, DATE, "https://a.example/" + i + ".mp3"));
        try (SiteFixture site = new SiteFixture(root)) {
            site.with(PUBLIC).publish(rss(items)).write();
            site.publish(rss(Arrays.copyOf(items, 10))).write();

            assertThat(site.items("torrents.xml")).hasSize(300);
            assertThat(site.items("podcast.xml")).hasSize(300);
            check(site);
        }
    }

    /** A collection beside the checkout, which is nobody's to publish, where there is one. */
    @ParameterizedTest
    @MethodSource("collected")
    void realFeeds(Path feed) throws Exception {
        if (!Files.exists(feed)) {
            return;
        }
        try (SiteFixture site = new SiteFixture(root)) {
            try {
                site.with(PUBLIC).library().mergeBytes(Files.readAllBytes(feed));
            } catch (FeedUnreadable e) {
                return;
            }
            site.publish(item -> true).write();
            check(site);
        }
    }

    static Stream<Path> collected() throws IOException {
        List<Path> feeds = new ArrayList<>();
        for (String folder : List.of("real", "synth")) {
            if (Files.isDirectory(REAL.resolve(folder))) {
                try (Stream<Path> files = Files.list(REAL.resolve(folder))) {
                    files.filter(file -> !file.toString().endsWith(".tsv"))
                            .sorted()
                            .forEach(feeds::add);
                }
            }
        }
        return feeds.isEmpty() ? Stream.of(Path.of("no-collection")) : feeds.stream();
    }
}
