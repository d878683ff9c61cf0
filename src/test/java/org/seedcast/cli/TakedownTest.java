package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.Packaged;
import org.seedcast.torrent.Metainfo;

/** A takedown hangs on nothing else: it is complete, or it says what is not. */
@Timeout(60)
class TakedownTest {
    private static final String NAME = "2025-06-03-harbour-bells.mp3";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private Path library = Path.of("");
    private Path template = Path.of("");
    private String infoHash = "";

    @BeforeEach
    void mirror() throws Exception {
        library = folder.resolve("show");
        template = Files.createDirectories(folder.resolve("template"));
        Files.writeString(template.resolve("page.html"), "mine: {{#items}}{{magnet}} {{/items}}");
        run(
                0,
                "mirror",
                Packaged.checkout("examples/netlabel/feed.xml").toString(),
                "--dir",
                library.toString(),
                "--base-url",
                "https://m.example/",
                "--template",
                template.toString());
        infoHash = Metainfo.read(torrent()).infoHash().toString();
    }

    private static Invocation run(int code, String... args) {
        Invocation run = Invocation.of(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }

    private Path torrent() {
        return library.resolve("site/torrents/" + NAME + ".torrent");
    }

    private void assertGone(String... outputs) {
        assertThat(torrent()).doesNotExist();
        for (String output : outputs) {
            assertThat(library.resolve(output))
                    .content()
                    .as(output)
                    .doesNotContainIgnoringCase(infoHash)
                    .doesNotContainIgnoringCase("harbour bells");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#items}}", "{{>footer}}", "GONE"})
    void aBrokenTemplateKeepsNothingInTheFeeds(String broken) throws Exception {
        if (broken.equals("GONE")) {
            Files.delete(template.resolve("page.html"));
            Files.delete(template);
        } else {
            Files.writeString(template.resolve("page.html"), broken);
        }

        Invocation retire = run(3, "retire", library.toString(), NAME);

        assertThat(retire.err())
                .contains("cannot use the template " + template)
                .contains("written with seedcast's own template, as they named retired items");
        assertThat(retire.out() + retire.err()).contains("retired");
        assertGone("site/torrents.xml", "site/podcast.xml", "site/index.html", "site/search.js", ".seedcast/seed.json");
    }

    @Test
    void aBrokenTemplateKeepsNothingNewFromBeingPublished() throws Exception {
        Files.writeString(template.resolve("page.html"), "{{#items}}");
        Path album = Files.createDirectories(folder.resolve("First Light"));
        Files.write(album.resolve("01.flac"), new byte[20_000]);

        Invocation torrent = run(3, "torrent", album.toString(), "--library", library.toString());

        assertThat(torrent.err()).contains("the pages stay as they are, and everything else is published");
        assertThat(library.resolve("site/torrents.xml")).content().contains("First Light");
        assertThat(library.resolve("site/torrents/First Light.torrent")).exists();
        assertThat(library.resolve("site/index.html")).content().startsWith("mine: magnet");
        Files.writeString(template.resolve("page.html"), "mended: {{#items}}{{title}}, {{/items}}");
        run(0, "mirror", "--dir", library.toString());
        assertThat(library.resolve("site/index.html"))
                .content()
                .startsWith("mended: ")
                .contains("First Light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"site/torrents.xml", "site/podcast.xml", "site/index.html", ".seedcast/seed.json"})
    void whatCannotBeWrittenIsNamedAndNothingCalledRetiredThatIsNot(String output) throws Exception {
        Path blocked = library.resolve(output);
        byte[] before = Files.readAllBytes(blocked);
        Files.delete(blocked);
        Files.createDirectories(blocked.resolve("in the way"));

        Invocation retire = run(3, "retire", library.toString(), NAME);

        assertThat(retire.err()).contains("cannot write " + blocked + ": ");
        Files.delete(blocked.resolve("in the way"));
        Files.delete(blocked);
        Files.write(blocked, before);
        run(0, "publish", library.toString());
        assertGone("site/torrents.xml", "site/podcast.xml", "site/index.html", ".seedcast/seed.json");
    }

    /** Feeds name no .torrent that is not there, so as long as one of them stays, so does that. */
    @Test
    void aFeedThatStillNamesItIsTold() throws Exception {
        Path feeds = library.resolve("site/torrents.xml");
        String before = Files.readString(feeds);
        Files.delete(feeds);
        Files.createDirectories(feeds.resolve("in the way"));

        Invocation retire = run(3, "retire", library.toString(), NAME);

        assertThat(retire.err())
                .contains("is not fully retired yet: it is still named in site/torrents/" + NAME + ".torrent")
                .contains("then: seedcast publish " + library);
        assertThat(retire.out()).doesNotContain("retired");
        assertThat(before).contains(infoHash);
    }
}
