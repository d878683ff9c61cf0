package org.seedcast.seed.bt.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.LibtorrentDht;
import org.seedcast.peers.NetworkNamespace;
import org.seedcast.peers.Program;
import org.seedcast.torrent.InfoHash;

/** Real nodes must learn of us, and we of them; in a network that ends at this machine. */
@Execution(ExecutionMode.CONCURRENT)
class DhtIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final InfoHash OURS = InfoHash.parse("0123456789abcdef0123456789abcdef01234567");
    private static final InfoHash THEIRS = InfoHash.parse("fedcba9876543210fedcba9876543210fedcba98");
    private static final int PORT = 7001;
    private static final int TCP_PORT = 5555;
    private static final String US = "203.0.113.1";
    private static final String ALSO_US = "203.0.113.2";
    private static final String ASKING = "203.0.113.3";
    private static final String US6 = "2001:db8::1";
    private static final String ASKING6 = "2001:db8::3";
    private static final List<String> NODES = List.of("203.0.113.11", "203.0.113.12", "203.0.113.13", "203.0.113.14");
    private static final List<String> NODES6 = List.of("2001:db8::11", "2001:db8::12", "2001:db8::13", "2001:db8::14");

    private final Path folder;
    private final Path temporary;
    private final Path strangers;

    DhtIT(@TempDir Path directory) throws IOException {
        folder = Files.createDirectory(directory.resolve("ours"));
        temporary = Files.createDirectory(directory.resolve("tmp"));
        strangers = Files.createDirectory(directory.resolve("theirs"));
    }

    @Test
    void findsAndIsFoundInBothFamilies() throws Exception {
        try (NetworkNamespace network = network(US, US6, ASKING, ASKING6);
                LibtorrentDht ipv4 = LibtorrentDht.start(network, strangers, THEIRS, NODES);
                LibtorrentDht ipv6 = LibtorrentDht.start(network, strangers, THEIRS, NODES6)) {
            // what is not known there yet could not be found by us before the next round
            ipv4.find(ASKING, THEIRS, ipv4.router() + " " + LibtorrentDht.PORT);
            ipv6.find(ASKING6, THEIRS, ipv6.router() + " " + LibtorrentDht.PORT);
            try (Program us = start(network, "", ipv4.router() + "," + ipv6.router(), OURS + "," + THEIRS)) {
                awaitStatus(us, "announces", announces -> announces >= 4);

                ipv4.find(ASKING, OURS, US + " " + TCP_PORT);
                ipv6.find(ASKING6, OURS, US6 + " " + TCP_PORT);
                assertThat(folder.resolve("found"))
                        .content()
                        .contains(THEIRS + " " + ipv4.router() + " " + LibtorrentDht.PORT)
                        .contains(THEIRS + " 2001:db8:0:0:0:0:0:11 " + LibtorrentDht.PORT);
                assertThat(status("nodesIpv4")).as("nodes, IPv4").isPositive();
                assertThat(status("nodesIpv6")).as("nodes, IPv6").isPositive();
                assertThat(status("threads")).as("threads").isBetween(1L, 4L);
                assertEndsWell(us);
            }
        }
    }

    @Test
    void isTheSameNodeAfterARestartAndNeedsNoRouter() throws Exception {
        try (NetworkNamespace network = network(US, ALSO_US, ASKING);
                LibtorrentDht others = LibtorrentDht.start(network, strangers, THEIRS, NODES)) {
            String id;
            try (Program us = start(network, ALSO_US, others.router(), THEIRS.hex())) {
                awaitStatus(us, "announces", announces -> announces == 1);
                id = idOf(others);
                assertEndsWell(us);
            }
            try (Program again = start(network, ALSO_US, "", OURS.hex())) {
                awaitStatus(again, "announces", announces -> announces == 1);
                assertThat(idOf(others)).isEqualTo(id);
                assertThat(status("nodesIpv4")).as("nodes").isGreaterThan(1);
                others.find(ASKING, OURS, ALSO_US + " " + TCP_PORT);
                assertEndsWell(again);
            }
            assertThat(folder)
                    .as("what is left")
                    .isDirectoryNotContaining(file -> isHidden(file) || Files.isDirectory(file));
        }
    }

    @Test
    void waitsForTheNetworkAndForItsReturn() throws Exception {
        try (NetworkNamespace network = network(US, ASKING);
                LibtorrentDht others = LibtorrentDht.start(network, strangers, THEIRS, NODES)) {
            network.disconnect();
            try (Program us = start(network, "", others.router(), OURS.hex())) {
                awaitStatus(us, "port", port -> port == PORT);
                assertThat(others.nodeId(ASKING, US, PORT)).isEmpty();

                network.connect(US);
                awaitStatus(us, "announces", announces -> announces == 1);

                network.disconnect();
                assertThat(answers(others, false))
                        .as("silent without a network")
                        .isTrue();
                network.connect(US);
                assertThat(answers(others, true)).as("back with it").isTrue();
                assertEndsWell(us);
            }
        }
    }

    @Test
    void manyTorrentsNeedNoMoreThreadsAndComeOneByOne() throws Exception {
        try (NetworkNamespace network = network(US);
                LibtorrentDht others = LibtorrentDht.start(network, strangers, THEIRS, NODES);
                Program us = start(network, "", others.router(), "3000")) {
            awaitStatus(us, "announces", announces -> announces >= 1);
            long begin = System.nanoTime();
            awaitStatus(us, "announces", announces -> announces >= 11);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("for ten more, at two a second")
                    .isGreaterThan(Duration.ofSeconds(3));
            assertThat(status("threads")).as("threads").isBetween(1L, 4L);
            assertEndsWell(us);
        }
    }

    private static NetworkNamespace network(String... ours) throws Exception {
        return NetworkNamespace.with(
                Stream.of(List.of(ours), NODES, NODES6).flatMap(List::stream).toArray(String[]::new));
    }

    private Program start(NetworkNamespace network, String bind, String routers, String torrents) throws IOException {
        Files.deleteIfExists(folder.resolve("status"));
        return Program.start(
                strangers,
                network.inside(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DhtOne.class.getName(),
                        folder.toString(),
                        String.valueOf(PORT),
                        String.valueOf(TCP_PORT),
                        bind,
                        routers,
                        torrents)));
    }

    /** Within two seconds, without a word, and without leaving a thread or a temporary file. */
    private void assertEndsWell(Program us) throws Exception {
        us.terminate(Duration.ofSeconds(10));
        assertThat(read("closed").get("threads")).as("threads left").isEqualTo(0L);
        assertThat(read("closed").get("millis")).as("ms to end").isLessThan(2000);
        assertThat(us.output()).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    private static String idOf(LibtorrentDht others) throws Exception {
        return others.nodeId(ASKING, ALSO_US, PORT).orElseThrow();
    }

    private static boolean answers(LibtorrentDht others, boolean expected) {
        return Deadline.of(LIMIT).reached(() -> {
            try {
                return others.nodeId(ASKING, US, PORT).isPresent() == expected;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void awaitStatus(Program us, String name, LongPredicate expected) throws IOException {
        boolean came = Deadline.of(LIMIT).reached(() -> {
            try {
                return Files.exists(folder.resolve("status")) && expected.test(status(name));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(came).as("%s: %s", name, us.output()).isTrue();
    }

    private long status(String name) throws IOException {
        return read("status").getOrDefault(name, -1L);
    }

    private Map<String, Long> read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(name))) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> Long.valueOf(properties.getProperty(key))));
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
