package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.peers.NetworkNamespace;
import org.seedcast.peers.Program;
import org.seedcast.peers.World;

/** Hostile feeds, with a name server of their own, against the machines around the one that mirrors them. */
class FeedsReachInsideIT {
    private static final String OUTSIDE = "93.184.216.34";
    private static final String ALSO_OUTSIDE = "9.9.9.20";
    private static final String NAS = "10.0.0.5";
    /** One that everybody inside answers at, whatever the address. */
    private static final int ANYWHERE = 8081;
    /** One that nobody outside answers at. */
    private static final int INSIDE_ONLY = 8082;

    /** By name; each is an address of this network, so that nothing but the guard is in the way. */
    private static final Map<String, String> FORMS = new TreeMap<>(Map.ofEntries(
            Map.entry("mapped", "::ffff:127.0.0.1"),
            Map.entry("mapped-nas", "::ffff:10.0.0.5"),
            Map.entry("plain", "127.0.0.1"),
            Map.entry("nas", NAS),
            Map.entry("loopback6", "::1"),
            Map.entry("compatible", "::10.0.0.5"),
            Map.entry("siit", "::ffff:0:10.0.0.5"),
            Map.entry("nat64", "64:ff9b::10.0.0.5"),
            Map.entry("nat64-local", "64:ff9b:1::10.0.0.5"),
            Map.entry("six-to-four", "2002:a00:5::1"),
            Map.entry("teredo-server", "2001:0:a00:5::fefe:fefe"),
            Map.entry("teredo-client", "2001:0:101:101:0:0:f5ff:fffa"),
            Map.entry("isatap", "2606:4700::5efe:10.0.0.5"),
            Map.entry("unique-local", "fd00::5"),
            Map.entry("site-local", "fec0::5"),
            Map.entry("segment-routing", "5f00::5"),
            Map.entry("documentation", "203.0.113.5"),
            Map.entry("shared", "100.64.0.5"),
            Map.entry("both", ALSO_OUTSIDE + ",127.0.0.1"),
            Map.entry("both-mapped", ALSO_OUTSIDE + ",::ffff:127.0.0.1")));

    @TempDir
    Path folder = Path.of("");

    private NetworkNamespace network;
    private Program world;
    private final Deque<Closeable> open = new ArrayDeque<>();

