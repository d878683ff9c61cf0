package org.seedcast.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.LibraryFiles;

/** library.db is lost beside all that was published: no command begins anew, and {@code check --fix} brings all of it back. */
@Timeout(60)
class LostLibraryTest {
    private static final List<String> DATABASES = List.of("library.db", "library.db.last-good");

    @TempDir
    Path folder = Path.of("");

    private Path library = Path.of("");
    private Path feed = Path.of("");

    /** Four episodes, of which one is retired, and a release. */
    @BeforeEach
    void publish() throws Exception {
        library = folder.resolve("show");
        feed = folder.resolve("source/feed.xml");
        Files.createDirectories(folder.resolve("source/audio"));
        StringBuilder items = new StringBuilder();
        for (int number = 1; number <= 4; number++) {
            Files.write(audio(number), content(number));
            items.append("<item><title>Episode %1$d &amp; more</title><guid isPermaLink=\"false\">guid %1$d</guid>"
                    .formatted(number));
            items.append("<pubDate>Wed, 0%1$d Jan 2025 09:00:00 GMT</pubDate><link>https://show.example/%1$d</link>"
                    .formatted(number));
            items.append(
                    "<enclosure url=\"audio/%1$d.mp3\" length=\"7\" type=\"audio/mpeg\"/></item>".formatted(number));
        }
        Files.writeString(
                feed,
                "<rss version=\"2.0\"><channel><title>Show</title><link>https://show.example/</link>"
                        + "<description>About.</description>" + items + "</channel></rss>");
        Path release = Files.createDirectories(folder.resolve("music/2025-02-01 Album"));
        Files.write(release.resolve("01.flac"), content(9));
        Files.write(release.resolve("02.flac"), content(10));
        assertThat(mirror(
                                "--base-url",
                                "https://m.example/",
                                "--media-url",
                                "https://m.example/media/",
                                "--tracker",
                                "udp://t.example:1/a")
                        .err())
                .isEmpty();
        assertThat(Invocation.of("torrent", release.toString(), "--library", library.toString(), "-q")
                        .code())
                .isZero();
        assertThat(Invocation.of("retire", library.toString(), "guid 4", "-q").code())
                .isZero();
    }

    private Path audio(int number) {
        return feed.resolveSibling("audio/" + number + ".mp3");
    }

    private static byte[] content(int number) {
        byte[] content = new byte[50_000 + number];
        Arrays.fill(content, (byte) number);
        System.arraycopy("ID3".getBytes(UTF_8), 0, content, 0, 3);
        return content;
    }

    private Invocation mirror(String... options) {
        String[] args = Arrays.copyOf(
                new String[] {"mirror", feed.toString(), "--dir", library.toString(), "-q"}, 5 + options.length);
        System.arraycopy(options, 0, args, 5, options.length);
        return Invocation.of(args);
    }

    private Invocation fix() {
        return Invocation.of("check", "--fix", "--offline", library.toString());
    }

    private void lose(List<String> names) throws IOException {
        for (String name : names) {
            Files.delete(library.resolve(".seedcast").resolve(name));
        }
    }

    private void originDies() throws IOException {
        for (int number = 1; number <= 4; number++) {
            Files.delete(audio(number));
        }
    }

