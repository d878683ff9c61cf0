package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.PodcastServer;
import org.seedcast.app.work.StopSignal;

@Timeout(120)
class MainTest {
    /** A title that would clear the screen, add a line and turn the direction of writing. */
    private static final String HOSTILE = "Bad&#x9b;2J\u202Eevil\u2066&#10;seedcast: done";

    @TempDir
    Path folder = Path.of("");

    private String dir() {
        return folder.resolve("show").toString();
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        Invocation help = Invocation.of("--help");

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith(
                        """
                        Usage: seedcast [-hqvV] [--json] [--no-color] COMMAND
                        Turns a podcast or netlabel feed into torrents and keeps them alive.
                        """)
                .containsSubsequence(
                        "  mirror ", "  torrent ", "  seed ", "  publish ", "  show ", "  help ", "Exit codes:")
                .containsSubsequence("\n    0 ", "\n    1 ", "\n    2 ", "\n    3 ", "\n    4 ", "\n    5 ")
                .containsSubsequence("\n    6 ", "\n    7 ", "\n   70 ", "\n  130, 143 ")
                .doesNotContain("\u001B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "torrent", "seed", "publish", "show"})
    void everyCommandHasHelpAndVersion(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: seedcast " + command + " [");
        assertThat(help.err()).isEmpty();

        assertThat(Invocation.of("help", command)).isEqualTo(help);
        assertThat(Invocation.of(command, "--version")).isEqualTo(Invocation.of("--version"));
    }

    @Test
    void tellsItsVersion() {
        assertThat(Invocation.of("--version")).isEqualTo(new Invocation(0, "seedcast development\n", ""));
    }

    static List<List<String>> wrongUses() {
        String mirror = "hint: see seedcast mirror --help\n";
        return List.of(
                List.of("", "a command is missing\nhint: see seedcast --help\n"),
                List.of("--wrong", "unknown option: '--wrong'\nhint: see seedcast --help\n"),
                List.of("wrong", "unmatched argument at index 0: 'wrong'\nhint: see seedcast --help\n"),
                List.of("mirror --wrong", "unknown option: '--wrong'\n" + mirror),
                List.of("mirror a b", "unmatched argument at index 2: 'b'\n" + mirror),
                List.of("publish", "missing required parameter: 'DIR'\nhint: see seedcast publish --help\n"),
                List.of("seed", "missing required parameter: 'DIR'\nhint: see seedcast seed --help\n"),
                List.of("mirror x -j 0", "-j takes a number from 1 to 64\n"),
                List.of("mirror x -j 65", "-j takes a number from 1 to 64\n"),
                List.of("mirror x -j two", "invalid value for option '-j': 'two' is not a whole number\n" + mirror),
                List.of("mirror x --retries -1", "--retries takes a number from 0 to 100\n"),
                List.of("mirror x --connect-timeout 0", "--connect-timeout takes a time above 0 and up to 1h\n"),
                List.of("mirror x --stall-timeout 2h", "--stall-timeout takes a time above 0 and up to 1h\n"),
                List.of("mirror x --max-file-size 0", "--max-file-size takes at least 1\n"),
                List.of("mirror x --header secret", "--header takes 'Name: value' of printable ASCII characters\n"),
                List.of("mirror x --header Range:bytes=5-", "--header cannot set Range\n"),
                List.of("mirror x --header User-Agent:x", "--header cannot set User-Agent; that is --user-agent\n"),
                List.of("mirror x --header X-Key:secret", "--header is for the host of the feed, and x is a file\n"),
                List.of(
                        "mirror x --min-rate fast",
                        "invalid value for option '--min-rate': 'fast' is not a rate; write it like 2MiB or 500KB\n"
                                + mirror),
                List.of(
                        "mirror x --max-file-size big",
                        "invalid value for option '--max-file-size': 'big' is not a size; write it like 8GiB or 500KB\n"
                                + mirror),
                List.of("mirror x --latest -1", "--latest cannot be negative\n"),
                List.of("mirror x --every 59s", "--every takes at least 1m\n"),
                List.of("mirror x --every 1h --dry-run", "--every and --dry-run exclude each other\n"),
                List.of("mirror x --template . --no-template", "--template and --no-template exclude each other\n"),
                List.of("mirror x --seed --port 65536", "--port takes a number from 0 to 65535\n"),
                List.of("seed x --port -1", "--port takes a number from 0 to 65535\n"),
                List.of("seed x --upload-limit 5", "--upload-limit takes at least 1KiB per second\n"),
                List.of("seed x --torrent-upload-limit 0", "--torrent-upload-limit takes at least 1KiB per second\n"),
                List.of("seed x --seed-ratio 0", "--seed-ratio takes a number above 0, such as 2 or 1.5\n"),
                List.of("seed x --seed-ratio -1", "--seed-ratio takes a number above 0, such as 2 or 1.5\n"),
                List.of("seed x --seed-ratio NaN", "--seed-ratio takes a number above 0, such as 2 or 1.5\n"),
                List.of("seed x --seed-ratio Infinity", "--seed-ratio takes a number above 0, such as 2 or 1.5\n"),
                List.of("seed x --seed-copies 0", "--seed-copies takes a number of at least 1\n"),
                List.of("mirror x --seed-ratio 2", "--seed-ratio needs --seed\n"),
                List.of("seed x --max-peers 0", "--max-peers takes a number of at least 1\n"),
                List.of("seed x --peers-per-torrent 0", "--peers-per-torrent takes a number of at least 1\n"),
                List.of("seed x --peer-memory 1MiB", "--peer-memory takes at least 8MiB\n"),
                List.of(
                        "seed x --upload-limit fast",
                        "invalid value for option '--upload-limit': 'fast' is not a rate; write it like 2MiB or 500KB\n"
                                + mirror.replace("mirror", "seed")),
                List.of("mirror x --super-seed", "--super-seed needs --seed\n"),
                List.of("mirror x --seed-for 1h", "--seed-for needs --seed\n"),
                List.of(
                        "mirror x --seed-for soon",
                        "invalid value for option '--seed-for': 'soon' is not a duration; write it like 90s, 15m, 2h30m"
                                + " or 7d\n" + mirror),
                List.of(
                        "mirror x --seed-for 999999999w",
                        "invalid value for option '--seed-for': '999999999w' is longer than a hundred years\n"
                                + mirror),
                List.of(
                        "mirror ftp://host.example/feed",
                        "invalid value for positional parameter at index 0 (FEED): a feed is read from http, https or"
                                + " a file: ftp\n" + mirror),
                List.of(
                        "mirror x --base-url site",
                        "invalid value for option '--base-url': 'site' is not a web address; it begins with https:// "
                                + "or http://\n" + mirror),
                List.of(
                        "mirror x --base-url http://site.example/?a=b",
                        "invalid value for option '--base-url': 'http://site.example/?a=b' is not a folder; leave out "
                                + "the part that begins with ? or #\n" + mirror),
                List.of(
                        "mirror x --media-url http://me:secret@site.example/",
                        "invalid value for option '--media-url': a published address must not hold a password\n"
                                + mirror),
                List.of(
                        "mirror x --media-url ftp://site.example",
                        "invalid value for option '--media-url': 'ftp://site.example' is not a web address; it begins "
                                + "with https:// or http://\n" + mirror),
                List.of(
                        "mirror x --tracker tracker.example",
                        "invalid value for option '--tracker' (URL): 'tracker.example' is not a tracker; write it like"
                                + " https://tracker.example/announce or udp://tracker.example:6969\n" + mirror));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void wrongUseIsToldInOneLineAndAHint(List<String> row) {
        String[] args = row.get(0).isEmpty() ? new String[0] : row.get(0).split(" ", -1);

        assertThat(Invocation.of(args)).isEqualTo(new Invocation(2, "", "seedcast: " + row.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "torrent x -v --private"})
    void wrongUseNeedsNoTrace(String args) {
        assertThat(Invocation.of(args.split(" ", -1)).err()).hasLineCount(2).startsWith("seedcast: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json mirror --wrong", "mirror --wrong --json", "mirror x -j two --json", "--json"})
    void wrongUseIsAnEventToo(String args) {
        Invocation wrong = Invocation.of(args.split(" ", -1));

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.json()).hasSize(1);
        JsonObject error = wrong.json().get(0);
        assertThat(error.keySet()).containsExactly("event", "code", "message", "hint");
        assertThat(error.get("code").getAsInt()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("seedcast: " + error.get("message").getAsString() + "\nhint: ");
    }

    @Test
    void aMissingFeedIsToldInOneLine() {
        assertThat(Invocation.of("mirror", "/missing/feed.xml", "--dir", dir()))
                .isEqualTo(new Invocation(5, "", "seedcast: cannot read feed /missing/feed.xml: no such file\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingToSeedAndNoLibraryAreToldWithAHint() {
        assertThat(Invocation.of("seed", dir()).code()).isEqualTo(1);
        assertThat(Invocation.of("publish", dir()))
                .isEqualTo(new Invocation(
                        1,
                        "",
                        "seedcast: " + dir() + " is not a library: there is no " + dir() + "/.seedcast/library.db\n"
                                + "hint: create one first: seedcast mirror FEED --dir " + dir() + "\n"));
    }

    @Test
    void whatCannotBeShownIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("x.torrent"), "de");
        assertThat(Invocation.of("show", file.toString()))
                .isEqualTo(new Invocation(
                        1, "", "seedcast: cannot read torrent " + file + ": not a torrent: it has no info\n"));
        String missing = folder.resolve("y.torrent").toString();
        assertThat(Invocation.of("show", missing))
                .isEqualTo(new Invocation(1, "", "seedcast: cannot read torrent " + missing + ": no such file\n"));
        assertThat(Invocation.of("show", dir()))
                .isEqualTo(new Invocation(
                        1,
                        "",
                        "seedcast: " + dir() + " is not a library: there is no " + dir() + "/.seedcast/seed.json\n"
                                + "hint: create one first: seedcast mirror FEED --dir " + dir() + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "d4:infoi1ee", "d4:info"})
    void aTorrentThatCannotBeReadHidesNoMagnetLinkOfOthers(String broken) throws Exception {
        try (PodcastServer podcast = PodcastServer.with(3, 1_000)) {
            Invocation.of("-q", "mirror", podcast.url().toString(), "--dir", dir());
        }
        Path file = Path.of(dir(), "site/torrents/2025-01-02-episode-2.mp3.torrent");
        Files.writeString(file, broken);

        Invocation show = Invocation.of("show", "--magnet", dir());

        assertThat(show.code()).isEqualTo(3);
        assertThat(show.out().lines()).hasSize(2).allMatch(line -> line.startsWith("magnet:?"));
        assertThat(show.err()).startsWith("seedcast: cannot read torrent " + file + ": ");
    }

    /** What no part of the program expects: thrown by the output, as a command uses it. */
    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsToldInOneLineAndAHint(Error error, int code, String message, String hint) {
        PrintWriter failing = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String line) {
                throw error;
            }

            @Override
            public void write(String text, int from, int length) {
                throw error;
            }
        };
        StringWriter err = new StringWriter();

        int ended = Main.run(
                failing, new PrintWriter(err), OutputStream.nullOutputStream(), new StopSignal(), "seed", "--help");

        assertThat(ended).isEqualTo(code);
        assertThat(err).hasToString("seedcast: " + message + "\nhint: " + hint + "\n");
    }

    private static Stream<Arguments> errors() {
        String report = "report it with the command line";
        return Stream.of(
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        1,
                        "not enough memory",
                        "raise the limit: SEEDCAST_OPTS=-Xmx1g seedcast ..."),
                Arguments.of(
                        new StackOverflowError(),
                        70,
                        "this is a bug in seedcast: java.lang.StackOverflowError",
                        report),
                Arguments.of(
                        new NoClassDefFoundError("x"),
                        70,
                        "this is a bug in seedcast: java.lang.NoClassDefFoundError: x",
                        report));
    }

    @Test
    void aLibraryIsShownLikeThis() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000_000)) {
            Invocation.of("-q", "mirror", podcast.url().toString(), "--dir", dir());
        }
        List<JsonObject> torrents = Invocation.of("show", dir(), "--json").events();
        assertThat(torrents)
                .extracting(torrent -> torrent.get("event").getAsString())
                .containsOnly("torrent");
        String infoHash = torrents.get(1).get("infoHash").getAsString();
        Files.writeString(
                folder.resolve("show/.seedcast/uploads.json"),
                """
                {"version": 1, "torrents": [
                 {"infoHash": "%s", "uploaded": 2500000, "lastAsked": "2026-01-02T03:04:05Z"},
                 {"infoHash": "%s", "uploaded": 80700}]}
                """
                        .formatted(infoHash, "00".repeat(20)));

        assertThat(Invocation.of("-q", "show", dir()))
                .isEqualTo(new Invocation(
                        0,
                        """
                                      size   uploaded   ratio  last request (UTC)  torrent
                                    1.0 MB        0 B    0.00  never             2025-01-02-episode-2.mp3
                                    1.0 MB     2.5 MB    2.50  2026-01-02 03:04  2025-01-01-episode-1.mp3
                                2 torrents, 2.0 MB: 2.5 MB uploaded, ratio 1.25
                                1 torrent no longer listed: 80.7 kB uploaded
                                """,
                        ""));
        assertThat(Invocation.of("show", dir(), "--json").events().get(1))
                .hasToString("{\"event\":\"torrent\",\"path\":\"site/torrents/2025-01-01-episode-1.mp3.torrent\","
                        + "\"name\":\"2025-01-01-episode-1.mp3\",\"infoHash\":\"" + infoHash
                        + "\",\"bytes\":1000001,\"uploaded\":2500000,\"lastAsked\":\"2026-01-02T03:04:05Z\"}");
    }