    @BeforeEach
    void begin() throws Exception {
        List<String> own = new ArrayList<>(List.of(OUTSIDE, ALSO_OUTSIDE, NAS, "2606:4700::1111"));
        FORMS.values().stream()
                .filter(address -> !address.contains(",") && !address.startsWith("::ffff:1"))
                .filter(address -> !address.equals("127.0.0.1") && !address.equals("::1") && !own.contains(address))
                .forEach(own::add);
        network = NetworkNamespace.with(own.toArray(String[]::new));
        open.push(network::close);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                Path.of(World.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                World.class.getName(),
                folder.toString(),
                OUTSIDE + ":80",
                ALSO_OUTSIDE + ":80",
                NAS + ":80",
                "127.0.0.1:80",
                "127.0.0.1:" + INSIDE_ONLY,
                ":::" + ANYWHERE));
        FORMS.forEach((name, addresses) -> command.add(name + ".test=" + addresses));
        command.addAll(List.of(
                "feed.test=" + OUTSIDE + ",127.0.0.1,::ffff:10.0.0.5",
                "moving.test=" + OUTSIDE + "/127.0.0.1",
                "private.test=" + NAS + "/" + NAS + "/127.0.0.1",
                "my_nas.test=" + NAS,
                "xn--bcher-kva.test=" + NAS,
                "fine.test=" + ALSO_OUTSIDE));
        Files.writeString(folder.resolve("resolv"), "nameserver 127.0.0.1\noptions timeout:1\n");
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        Files.writeString(folder.resolve("secret.mp3"), "ID3 secret of the inside");
        Files.writeString(folder.resolve("fine.mp3"), "ID3 for everybody");
        world = Program.start(folder, network.inside(command));
        open.push(world::close);
        world.when(() -> world.says("ready"), "answer");
    }

    /** Nothing is there where no network could be made, as that needs root. */
    @AfterEach
    void end() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private Tools.Result mirror(String... arguments) throws Exception {
        List<String> seedcast = new ArrayList<>(List.of("mirror"));
        seedcast.addAll(List.of(arguments));
        seedcast.addAll(List.of("--dir", library().toString(), "--retries", "0", "--connect-timeout", "5s"));
        return inside(seedcast);
    }

    private Tools.Result inside(List<String> seedcast) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-ec",
                // Java keeps what a name means for half a minute, in which an attacker would only have to wait
                "mount --bind \"$1\" /etc/resolv.conf; mount --bind \"$2\" /etc/hosts; shift 2;"
                        + " export JAVA_TOOL_OPTIONS=-Dsun.net.inetaddr.ttl=0; exec \"$@\"",
                "sh",
                folder.resolve("resolv").toString(),
                folder.resolve("hosts").toString()));
        command.addAll(Packaged.command(seedcast));
        return Tools.run(Duration.ofMinutes(2), network.inside(command).toArray(String[]::new));
    }

    private Path library() {
        return folder.resolve("library");
    }

    private void feed(String channel, String... enclosures) throws IOException {
        StringBuilder items = new StringBuilder();
        for (String enclosure : enclosures) {
            items.append("<item><title>i</title><guid>")
                    .append(enclosure)
                    .append("</guid><enclosure type='audio/mpeg' length='1' url='")
                    .append(enclosure)
                    .append("'/></item>");
        }
        Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
                        + " xmlns:atom='http://www.w3.org/2005/Atom'"
                        + " xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><title>T</title>"
                        + channel + items + "</channel></rss>");
    }

    /** Nobody inside was asked for anything, and nothing of theirs is here. */
    private void assertNothingInside() throws IOException {
        assertThat(world.output().lines().filter(line -> line.startsWith("asked")))
                .allMatch(line -> line.contains("/" + OUTSIDE + ":80 ") || line.contains("/" + ALSO_OUTSIDE + ":80 "));
        if (Files.exists(library())) {
            try (Stream<Path> files = Files.walk(library())) {
                assertThat(files.filter(Files::isRegularFile)).noneMatch(FeedsReachInsideIT::isSecret);
            }
        }
    }

    private static boolean isSecret(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("secret of the inside");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noFormOfAnAddressLeadsInside() throws Exception {
        List<String> enclosures = new ArrayList<>();
        for (String name : FORMS.keySet()) {
            enclosures.add("http://" + name + ".test:" + ANYWHERE + "/secret.mp3");
            enclosures.add("http://fine.test/to?http://" + name + ".test:" + ANYWHERE + "/secret.mp3");
        }
        enclosures.add("http://fine.test/fine.mp3");
        feed("", enclosures.toArray(String[]::new));

        Tools.Result result = mirror("http://" + OUTSIDE + "/feed.xml");

        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        for (String name : FORMS.keySet()) {
            assertThat(result.output()).contains("refused to connect to " + name + ".test (");
        }
        assertThat(result.output()).contains("allow it with --allow-net 127.0.0.1/32");
        assertNothingInside();
        try (Stream<Path> media = Files.list(library().resolve("media"))) {
            assertThat(media).hasSize(1);
        }
    }

    @Test
    void nothingElseThatAFeedNamesLeadsInside() throws Exception {
        String inside = "http://mapped.test:" + ANYWHERE + "/secret.mp3";
        feed(
                "<itunes:image href='" + inside + "?cover'/><itunes:new-feed-url>" + inside
                        + "?new</itunes:new-feed-url>"
                        + "<atom:link rel='next' href='" + inside + "?next'/>"
                        + "<atom:link rel='hub' href='" + inside + "?hub'/>"
                        + "<podcast:chapters url='" + inside + "?chapters' type='application/json+chapters'/>",
                "http://fine.test/fine.mp3");

        Tools.Result result = mirror("http://" + OUTSIDE + "/feed.xml");

        assertThat(result.output()).contains("refused to connect to mapped.test (127.0.0.1): loopback address");
        assertNothingInside();
    }

    /** The name that was typed means a public address and private ones. */
    @Test
    void aClosedPortOfTheTypedHostDoesNotLeadInside() throws Exception {
        feed("", "http://feed.test:" + INSIDE_ONLY + "/secret.mp3", "http://feed.test/fine.mp3");

        Tools.Result result = mirror("http://feed.test/feed.xml");

        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        assertNothingInside();
        try (Stream<Path> media = Files.list(library().resolve("media"))) {
            assertThat(media).hasSize(1);
        }
    }

    @Test
    void aTypedNameThatMovesInsideIsNotFollowed() throws Exception {
        feed("", "http://moving.test:" + INSIDE_ONLY + "/secret.mp3");

        Tools.Result first = mirror("http://moving.test/feed.xml");
        Tools.Result second = mirror("http://moving.test/feed.xml", "--retry-failed");

        assertThat(first.exitCode()).as(first.output()).isEqualTo(3);
        assertThat(first.output()).contains("refused to connect to moving.test (127.0.0.1): loopback address");
        assertThat(second.output()).contains("refused to connect to moving.test (127.0.0.1): loopback address");
        assertThat(inside(List.of("check", library().toString(), "--only", "origins,waiting"))
                        .output())
                .isNotEmpty();
        assertNothingInside();
    }

    /** Typed, like a hook: meant wherever it is, but not where it leads. */
    @Test
    void aTrackerDoesNotLeadInside() throws Exception {
        feed("", "http://fine.test/fine.mp3");
        String tracker = "http://" + OUTSIDE + "/announce?http://mapped.test:" + ANYWHERE + "/announce?";

        Tools.Result mirrored = mirror(
                "http://" + OUTSIDE + "/feed.xml", "--tracker", tracker, "--seed", "--no-dht", "--seed-for", "5s");
        Tools.Result checked = inside(List.of("check", library().toString(), "--only", "trackers"));

        assertThat(world.output())
                .contains(":" + ANYWHERE + "/announce?&info_hash", ":" + ANYWHERE + "/scrape?&info_hash");
        assertThat(mirrored.output()).contains("refused to connect to mapped.test (127.0.0.1): loopback address");
        assertThat(checked.output()).contains("refused to connect to mapped.test (127.0.0.1): loopback address");
        assertNothingInside();
    }

    @Test
    void aTypedPrivateHostIsMeantUntilItIsAnother() throws Exception {
        feed(
                "",
                "http://private.test:" + ANYWHERE + "/fine.mp3",
                "http://private.test:" + INSIDE_ONLY + "/secret.mp3",
                "http://plain.test:" + ANYWHERE + "/secret.mp3");

        Tools.Result result = mirror("http://private.test/feed.xml", "-j", "1");

        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        assertThat(world.output()).contains("asked /" + NAS + ":80 /feed.xml").doesNotContain("secret.mp3");
        assertThat(result.output()).contains("refused to connect to plain.test (127.0.0.1): loopback address");
    }

    /** With an underscore or another alphabet, where java.net.URI finds no host. */
    @ParameterizedTest
    @ValueSource(strings = {"my_nas.test", "b%C3%BCcher.test"})
    void aTypedPrivateHostIsMeantWhateverItsName(String host) throws Exception {
        feed("", "http://" + host + ":" + ANYWHERE + "/fine.mp3", "http://plain.test:" + ANYWHERE + "/secret.mp3");
        String tracker = "http://" + host + "/announce?";

        Tools.Result result =
                mirror("http://" + host + "/feed.xml", "--tracker", tracker, "--base-url", "http://" + host + "/site/");
        inside(List.of("check", library().toString(), "--only", "trackers"));

        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        assertThat(result.output()).contains("refused to connect to plain.test (127.0.0.1): loopback address");
        assertThat(world.output())
                .contains("asked /" + NAS + ":80 /feed.xml", "/scrape?&info_hash")
                .doesNotContain("secret.mp3");
        try (Stream<Path> media = Files.list(library().resolve("media"))) {
            assertThat(media).hasSize(1);
        }
    }

    @Test
    void noSpellingOfAnAddressLeadsInside() throws Exception {
        List<String> hosts = List.of(
                "0177.0.0.1",
                "0x7f000001",
                "0x7f.1",
                "2130706433",
                "127.1",
                "%31%32%37.0.0.1",
                "127.0.0.1.",
                "017700000001",
                "[::ffff:7f00:1]",
                "１２７.0.0.1");
        feed(
                "",
                hosts.stream()
                        .map(host -> "http://" + host + ":" + ANYWHERE + "/secret.mp3")
                        .toArray(String[]::new));

        Tools.Result result = mirror("http://" + OUTSIDE + "/feed.xml");

        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        assertThat(result.output().split("refused to connect to 127.0.0.1: loopback address", -1))
                .as(result.output())
                .hasSizeGreaterThan(hosts.size());
        assertNothingInside();
    }
}
