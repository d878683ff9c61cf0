package org.seedcast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.Packaged;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** What somebody else has put into the site, or where a folder of the library leads. */
@Timeout(60)
class TakenSiteNamesTest {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private Path library = Path.of("");
    private Path album = Path.of("");

    @BeforeEach
    void makeAnAlbum() throws Exception {
        library = folder.resolve("show");
        album = Files.createDirectories(folder.resolve("First Light"));
        Files.write(album.resolve("01.flac"), new byte[20_000]);
        Files.write(album.resolve("cover.webp"), "RIFFxxxxWEBPVP8 ".getBytes(UTF_8));
    }

    private static Invocation run(int code, String... args) {
        Invocation run = Invocation.of(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }

    private void addAlbum() {
        run(0, "torrent", album.toString(), "--library", library.toString());
    }

    /** A library that is still empty: files without one are the traces of a lost one. */
    private void makeTheLibrary() throws Exception {
        Library.open(new Layout(library)).close();
    }

    private static Path mine(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "mine");
    }

    @Test
    void aReleaseTakesNoTorrentsPlace() throws Exception {
        makeTheLibrary();
        Path torrent = mine(library.resolve("site/torrents/First Light.torrent"));
        addAlbum();
        assertThat(torrent).hasContent("mine");
        try (Stream<Path> torrents = Files.list(torrent.getParent())) {
            assertThat(torrents.map(file -> String.valueOf(file.getFileName())))
                    .hasSize(2)
                    .anyMatch(name -> name.matches("First Light-[0-9a-f]{8}\\.torrent"));
        }
    }

    @Test
    void aReleaseTakesNoCoversPlace() throws Exception {
        Path cover = mine(library.resolve("site/covers/First Light.webp"));
        addAlbum();
        assertThat(cover).hasContent("mine");
        assertThat(library.resolve("site/index.html"))
                .content()
                .containsPattern("covers/First%20Light-[0-9a-f]{8}\\.webp");
    }

    @Test
    void aTemplateTakesNoFilesPlace() throws Exception {
        addAlbum();
        Path robots = mine(library.resolve("site/robots.txt"));
        Path template = Files.createDirectories(folder.resolve("template"));
        Files.writeString(template.resolve("robots.txt"), "User-agent: *");
        Files.writeString(template.resolve("style.css"), "p { margin: 0 }");

        Invocation publish = run(3, "publish", library.toString(), "--template", template.toString());

        assertThat(publish.err())
                .contains("cannot write " + robots + ": a file that seedcast did not write has its name and is not")
                .contains("hint: move it elsewhere");
        assertThat(robots).hasContent("mine");
        assertThat(library.resolve("site/style.css")).hasContent("p { margin: 0 }");
        Files.delete(robots);
        run(0, "publish", library.toString());
        assertThat(robots).hasContent("User-agent: *");
        run(0, "publish", library.toString(), "--no-template");
        assertThat(robots).doesNotExist();
    }

    /** To a larger disk, or to where a web server looks. */
    @Test
    void mediaAndSiteMayBeLinksToFolders() throws Exception {
        Files.createDirectories(library);
        for (String name : new String[] {"media", "site"}) {
            Path elsewhere = Files.createDirectories(folder.resolve("disk").resolve(name));
            Files.createSymbolicLink(library.resolve(name), elsewhere);
        }
        makeTheLibrary();
        mine(folder.resolve("disk/media/2025-03-07-first-light.mp3"));
        Path feed = Packaged.checkout("examples/netlabel/feed.xml");

        run(0, "mirror", feed.toString(), "--dir", library.toString());
        Files.writeString(folder.resolve("disk/site/torrents.xml"), "");
        run(0, "mirror", "--dir", library.toString());

        assertThat(library.resolve("media")).isSymbolicLink();
        assertThat(library.resolve("site")).isSymbolicLink();
        assertThat(folder.resolve("disk/media/2025-03-07-first-light.mp3")).hasContent("mine");
        assertThat(folder.resolve("disk/media")).isDirectoryContaining("regex:.*first-light-[0-9a-f]{8}\\.mp3");
        assertThat(folder.resolve("disk/site/torrents.xml")).content().contains("first-light-");
        run(0, "publish", library.toString());
    }
}
