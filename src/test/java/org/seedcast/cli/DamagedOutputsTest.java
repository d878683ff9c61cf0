package org.seedcast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.Damage;
import org.seedcast.InMemory;
import org.seedcast.LibraryFiles;
import org.seedcast.Packaged;

/** What was published and damaged afterwards is noticed by every command, and written again with the very same bytes. */
@Timeout(120)
class DamagedOutputsTest {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private Path library = Path.of("");
    private Map<Path, String> published = Map.of();

    @BeforeEach
    void mirror() throws Exception {
        library = folder.resolve("show");
        Path template = Files.createDirectories(folder.resolve("template/css"));
        Files.writeString(template.resolve("more.css"), "p { margin: 0 }");
        Path album = Files.createDirectories(folder.resolve("2025-06-03 First Light"));
        Files.write(album.resolve("01.flac"), new byte[20_000]);
        Files.write(album.resolve("cover.webp"), "RIFFxxxxWEBPVP8 ".getBytes(UTF_8));
        run(0, "torrent", album.toString(), "--library", library.toString());
        run(
                0,
                "mirror",
                Packaged.checkout("examples/netlabel/feed.xml").toString(),
                "--dir",
                library.toString(),
                "--base-url",
                "https://m.example/",
                "--media-url",
                "https://m.example/media/",
                "--template",
                folder.resolve("template").toString());
        published = outputs();
    }