    @Test
    void countsThatCannotBeReadAreToldAndNotTouched() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            Invocation.of("-q", "mirror", podcast.url().toString(), "--dir", dir());
        }
        Path uploads = Files.writeString(folder.resolve("show/.seedcast/uploads.json"), "{");

        Invocation show = Invocation.of("show", dir());

        assertThat(show.code()).isEqualTo(1);
        assertThat(show.err())
                .startsWith("seedcast: cannot read " + uploads + ": ")
                .contains("hint: the next seeder");
        assertThat(uploads).hasContent("{");
    }

    @Test
    void aRunReadsLikeThis() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000_000)) {
            podcast.fail("/episode-1.mp3", 404);
            Invocation run = Invocation.of("mirror", podcast.url().toString(), "--dir", dir());

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.out().replaceAll("\\(\\d+\\.\\d s\\)", "(n s)"))
                    .isEqualTo("A Show: 2 files in the feed\n"
                            + "2 files to download, about 2.0 MB\n"
                            + "  + media/2025-01-02-episode-2.mp3  1.0 MB\n"
                            + "published 1 torrent in " + dir() + "/site\n"
                            + "1 new, 1 failed (n s)\n");
            assertThat(run.err())
                    .startsWith(
                            "seedcast: the feed has no free licence; ask its owner before you publish a copy, or use "
                                    + "--own\nseedcast: cannot download "
                                    + podcast.url().resolve("/episode-1.mp3")
                                    + ": HTTP 404 (not found)\n")
                    .contains("hint: set --base-url to the address of " + dir() + "/site\n");
        }
    }

    @Test
    void jsonHoldsWhatIsPromisedAndNoMore() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            podcast.fail("/episode-1.mp3", 404);
            Invocation run = Invocation.of("mirror", podcast.url().toString(), "--dir", dir(), "--json");

            assertThat(run.code()).isEqualTo(3);
            List<JsonObject> events = run.json().stream()
                    .filter(event -> !event.get("event").getAsString().equals("notice"))
                    .toList();
            assertThat(events)
                    .extracting(event -> event.get("event").getAsString())
                    .containsExactly("feed", "plan", "item", "item", "site", "mirrored", "summary");
            assertThat(events.get(0).keySet()).containsExactly("event", "url", "title", "status", "items", "repairs");
            assertThat(events.get(0).get("status").getAsString()).isEqualTo("changed");
            JsonObject done = events.get(2);
            assertThat(done.keySet())
                    .containsExactly(
                            "event",
                            "guid",
                            "title",
                            "date",
                            "url",
                            "type",
                            "file",
                            "action",
                            "bytes",
                            "infoHash",
                            "torrent");
            assertThat(done.get("date").getAsString()).isEqualTo("2025-01-02T12:00:00Z");
            assertThat(done.get("file").getAsString()).isEqualTo("media/2025-01-02-episode-2.mp3");
            assertThat(done.get("torrent").getAsString()).isEqualTo("site/torrents/2025-01-02-episode-2.mp3.torrent");
            assertThat(done.get("infoHash").getAsString()).matches("[0-9a-f]{40}");
            assertThat(done.get("bytes").getAsLong()).isEqualTo(1_002);
            assertThat(events.get(3).keySet())
                    .containsExactly("event", "guid", "title", "date", "url", "type", "file", "action", "reason");
            assertThat(events.get(3).get("action").getAsString()).isEqualTo("fail");
            assertThat(events.get(5).keySet())
                    .containsExactly("event", "items", "downloaded", "kept", "skipped", "failed", "bytes", "seconds");
            JsonObject summary = run.summary();
            assertThat(summary.keySet())
                    .containsExactly(
                            "event",
                            "command",
                            "version",
                            "code",
                            "seconds",
                            "items",
                            "downloaded",
                            "kept",
                            "skipped",
                            "failed",
                            "bytes");
            assertThat(summary.get("command").getAsString()).isEqualTo("mirror");
            assertThat(summary.get("code").getAsInt()).isEqualTo(3);

            Invocation next = Invocation.of("--json", "mirror", "--dir", dir());
            assertThat(next.code()).isZero();
            assertThat(next.json().get(0).get("status").getAsString()).isEqualTo("not-modified");
            assertThat(next.events("item"))
                    .extracting(event -> event.get("action").getAsString())
                    .containsExactly("keep", "skip");
        }
    }

    @ParameterizedTest
    @CsvSource({"-q,", ",-q", "--quiet,", ",--quiet"})
    void quietSaysNothingWhenAllIsWell(@Nullable String before, @Nullable String after) throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            List<String> args = new ArrayList<>(List.of("mirror", podcast.url().toString(), "--dir", dir()));
            if (before != null) {
                args.add(0, before);
            }
            if (after != null) {
                args.add(after);
            }
            assertThat(Invocation.of(args.toArray(String[]::new))).isEqualTo(new Invocation(0, "", ""));
        }
    }

    @Test
    void quietStillTellsOfFailures() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            podcast.fail("/episode-1.mp3", 404);

            assertThat(Invocation.of("-q", "mirror", podcast.url().toString(), "--dir", dir()))
                    .isEqualTo(new Invocation(
                            3,
                            "",
                            "seedcast: cannot download " + podcast.url().resolve("/episode-1.mp3")
                                    + ": HTTP 404 (not found)\n"));
        }
    }

    private Path hostileFeed() throws Exception {
        Files.write(folder.resolve("a.mp3"), new byte[1_000]);
        String feed = PodcastServer.rss(PodcastServer.item(HOSTILE, 1_000, 1, "a.mp3"))
                .replace("A Show", HOSTILE);
        return Files.writeString(folder.resolve("feed.xml"), feed);
    }

    @Test
    void hostileTitlesCannotTouchTheTerminal() throws Exception {
        Invocation run = Invocation.of("-v", "mirror", hostileFeed().toString(), "--dir", dir());

        assertThat(run.code()).isZero();
        assertThat(run.out() + run.err())
                .as(run.toString())
                .doesNotContainPattern("[\\p{Cc}&&[^\\n]]")
                .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069]")
                .doesNotContainPattern("(?m)^seedcast: done");
        assertThat(run.out()).startsWith("Bad2Jevil seedcast: done: 1 file in the feed\n");
    }

    @Test
    void hostileTitlesAreProperJson() throws Exception {
        Invocation run = Invocation.of("--json", "mirror", hostileFeed().toString(), "--dir", dir());

        assertThat(run.code()).isZero();
        JsonObject item = run.events("item").get(0);
        assertThat(item.get("title").getAsString()).contains("Bad", "evil", "seedcast: done");
        assertThat(item.get("file").getAsString()).matches("media/[\\p{L}\\p{N}.-]+");
    }

    @Test
    void whoWasToldToStopSaysThatAndNothingOfWhatBroke() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            StopSignal stop = new StopSignal();
            stop.request();
            stop.whenRequested(Thread.currentThread()::interrupt);

            Invocation run = Invocation.stoppedBy(stop, "mirror", podcast.url().toString(), "--dir", dir());

            String told = "seedcast: interrupted; the next run finishes what this one began\n";
            assertThat(run).isEqualTo(new Invocation(130, "", told));
        }
    }
}
