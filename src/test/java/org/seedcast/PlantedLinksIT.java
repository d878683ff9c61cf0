package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that others can write in: what they plant there is not written through, and what they set is not run. */
class PlantedLinksIT {
    private static final String FEED =
            Packaged.checkout("examples/netlabel/feed.xml").toString();

    @TempDir
    Path folder = Path.of("");

    private Path library = Path.of("");
    private Path victim = Path.of("");

    @BeforeEach
    void aVictim() throws Exception {
        library = Files.createDirectory(folder.resolve("library"));
        victim = Files.writeString(folder.resolve("victim"), "precious");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "site/index.html",
                "site/.index.html.tmp",
                "site/torrents.xml",
                "site/podcast.xml",
                "site/style.css",
                "site/stats.json",
                "site/torrents/2025-09-05-low-tide.mp3.torrent",
                "media/2025-09-05-low-tide.mp3",
                "media/2025-09-05-low-tide.mp3.part",
                "media/2025-09-05-low-tide.mp3.part.saved",
                ".seedcast/seed.json",
                ".seedcast/.seed.json.tmp",
                ".seedcast/feed.xml",
                ".seedcast/uploads.json",
                ".seedcast/dht.dat",
                ".seedcast/library.db.new",
                ".seedcast/library.db.new-journal"
            })
    void aLinkWhereAFileIsWrittenIsNotFollowed(String name) throws Exception {
        plant(name);

        Tools.Result mirrored = mirror("--seed", "--seed-for", "1s", "--bind", "127.0.0.1", "--port", "0");

        assertThat(mirrored.exitCode()).as(mirrored.output()).isZero();
        assertThat(victim).hasContent("precious");
        assertThat(library.resolve("site/index.html")).isRegularFile();
        assertThat(library.resolve("media")).isDirectoryContaining("regex:.*low-tide(-[0-9a-f]{8})?\\.mp3");
    }

    /** These are opened, not replaced: whoever holds the lock is not to be robbed of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".seedcast/lock",
                ".seedcast/library.db",
                ".seedcast/library.db-journal",
                ".seedcast/library.db-wal"
            })
    void aLinkThatWouldBeOpenedEndsTheRun(String name) throws Exception {
        plant(name);

        Tools.Result mirrored = mirror();

        assertThat(mirrored.exitCode()).as(mirrored.output()).isEqualTo(1);
        assertThat(mirrored.output()).contains(name, "it is a link").doesNotContain("Exception");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aLinkInPlaceOfTheLockOfTheSeederEndsTheRun() throws Exception {
        assertThat(mirror().exitCode()).isZero();
        plant(".seedcast/seed.lock");

        Tools.Result seeded = Packaged.run(
                "seed", library.toString(), "--seed-for", "1s", "--bind", "127.0.0.1", "--port", "0", "--no-dht");

        assertThat(seeded.exitCode()).as(seeded.output()).isEqualTo(1);
        assertThat(seeded.output()).contains("seed.lock", "it is a link");
        assertThat(victim).hasContent("precious");
    }

    /** Also where the file behind the link is the one that the note says is there. */
    @Test
    void noDownloadGoesOnBehindALink() throws Exception {
        plant("media/2025-09-05-low-tide.mp3.part");
        Files.createLink(library.resolve("media/2025-06-03-harbour-bells.mp3.part"), victim);

        assertThat(mirror().exitCode()).isZero();

        assertThat(victim).hasContent("precious");
    }

    @Test
    void aTorrentReplacesALink() throws Exception {
        Path torrent = Files.createSymbolicLink(folder.resolve("x.torrent"), victim);
        Files.createSymbolicLink(folder.resolve(".x.torrent.tmp"), victim);

        Tools.Result made = Packaged.run("torrent", FEED, "-o", torrent.toString(), "--force");

        assertThat(made.exitCode()).as(made.output()).isZero();
        assertThat(torrent).isRegularFile();
        assertThat(Files.isSymbolicLink(torrent)).isFalse();
        assertThat(victim).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"media", "site", "site/torrents", ".seedcast"})
    void aFolderOfOnesOwnMayBeALink(String name) throws Exception {
        Path large = Files.createDirectory(folder.resolve("large-disk"));
        link(name, large);

        Tools.Result mirrored = mirror();

        assertThat(mirrored.exitCode()).as(mirrored.output()).isZero();
        assertThat(large).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"media", "site", "site/torrents", ".seedcast"})
    void aFolderMayNotBeTheLinkOfAnother(String name) throws Exception {
        LocalUsers.requireRoot();
        Path trap = Files.createDirectory(folder.resolve("trap"));
        Files.setAttribute(link(name, trap), "unix:uid", LocalUsers.NOBODY, LinkOption.NOFOLLOW_LINKS);

        Tools.Result mirrored = mirror();

        assertThat(mirrored.exitCode()).as(mirrored.output()).isEqualTo(1);
        assertThat(mirrored.output()).contains(name + ": it is a link of user nobody", "hint:");
        assertThat(trap).isEmptyDirectory();
    }

    @Test
    void hooksOfALibraryOfAnotherAreNotRun() throws Exception {
        LocalUsers.requireRoot();
        Path told = folder.resolve("told");
        assertThat(mirror("--latest", "1", "--hook-command", "touch", "--hook-command", told.toString())
                        .exitCode())
                .isZero();
        Files.delete(told);
        LocalUsers.giveToNobody(library);

        Tools.Result refused = mirror("--title", "Another");
        assertThat(refused.exitCode()).as(refused.output()).isZero();
        assertThat(refused.output()).contains("hooks of " + library + " are not used", "user nobody", "--trust-hooks");
        assertThat(told).doesNotExist();

        assertThat(mirror("--title", "A third", "--trust-hooks").exitCode()).isZero();
        assertThat(told).exists();
    }

    @Test
    void aHookThatIsTypedNowIsMeant() throws Exception {
        LocalUsers.requireRoot();
        Path told = folder.resolve("told");
        assertThat(mirror("--latest", "1").exitCode()).isZero();
        LocalUsers.giveToNobody(library);

        assertThat(mirror("--title", "B", "--hook-command", "touch", "--hook-command", told.toString())
                        .exitCode())
                .isZero();

        assertThat(told).exists();
    }

    /** It would be read with the rights of this user, and published. */
    @Test
    void theTemplateOfALibraryOfAnotherIsNotUsed() throws Exception {
        LocalUsers.requireRoot();
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("shadow"), "secret");
        assertThat(mirror().exitCode()).isZero();
        assertThat(Packaged.run("publish", library.toString(), "--template", secrets.toString())
                        .exitCode())
                .isZero();
        Files.delete(library.resolve("site/shadow"));
        LocalUsers.giveToNobody(library);

        Tools.Result refused = Packaged.run("publish", library.toString());

        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("template", "user nobody", "--trust-hooks");
        assertThat(library.resolve("site/shadow")).doesNotExist();
    }

    private void plant(String name) throws IOException {
        link(name, victim);
    }

    private Path link(String name, Path target) throws IOException {
        Path link = library.resolve(name);
        Files.createDirectories(link.getParent());
        for (String directory : List.of("media", "site", ".seedcast")) {
            if (!name.equals(directory)) {
                Files.createDirectories(library.resolve(directory));
            }
        }
        return Files.createSymbolicLink(link, target);
    }

    private Tools.Result mirror(String... options) throws IOException, InterruptedException {
        List<String> all = new java.util.ArrayList<>(List.of("mirror", FEED, "--dir", library.toString()));
        all.addAll(List.of(options));
        return Packaged.run(all.toArray(String[]::new));
    }
}
