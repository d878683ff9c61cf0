package org.seedcast.seed.bt.dht;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lbms.plugins.mldht.kad.Key;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FailingDisk;
import org.slf4j.LoggerFactory;

class StateFileTest {
    private static final Key ID = new Key("0123456789abcdef0123456789abcdef01234567");
    private static final DhtState STATE = new DhtState(
            ID, List.of(node("203.0.113.7", 6881), node("198.51.100.1", 65535)), List.of(node("2001:db8::7", 1)));

    private final Path path;
    private final StateFile file;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(StateFile.class);

    StateFileTest(@TempDir(factory = InMemory.class) Path directory) {
        path = directory.resolve("state/dht.state");
        file = new StateFile(path, new AtomicFile(Disk.REAL));
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.setAdditive(true);
        logger.detachAppender(log);
    }

    @Test
    void givesBackWhatWasWritten() throws Exception {
        file.write(STATE);
        assertThat(file.read()).contains(STATE);
        assertThat(path.getParent()).isDirectoryNotContaining(other -> !other.equals(path));
    }

    @Test
    void isSmallWithAllTheNodesItMayHold() throws Exception {
        List<InetSocketAddress> nodes = IntStream.range(0, DhtState.MOST_NODES)
                .mapToObj(number -> node("203.0.113." + number, 1000 + number))
                .toList();
        file.write(new DhtState(ID, nodes, List.of()));
        assertThat(file.read()).contains(new DhtState(ID, nodes, List.of()));
        assertThat(Files.size(path)).isLessThan(2000);
    }

    @Test
    void theFirstStartIsNothingToTalkAbout() {
        assertThat(file.read()).isEmpty();
        assertThat(log.list).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "le",
                "de",
                "d2:idi5e5:nodes0:e",
                "d2:id19:aaaaaaaaaaaaaaaaaaa5:nodes0:6:nodes60:e",
                "d2:id21:aaaaaaaaaaaaaaaaaaaaa5:nodes0:6:nodes60:e",
                "d2:id20:aaaaaaaaaaaaaaaaaaaa5:nodes7:aaaaaaa6:nodes60:e",
                "d2:id20:aaaaaaaaaaaaaaaaaaaa5:nodes0:6:nodes617:aaaaaaaaaaaaaaaaae",
                "d2:id20:aaaaaaaaaaaaaaaaaaaa5:nodes99999999:aaaaaaa6:nodes60:e"
            })
    void startsAfreshFromGarbageAndSaysSoInOneLine(String content) throws Exception {
        assertUnusable(content.getBytes(ISO_8859_1));
    }

    @Test
    void startsAfreshFromAnyTruncatedFile() throws Exception {
        file.write(STATE);
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            assertUnusable(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void startsAfreshFromAFileThatIsFarTooLarge() throws Exception {
        assertUnusable(new byte[1 << 20]);
    }

    @Test
    void neverFailsOnWhateverBytesThereAre() throws Exception {
        file.write(STATE);
        byte[] whole = Files.readAllBytes(path);
        Random random = new Random(1);
        for (int round = 0; round < 1000; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Files.write(path, damaged);
            file.read().ifPresent(state -> assertThat(state.nodesIpv4()).allMatch(Family.IPV4::canReach));
        }
    }

    @Test
    void passesOverAddressesThatNoNodeHas() throws Exception {
        file.write(new DhtState(
                ID,
                List.of(
                        node("127.0.0.1", 6881),
                        node("10.1.2.3", 6881),
                        node("203.0.113.7", 0),
                        node("224.0.0.1", 6881),
                        node("203.0.113.8", 6881)),
                List.of(node("::1", 6881), node("fe80::1", 6881), node("2001:db8::7", 6881))));
        assertThat(file.read())
                .contains(new DhtState(ID, List.of(node("203.0.113.8", 6881)), List.of(node("2001:db8::7", 6881))));
    }

    @Test
    void aDirectoryInItsPlaceIsUnusableToo() throws Exception {
        Files.createDirectories(path);
        assertThat(file.read()).isEmpty();
        assertThat(log.list).hasSize(1);
    }

    @Test
    void aFullDiskLeavesTheOldState() throws Exception {
        file.write(STATE);
        StateFile failing = new StateFile(path, new AtomicFile(FailingDisk.at(3)));
        assertThatThrownBy(() -> failing.write(DhtState.afresh())).isInstanceOf(IOException.class);
        assertThat(file.read()).contains(STATE);
    }

    private void assertUnusable(byte[] content) throws IOException {
        log.list.clear();
        Files.createDirectories(path.getParent());
        Files.write(path, content);
        assertThat(file.read()).as("%d bytes", content.length).isEmpty();
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage())
                .startsWith("cannot use " + path + ": ")
                .endsWith("; the DHT starts afresh");
    }

    private static InetSocketAddress node(String address, int port) {
        return new InetSocketAddress(address, port);
    }
}
