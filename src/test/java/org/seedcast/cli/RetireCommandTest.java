package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.file.ProcessLock;

/** {@code seedcast retire}, of releases above all. */
@Timeout(60)
class RetireCommandTest {
    private static final String NAME = "2025-06-03 First Light";

    @TempDir
    Path folder = Path.of("");

    private Path album = Path.of("");
    private Path library = Path.of("");

    @BeforeEach
    void makeAlbum() throws IOException {
        library = folder.resolve("label");
        album = album(folder.resolve("music"), 40_000);
    }

    private static Path album(Path folder, int bytes) throws IOException {
        Path album = Files.createDirectories(folder.resolve(NAME));
        Files.write(album.resolve("01.flac"), new byte[bytes]);
        Files.write(Files.createDirectories(album.resolve("art")).resolve("back.jpg"), new byte[1_000]);
        Files.write(album.resolve("cover.jpg"), new byte[1_000]);
        return album;
    }

    private Invocation add(Path path, String... options) {
        List<String> args = new ArrayList<>(List.of("torrent", path.toString(), "--library", library.toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private Invocation retire(String... args) {
        List<String> all = new ArrayList<>(List.of("retire", library.toString()));
        all.addAll(List.of(args));
        return Invocation.of(all.toArray(String[]::new));
    }

    private static String infoHash(Invocation added) {
        return added.json().get(0).get("infoHash").getAsString();
    }

    @Test
    void aReleaseLeavesSiteAndCoversAndItsFilesStay() throws Exception {
        String infoHash = infoHash(add(album, "--json"));

        Invocation retired = retire(NAME, "--delete", "--json");

        assertThat(retired.code()).as(retired.err()).isZero();
        JsonObject item = retired.events("item").get(0);
        assertThat(item.get("action").getAsString()).isEqualTo("retire");
        assertThat(item.get("guid").getAsString()).isEqualTo("urn:btih:" + infoHash);
        assertThat(item.get("infoHash").getAsString()).isEqualTo(infoHash);
        assertThat(retired.err()).contains(album + " is not deleted: it is not in " + library.resolve("media"));
        assertThat(album.resolve("01.flac")).exists();
        assertThat(library.resolve("site/covers/" + NAME + ".jpg")).doesNotExist();
        assertThat(library.resolve("site/torrents/" + NAME + ".torrent")).doesNotExist();
        assertThat(Files.readString(library.resolve("site/torrents.xml"))).doesNotContain("<item>");
        assertThat(Files.readString(library.resolve(".seedcast/seed.json"))).doesNotContain(infoHash);
    }

    @Test
    void itIsPutInAgainOnlyByForce() throws Exception {
        add(album);
        retire(NAME);

        Invocation again = add(album);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .isEqualTo("seedcast: " + NAME + " was retired from " + library + "\nhint: --force adds it again\n");
        assertThat(Files.readString(library.resolve("site/torrents.xml"))).doesNotContain("<item>");

        assertThat(add(album, "--force").code()).isZero();
        assertThat(Files.readString(library.resolve("site/torrents.xml"))).contains("<item>");
        assertThat(library.resolve("site/torrents/" + NAME + ".torrent")).exists();
        assertThat(library.resolve("site/covers/" + NAME + ".jpg")).exists();
    }

    @Test
    void ofAReleaseAmongTheMediaOnlyItsOwnFilesAreDeleted() throws Exception {
        Path inside = album(library.resolve("media"), 50_000);
        add(inside);
        Path other = Files.writeString(inside.resolve("art/notes.txt"), "came later");

        assertThat(retire(NAME, "--delete").code()).isZero();

        assertThat(inside.resolve("01.flac")).doesNotExist();
        assertThat(inside.resolve("art/back.jpg")).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void andItsDirectoriesWithThem() throws Exception {
        Path inside = album(library.resolve("media"), 50_000);
        add(inside);

        assertThat(retire(NAME, "--delete").code()).isZero();

        assertThat(inside).doesNotExist();
        assertThat(library.resolve("media")).isDirectory();
    }

    @Test
    void aNameOfTwoIsAmbiguous() throws Exception {
        String first = infoHash(add(album, "--json"));
        String second = infoHash(add(album(folder.resolve("other"), 50_000), "--json"));

        Invocation ambiguous = retire(NAME);

        assertThat(ambiguous.code()).isEqualTo(2);
        assertThat(ambiguous.err())
                .contains(NAME + " is the name of 2 files; nothing was done")
                .contains(first, second);
        assertThat(retire(second).code()).isZero();
        assertThat(Files.readString(library.resolve("site/torrents.xml")))
                .contains(first)
                .doesNotContain(second);
    }

    @Test
    void aRehearsalChangesNothing() throws Exception {
        add(album);
        String before = Files.readString(library.resolve("site/torrents.xml"));

        assertThat(retire(NAME, "--dry-run")).isEqualTo(new Invocation(0, "would retire " + album + "\n", ""));

        assertThat(Files.readString(library.resolve("site/torrents.xml"))).isEqualTo(before);
        assertThat(retire(NAME, "-q")).isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void whatIsNoLibraryOrInUseIsLeftAlone() throws Exception {
        assertThat(retire(NAME).code()).isEqualTo(1);
        assertThat(library).doesNotExist();
        assertThat(retire().code()).isEqualTo(2);
        add(album);
        try (ProcessLock lock =
                ProcessLock.tryAcquire(library.resolve(".seedcast/lock")).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(retire(NAME).code()).isEqualTo(4);
        }
    }
}
