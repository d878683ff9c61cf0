package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A show with a long history fits into a small machine, with the options that the launcher gives to Java. */
@Timeout(180)
class LargeFeedIT {
    private static final int ITEMS = 5_000;
    private static final int ITEM_BYTES = 6_300;

    @TempDir
    Path folder = Path.of("");

    /** The text is ASCII, or has in each item a character that makes Java keep it in two bytes a letter. */
    @ParameterizedTest
    @CsvSource({"lorem ipsum dolor sit amet ", "lorem \u2014 ipsum dolor sit amet "})
    void thirtyMegabytesAreReadIn128(String words) throws Exception {
        Path feed = feed(words);
        assertThat(feed).satisfies(file -> assertThat(Files.size(file)).isBetween(29_000_000L, 34_000_000L));

        Ended ended = read(feed, 128);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().lines())
                .filteredOn(line -> line.startsWith("{\"event\":\"item\""))
                .hasSize(ITEMS);
    }

    @Test
    void whereItDoesNotFitThatIsSaid() throws Exception {
        Ended ended = read(feed("lorem ipsum dolor sit amet "), 24);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("seedcast: not enough memory\nhint: ")
                .hasLineCount(2);
    }

    private record Ended(int code, String out, String err) {}

    /** @param mebibytes of heap */
    private Ended read(Path feed, int mebibytes) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder program = new ProcessBuilder(Packaged.command(List.of(
                        "--json",
                        "mirror",
                        feed.toString(),
                        "--dry-run",
                        "--dir",
                        folder.resolve("library").toString())))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        program.environment().put("SEEDCAST_OPTS", "-Xms16m -Xmx" + mebibytes + "m");
        Process run = program.start();
        try {
            assertThat(run.waitFor(150, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            run.destroyForcibly();
        }
        return new Ended(run.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Path feed(String words) throws IOException {
        Path feed = folder.resolve("feed.xml");
        String text = words.repeat(ITEM_BYTES / words.length() + 1);
        try (Writer out = Files.newBufferedWriter(feed)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                    + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Long</title>\n");
            for (int i = 1; i <= ITEMS; i++) {
                out.write("<item><title>Episode %d</title><guid>%d</guid><pubDate>2020-01-02</pubDate>".formatted(i, i)
                        + "<description>" + text.substring(0, 1_500) + "</description><content:encoded><![CDATA[<p>"
                        + text.substring(0, ITEM_BYTES - 2_000) + "</p>]]></content:encoded>"
                        + "<enclosure url=\"https://a.example/%d.mp3\" length=\"1000\" type=\"audio/mpeg\"/></item>\n"
                                .formatted(i));
            }
            out.write("</channel></rss>\n");
        }
        return feed;
    }
}