    /** All but the one clock value of the feeds, and what only the program itself reads. */
    private Map<String, String> published() throws IOException {
        Map<String, String> published = new TreeMap<>();
        try (Stream<Path> files = Files.walk(library)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = library.relativize(file).toString();
                if (!name.startsWith(".seedcast") || name.endsWith("seed.json")) {
                    published.put(
                            name,
                            Files.readString(file, ISO_8859_1).replaceAll("<lastBuildDate>.*?</lastBuildDate>", ""));
                }
            }
        }
        return published;
    }

    private Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(library)) {
            for (Path file : files.toList()) {
                all.put(
                        file.toString(),
                        Files.isRegularFile(file)
                                ? Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file))
                                : "");
            }
        }
        return all;
    }

    @Test
    void aMirrorGoesOnWithTheCopyOfTheLastGoodRun() throws Exception {
        Map<String, String> before = published();
        originDies();
        lose(List.of("library.db"));

        Invocation run = mirror();

        assertThat(run.code()).isZero();
        assertThat(published()).isEqualTo(before);
        assertThat(Invocation.of("check", "--offline", "-q", library.toString()).code())
                .isZero();
    }

    @Test
    void withoutTheCopyEveryCommandRefusesAndTouchesNothing() throws Exception {
        lose(DATABASES);
        Map<String, String> before = everything();
        String dir = library.toString();

        for (List<String> command : List.of(
                List.of("mirror", feed.toString(), "--dir", dir),
                List.of("mirror", "--dir", dir),
                List.of("mirror", feed.toString(), "--dir", dir, "--dry-run"),
                List.of("publish", dir),
                List.of("check", dir, "--offline"),
                List.of("retire", dir, "guid 1"),
                List.of("retire", dir, "guid 1", "--dry-run"),
                List.of("torrent", audio(1).toString(), "--library", dir),
                List.of("torrent", audio(1).toString(), "--library", dir, "--dry-run"))) {
            Invocation run = Invocation.of(command.toArray(String[]::new));

            assertThat(run.code()).as("%s", command).isEqualTo(1);
            assertThat(run.err())
                    .as("%s", command)
                    .isEqualTo("seedcast: cannot use library " + dir
                            + ": .seedcast/library.db is missing, though site/torrents.xml is there\n"
                            + "hint: restore it: seedcast check --fix " + dir + "\n");
        }
        assertThat(everything()).isEqualTo(before);
        Invocation show = Invocation.of("show", dir);
        assertThat(show.code()).isZero();
        assertThat(show.err()).contains("library.db is missing").contains("check --fix");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void withoutAnyDatabaseAllIsRebuiltAsItWas() throws Exception {
        Map<String, String> before = published();
        originDies();
        lose(DATABASES);

        Invocation fixed = fix();

        assertThat(fixed.err())
                .contains("is rebuilt from what is published: 4 items are published, 4 of them recovered");
        assertThat(published()).isEqualTo(before);
        assertThat(mirror().code()).isZero();
        assertThat(published()).isEqualTo(before);
        assertThat(Files.readString(library.resolve(".seedcast/kept.json"))).contains("guid 4", "udp://t.example:1/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed.xml", "seed.json", "kept.json"})
    void oneThingLessIsEnough(String more) throws Exception {
        Map<String, String> before = published();
        originDies();
        lose(DATABASES);
        lose(List.of(more));
        if (more.equals("seed.json")) {
            // Nothing else tells where a release lies.
            Files.move(folder.resolve("music/2025-02-01 Album"), library.resolve("media/2025-02-01 Album"));
        }

        // Nobody knows any more that the fourth was retired: its file belongs to nothing.
        assertThat(fix().code()).isEqualTo(more.equals("kept.json") ? 3 : 0);
        assertThat(torrents("torrents.xml")).isEqualTo(torrents(before.getOrDefault("site/torrents.xml", "")));
        // Under media/ the tracks of the release have an address, and so stand there too.
        assertThat(guids(Files.readString(library.resolve("site/podcast.xml"))))
                .filteredOn(item -> !item.toString().contains(".flac"))
                .isEqualTo(guids(before.getOrDefault("site/podcast.xml", "")));
    }

    @Test
    void theSiteAloneIsEnoughForItsFeeds() throws Exception {
        Map<String, String> before = published();
        for (String name : List.of("library.db", "library.db.last-good", "kept.json", "feed.xml", "lock")) {
            lose(List.of(name));
        }

        assertThat(fix().err()).contains("retire them again before the next mirror");

        assertThat(torrents("torrents.xml")).isEqualTo(torrents(before.getOrDefault("site/torrents.xml", "")));
        assertThat(Files.readString(library.resolve("site/torrents.xml")))
                .contains(
                        "https://m.example/torrents/",
                        "udp%3A%2F%2Ft.example%3A1%2Fa",
                        "ws=https%3A%2F%2Fm.example%2Fmedia");
    }

    /** What no feed tells the guid of is known again by its name when the feed comes. */
    @Test
    void torrentsAndMediaAloneAreTakenForTheirEpisodesLater() throws Exception {
        Map<String, String> before = published();
        lose(DATABASES);
        lose(List.of("feed.xml"));
        for (String name : List.of("torrents.xml", "podcast.xml")) {
            Files.delete(library.resolve("site").resolve(name));
        }
        assertThat(fix().err()).contains("4 of them recovered");
        originDies();

        assertThat(mirror().code()).isZero();

        assertThat(torrents("torrents.xml")).isEqualTo(torrents(before.getOrDefault("site/torrents.xml", "")));
        assertThat(guids(Files.readString(library.resolve("site/podcast.xml"))))
                .isEqualTo(guids(before.getOrDefault("site/podcast.xml", "")));
    }

    @Test
    void theFeedsTellWhichFilesAreRightWhereTheTorrentsAreGone() throws Exception {
        Map<String, String> before = published();
        lose(DATABASES);
        for (int number = 1; number <= 3; number++) {
            Files.delete(
                    library.resolve("site/torrents/2025-01-0" + number + "-episode-" + number + "-more.mp3.torrent"));
        }

        fix();

        assertThat(published()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNotWhatItsTorrentSaysIsNamedAndLeftOut() throws Exception {
        lose(DATABASES);
        Path changed = library.resolve("media/2025-01-02-episode-2-more.mp3");
        Files.write(changed, content(77));

        Invocation fixed = fix();

        assertThat(fixed.code()).isEqualTo(3);
        assertThat(fixed.err())
                .contains("cannot restore media/2025-01-02-episode-2-more.mp3: it does not match its .torrent")
                .contains("3 items are published");
    }

    @Test
    void aFileThatIsAwayStaysPublished() throws Exception {
        Map<String, String> before = published();
        lose(DATABASES);
        Path away = library.resolve("media/2025-01-02-episode-2-more.mp3");
        Files.delete(away);

        Invocation fixed = fix();

        assertThat(fixed.code()).isEqualTo(3);
        assertThat(fixed.err()).contains("media/2025-01-02-episode-2-more.mp3 is missing; it stays published");
        assertThat(torrents("torrents.xml")).isEqualTo(torrents(before.getOrDefault("site/torrents.xml", "")));
    }

    @Test
    void whatTheCopyDoesNotKnowYetIsTakenOver() throws Exception {
        Path copy = library.resolve(".seedcast/library.db.last-good");
        byte[] older = Files.readAllBytes(copy);
        Files.write(folder.resolve("New Song.mp3"), content(11));
        Invocation.of("torrent", folder.resolve("New Song.mp3").toString(), "--library", library.toString(), "-q");
        Map<String, String> before = published();
        Files.write(copy, older);
        lose(List.of("library.db"));

        assertThat(mirror().code()).isEqualTo(1);
        Invocation fixed = fix();

        assertThat(fixed.err())
                .contains("is restored from .seedcast/library.db.last-good: 5 items are published, 1 of them");
        assertThat(torrents("torrents.xml")).isEqualTo(torrents(before.getOrDefault("site/torrents.xml", "")));
    }

    /** Nothing else tells by then that the feed is meant for one subscriber. */
    @Test
    void aPrivateFeedStaysPrivateThoughItsSettingsAreLost() throws Exception {
        Path secret = folder.resolve("private");
        String xml = Files.readString(feed)
                .replace("audio/", "https://origin.example/audio/")
                .replace(".mp3", ".mp3?token=s3cr3t");
        Path copy = folder.resolve("private.xml");
        Files.writeString(copy, xml);
        Invocation.of(
                "mirror",
                copy.toString(),
                "--dir",
                secret.toString(),
                "--private-feed",
                "--latest",
                "1",
                "-q",
                "--retries",
                "0");
        for (String name : List.of("library.db", "library.db.last-good", "kept.json")) {
            Files.delete(secret.resolve(".seedcast").resolve(name));
        }

        Invocation.of("check", "--fix", "--offline", secret.toString());

        try (Stream<Path> files = Files.walk(secret.resolve("site"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("origin.example", "s3cr3t");
            }
        }
    }

    @Test
    void mediaAloneProveNothing() throws Exception {
        LibraryFiles.deleteAll(library.resolve(".seedcast"));
        LibraryFiles.deleteAll(library.resolve("site"));

        assertThat(mirror().code()).isEqualTo(1);
        Invocation fixed = fix();

        assertThat(fixed.code()).isEqualTo(1);
        assertThat(fixed.err())
                .contains("cannot rebuild library " + library)
                .contains("hint: move " + library.resolve("media") + " elsewhere, and mirror again");
    }

    @Test
    void aDiskThatIsNotMountedDoesNotEmptyTheFeeds() throws Exception {
        lose(DATABASES);
        lose(List.of("feed.xml"));
        Files.delete(library.resolve("site/podcast.xml"));
        LibraryFiles.deleteAll(library.resolve("media"));
        LibraryFiles.deleteAll(folder.resolve("music"));
        String before = Files.readString(library.resolve("site/torrents.xml"));

        assertThat(fix().code()).isNotZero();

        assertThat(Files.readString(library.resolve("site/torrents.xml"))).isEqualTo(before);
        assertThat(library.resolve(".seedcast/library.db")).doesNotExist();
    }

    /** Guid, title, date, name and info-hash of each item. */
    private List<List<String>> torrents(String feed) throws IOException {
        String text =
                feed.startsWith("<") ? feed : feed.isEmpty() ? "" : Files.readString(library.resolve("site/" + feed));
        return items(text, "guid", "title", "pubDate", "torrent:fileName", "torrent:infoHash");
    }

    private static List<List<String>> guids(String feed) {
        return items(feed, "guid", "title", "pubDate");
    }

    private static List<List<String>> items(String feed, String... elements) {
        return Arrays.stream(feed.split("<item>", -1))
                .skip(1)
                .map(item -> Arrays.stream(elements)
                        .map(name -> item.replaceAll("(?s).*<" + name + "[^>]*>([^<]*)<.*", "$1"))
                        .toList())
                .toList();
    }
}