    private static Invocation run(int code, String... args) {
        Invocation run = Invocation.of(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }

    private Map<Path, String> outputs() throws Exception {
        Map<Path, String> outputs = new TreeMap<>();
        new LibraryFiles(library).published().forEach((name, bytes) -> {
            if (name.startsWith("site/")) {
                outputs.put(library.resolve(name), bytes);
            }
        });
        outputs.put(library.resolve(".seedcast/seed.json"), Files.readString(library.resolve(".seedcast/seed.json")));
        return outputs;
    }

    private void damageAll(Damage damage) throws Exception {
        for (Path file : published.keySet()) {
            damage.to(file);
        }
    }

    private void assertMended() throws Exception {
        assertThat(outputs()).isEqualTo(published);
        for (Path file : published.keySet()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .startsWith("rw");
        }
        assertThat(run(0, "check", library.toString(), "--offline", "-q").out()).isEmpty();
    }

    /** Of a version that wrote no page for each item, whose rows are all that tells. */
    @Test
    void aRunWithNothingNewBringsASiteOfAnEarlierVersionUpToDate() throws Exception {
        List<Path> pages = published.keySet().stream()
                .filter(file -> file.startsWith(library.resolve("site/items")))
                .toList();
        for (Path page : pages) {
            Files.delete(page);
        }
        try (Connection rows = DriverManager.getConnection("jdbc:sqlite:" + library.resolve(".seedcast/library.db"));
                Statement statement = rows.createStatement()) {
            statement.executeUpdate(
                    "DELETE FROM output WHERE name = 'site/' OR name LIKE 'file:site/items/%' OR name = 'file:site/find.js'");
        }

        run(0, "mirror", "--dir", library.toString());

        assertThat(pages).hasSize(4).allSatisfy(page -> assertThat(page).exists());
        assertMended();
    }

    @Test
    void everyKindOfFileIsLookedAt() {
        assertThat(published.keySet().stream()
                        .map(file -> library.relativize(file).toString()))
                .contains(
                        ".seedcast/seed.json",
                        "site/torrents.xml",
                        "site/podcast.xml",
                        "site/index.html",
                        "site/search.js",
                        "site/find.js",
                        "site/items/2025-06-03 First Light.html",
                        "site/items/2025-06-03-harbour-bells.mp3.html",
                        "site/style.css",
                        "site/css/more.css",
                        "site/covers/2025-06-03 First Light.webp",
                        "site/torrents/2025-06-03 First Light.torrent");
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void mirrorWithNothingNewWritesThemAgain(Damage damage) throws Exception {
        damageAll(damage);
        assertThat(run(0, "mirror", "--dir", library.toString()).err()).contains("was written again: ");
        assertMended();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void publishWritesThemAgain(Damage damage) throws Exception {
        damageAll(damage);
        run(0, "publish", library.toString());
        assertMended();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void checkNamesEachAndFixMendsIt(Damage damage) throws Exception {
        damageAll(damage);
        Map<String, String> before = kinds(run(3, "check", library.toString(), "--offline", "--json"));
        assertThat(before.keySet())
                .containsAll(published.keySet().stream()
                        .map(file -> library.relativize(file).toString())
                        .toList());
        assertThat(before)
                .containsEntry(".seedcast/seed.json", "seed-list-damaged")
                .containsEntry("site/style.css", damage == Damage.DELETED ? "site-incomplete" : "site-damaged")
                .containsEntry("site/torrents/2025-06-03 First Light.torrent", "torrent-damaged");

        Invocation fix = run(0, "check", library.toString(), "--offline", "--fix");

        assertThat(fix.out())
                .contains(published.size() + " mended")
                .contains("site/style.css: ")
                .contains("(mended)");
        assertMended();
    }

    private static Map<String, String> kinds(Invocation check) {
        return check.json().stream()
                .filter(event -> event.get("event").getAsString().equals("finding"))
                .collect(Collectors.toMap(
                        (JsonObject event) -> event.get("path").getAsString(),
                        event -> event.get("kind").getAsString()));
    }

    @Test
    void checkWithoutFixWritesNothing() throws Exception {
        damageAll(Damage.CUT_OFF);
        Map<Path, String> damaged = outputs();
        run(3, "check", library.toString(), "--offline", "-q");
        assertThat(outputs()).isEqualTo(damaged);
    }

    /** A copied or touched library is read once, and no byte of it is written. */
    @Test
    void whatWasOnlyTouchedStaysAsItIs() throws Exception {
        for (Path file : published.keySet()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        }
        Map<String, FileTime> touched = new LibraryFiles(library).modified();
        assertThat(run(0, "mirror", "--dir", library.toString()).err()).doesNotContain("written again");
        run(0, "publish", library.toString());
        assertThat(run(0, "check", library.toString(), "--offline", "-q").out()).isEmpty();
        assertThat(new LibraryFiles(library).modified()).isEqualTo(touched);
    }

    @Test
    void aFolderWithSomethingInItStaysAndKeepsNothingElseFromBeingPublished() throws Exception {
        damageAll(Damage.DELETED);
        Path kept = Files.createDirectories(library.resolve("site/index.html")).resolve("mine.txt");
        Files.writeString(kept, "mine");

        Invocation mirror = run(3, "mirror", "--dir", library.toString(), "-q");

        assertThat(mirror.err())
                .contains("cannot write " + library.resolve("site/index.html") + ": ")
                .contains("a folder has its name, and is not empty");
        assertThat(kept).hasContent("mine");
        try (Stream<Path> torrents = Files.list(library.resolve("site/torrents"))) {
            assertThat(torrents).hasSize(4);
        }
        assertThat(library.resolve("site/torrents.xml"))
                .hasContent(published.get(library.resolve("site/torrents.xml")));
        assertThat(run(3, "check", library.toString(), "--offline", "-q", "--fix")
                        .out())
                .contains("site/index.html");
    }

    /** Nobody but its owner knows what else a library of an earlier version was to hold: it is written once. */
    @Test
    void ofALibraryOfAnEarlierVersionAllIsWrittenThatIsNotThere() throws Exception {
        forgetWhatWasWritten();
        damageAll(Damage.EMPTIED);
        run(0, "mirror", "--dir", library.toString(), "-q");
        assertThat(outputs()).isEqualTo(published);
    }

    private void forgetWhatWasWritten() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + library.resolve(".seedcast/library.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM output WHERE name LIKE 'file:%'");
        }
    }
}
