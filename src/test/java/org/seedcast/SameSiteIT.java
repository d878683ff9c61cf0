package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is published depends on the library alone: not on time zone, language, letters of the locale, or the hour. */
@Timeout(180)
class SameSiteIT {
    /** Letters whose other case depends on the language, dates, and what no locale writes alike. */
    private static final String ITEMS =
            """
            <item><title>TITLE I \u0131 \u0130 i \u00df \u03a3\u03c2 \ud83c\udf89</title><guid>1</guid><pubDate>Sun, 29 Mar 2026 00:30:00 GMT</pubDate>
            <enclosure url="a.mp3" length="1" type="AUDIO/MPEG"/><itunes:image href="I.jpg"/></item>
            <item><title>Undated</title><guid>2</guid><description>&lt;LI&gt;i&lt;/LI&gt;</description>
            <enclosure url="b.MP3" length="1" type="audio/mpeg"/></item>
            <item><title>\u202egnp.exe \u0627\u0644</title><guid>3</guid><pubDate>Thu, 31 Dec 2025 23:59:59 -0500</pubDate>
            <enclosure url="c.mp3" length="1" type="audio/mpeg"/></item>
            """;

    @TempDir
    Path directory = Path.of("");

    private Tools.Result run(Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(Packaged.command(List.of(args)));
        Tools.Result result = Tools.run(Duration.ofSeconds(60), command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result;
    }

    private static final Map<String, String> HERE = Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8");
    private static final Map<String, String> THERE = Map.of(
            "TZ",
            "Asia/Kathmandu",
            "LC_ALL",
            "tr_TR.UTF-8",
            "SEEDCAST_OPTS",
            "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu");

    private Path feed() throws Exception {
        for (String name : List.of("a.mp3", "b.MP3", "c.mp3")) {
            byte[] content = new byte[50_000];
            new Random(name.hashCode()).nextBytes(content);
            Files.write(directory.resolve(name), content);
        }
        String rss = PodcastServer.rss(ITEMS)
                .replace("<rss ", "<rss xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" ");
        return Files.writeString(directory.resolve("feed.xml"), rss, StandardCharsets.UTF_8);
    }

    private static Map<String, String> published(Path library) throws Exception {
        Map<String, String> files = new LibraryFiles(library).published();
        files.replaceAll((name, text) -> text.replaceAll("<lastBuildDate>[^<]*", "")
                // when it was first seen, of what has no date
                .replaceAll("(?s)(<title>Undated</title>.*?<pubDate>)[^<]*", "$1"));
        return files;
    }

    @Test
    void anotherPlaceChangesNoByteAndNoTime() throws Exception {
        Path feed = feed();
        Path library = directory.resolve("here");
        String[] mirror = {"mirror", feed.toString(), "--dir", library.toString()};
        run(HERE, "mirror", feed.toString(), "--dir", library.toString(), "--base-url", "https://m.example/");
        LibraryFiles files = new LibraryFiles(library);
        Map<String, String> bytes = files.published();
        Map<String, ?> times = files.modified();

        run(THERE, mirror);
        run(THERE, "publish", library.toString());

        assertThat(files.modified()).isEqualTo(times);
        assertThat(files.published()).isEqualTo(bytes);

        Path there = directory.resolve("there");
        run(THERE, "mirror", feed.toString(), "--dir", there.toString(), "--base-url", "https://m.example/");
        assertThat(published(there)).isEqualTo(published(library));
    }

    /** A hook comes when the library is free, so it may use the program itself. */
    @Test
    void aHookMayPublishTheLibraryAgain() throws Exception {
        Path library = directory.resolve("hooked");
        List<String> args = new ArrayList<>(
                List.of("mirror", feed().toString(), "--dir", library.toString(), "--base-url", "https://m.example/"));
        for (String word : Packaged.command(List.of("publish", library.toString(), "--title", "By the hook"))) {
            args.add("--hook-command=" + word);
        }
        Tools.Result first = Packaged.run(args.toArray(String[]::new));
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).doesNotContain("failed");
        assertThat(Files.readString(library.resolve("site/podcast.xml"))).contains("<title>By the hook</title>");
    }
}
