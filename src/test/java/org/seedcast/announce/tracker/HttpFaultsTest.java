package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.announce.FaultRun;
import org.seedcast.announce.StubTracker;
import org.seedcast.announce.StubTracker.Answer;
import org.seedcast.announce.StubTracker.Call;
import org.seedcast.announce.StubTracker.Exchange;

/** What an HTTP tracker can do wrong: all of it at the same time, each beside a tracker that works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpFaultsTest {
    private static final String PEERS_OF_NO_USE = "peers of no use";
    private static final String MANY_PEERS = "10,000 peers";
    private static final String NOBODY = "nobody listens";

    /** @param notice a part of what people are told, once; empty for nothing */
    private record Fault(String name, Answer answer, String notice) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Map<String, StubTracker> stubs = new HashMap<>();
    private final Map<String, FaultRun> runs = new HashMap<>();

    private static Stream<Fault> failures() {
        return Stream.of(
                new Fault("hangs", exchange -> {}, "timed out"),
                new Fault("drips", HttpFaultsTest::drip, "timed out"),
                new Fault("hangs up", exchange -> exchange.out().close(), "cannot be reached: "),
                new Fault("is cut off", HttpFaultsTest::cutOff, "cannot be reached: "),
                new Fault("speaks no HTTP", exchange -> write(exchange, "hello\n\n"), "cannot be reached: "),
                new Fault("500", exchange -> exchange.send(500, ""), "cannot be reached: HTTP 500"),
                new Fault("503", exchange -> exchange.send(503, "<html>"), "cannot be reached: HTTP 503"),
                new Fault("404", exchange -> exchange.send(404, "<html>"), "refuses: HTTP 404"),
                saying("HTML", "<html>hello", "not bencoded"),
                saying("nothing", "", "not bencoded"),
                saying("a list", "le", "not a dictionary"),
                saying("garbage", "d8:interval\u00ff\u0000x", "not bencoded"),
                saying("half of an answer", "d8:intervali1", "not bencoded"),
                saying("an interval beyond 64 bits", "d8:intervali99999999999999999999ee", "not bencoded"),
                saying("deep nesting", "l".repeat(500_000), "not bencoded"),
                saying("10 MB", " ".repeat(10_000_000), "larger than 1 MiB"),
                new Fault("10 MB packed into little", HttpFaultsTest::zipBomb, "larger than 1 MiB"),
                saying("failure reason", "d14:failure reason7:\u001b[31mnoe", "refuses: [31mno"),
                saying("long failure reason", "d14:failure reason9000:" + "x".repeat(9000) + "e", "refuses: xxx"),
                saying("retry in 0", "d14:failure reason2:no8:retry ini0ee", "refuses: no"),
                saying("retry in nonsense", "d14:failure reason2:no8:retry in4:soone", "refuses: no"),
                new Fault("redirect loop", HttpFaultsTest::redirectToItself, "redirect loop"),
                new Fault("redirect to a file", exchange -> redirect(exchange, "file:///x"), "redirect to"),
                new Fault("redirect to nowhere", exchange -> redirect(exchange, "http://127.0.0.1:1/"), "cannot be"));
    }

    private static Stream<Fault> harmless() {
        return Stream.of(
                saying("interval 0", "d8:intervali0ee", ""),
                saying("interval below 0", "d8:intervali-5ee", ""),
                saying("no interval", "de", ""),
                saying("interval as text", "d8:interval1:1e", ""),
                saying("huge interval", "d8:intervali9223372036854775807ee", ""),
                saying("min interval above interval", "d8:intervali1e12:min intervali3600ee", ""),
                saying("min interval below 0", "d8:intervali3600e12:min intervali-1ee", ""),
                saying("half a million values", "d1:al" + "0:".repeat(500_000) + "ee", ""),
                saying("peers of a wrong kind", "d8:intervali60e5:peersi5e6:peers6lee", ""),
                saying(PEERS_OF_NO_USE, peers("\300\0\2\1\032\341" + "\300\0\2\2\0\0" + "\n\0\0\1\032\341"), ""),
                saying(MANY_PEERS, peers("\300\0\2\1\0\1".repeat(5000) + manyPeers()), ""),
                saying("busy", "d14:failure reason4:busy8:retry ini5ee", "refuses: busy"),
                saying("never", "d14:failure reason2:no8:retry in5:nevere", "refuses: no"));
    }

    private static String peers(String packed) {
        return "d11:external ip4:\300\0\2\1" + "8:intervali60e5:peers" + packed.length() + ":" + packed + "e";
    }

    private static String manyPeers() {
        StringBuilder packed = new StringBuilder();
        for (char number = 0; number < 5000; number++) {
            packed.append("\300\1")
                    .append((char) (number >> 8))
                    .append((char) (number & 0xFF))
                    .append("\0\1");
        }
        return packed.toString();
    }

    @BeforeAll
    void runAll() throws Exception {
        try (StubTracker works = FaultRun.works()) {
            for (Fault fault : Stream.concat(failures(), harmless()).toList()) {
                StubTracker stub = new StubTracker(fault.answer());
                stubs.put(fault.name(), stub);
                runs.put(fault.name(), new FaultRun(runs.size(), works, stub.url()));
            }
            FaultRun refused = new FaultRun(runs.size(), works, nobody());
            runs.put(NOBODY, refused);
            FaultRun.finishAll(runs.values());
            assertThat(runs)
                    .allSatisfy(
                            (name, run) -> assertThat(run.stopped()).as(name).isEqualTo(1));
        }
    }

    @AfterAll
    void close() throws IOException {
        runs.values().forEach(FaultRun::close);
        for (StubTracker stub : stubs.values()) {
            stub.close();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isToldOnceAndCalledMoreAndMoreRarely(Fault fault) {
        FaultRun run = run(fault.name());
        assertThat(run.notices())
                .singleElement()
                .asString()
                .startsWith("tracker " + TrackerName.of(stub(fault).url()) + " ")
                .contains(fault.notice())
                .doesNotContain("s3cret")
                .hasSizeLessThan(300);
        assertThat(run.status().failing())
                .containsExactly(TrackerName.of(stub(fault).url()));
        List<Long> calls = stub(fault).calls().stream().map(Call::nanos).toList();
        assertThat(calls).hasSizeGreaterThan(1);
        FaultRun.assertBackedOff(calls);
        assertThat(stub(fault).count("stopped")).isZero();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void isNoReasonToCallAgain(Fault fault) {
        FaultRun run = run(fault.name());
        assertThat(run.notices()).hasSize(fault.notice().isEmpty() ? 0 : 1);
        assertThat(run.notices()).allSatisfy(notice -> assertThat(notice).contains(fault.notice()));
        boolean accepted = fault.notice().isEmpty();
        assertThat(stub(fault).count("started")).isEqualTo(1);
        assertThat(stub(fault).calls()).as("started, stopped").hasSize(accepted ? 2 : 1);
        assertThat(run.status().failing()).hasSize(accepted ? 0 : 1);
    }

    @Test
    void whereNobodyListensIsToldOnce() {
        FaultRun run = run(NOBODY);
        assertThat(run.notices()).singleElement().asString().contains("cannot be reached: ");
        assertThat(run.status().failing()).hasSize(1);
    }

    @Test
    void peersOfNoUseAreLeftOut() {
        assertThat(run(PEERS_OF_NO_USE).heard().peers())
                .as("neither ourselves nor one without a port")
                .singleElement()
                .hasToString("/10.0.0.1:6881");
        assertThat(run(MANY_PEERS).heard().peers()).hasSize(PeerList.MOST).doesNotHaveDuplicates();
    }

    private FaultRun run(String name) {
        return Objects.requireNonNull(runs.get(name));
    }

    private StubTracker stub(Fault fault) {
        return Objects.requireNonNull(stubs.get(fault.name()));
    }

    private static Fault saying(String name, String body, String notice) {
        return new Fault(name, exchange -> exchange.send(200, body), notice);
    }

    private static void write(Exchange exchange, String text) throws IOException {
        exchange.out().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A byte now and then, for longer than anybody waits. */
    private static void drip(Exchange exchange) throws IOException {
        write(exchange, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for (int sent = 0; sent < 100; sent++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            write(exchange, "d");
        }
    }

    private static void cutOff(Exchange exchange) throws IOException {
        write(exchange, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nd8:intervali60ee");
        exchange.out().close();
    }

    private static void zipBomb(Exchange exchange) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        exchange.send(200, "Content-Encoding: gzip\r\n", packed.toByteArray());
    }

    private static void redirectToItself(Exchange exchange) throws IOException {
        redirect(exchange, exchange.call().path() + "?" + exchange.call().query());
    }

    private static void redirect(Exchange exchange, String there) throws IOException {
        exchange.send(302, "Location: " + there + "\r\n", new byte[0]);
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/announce?passkey=s3cret");
        }
    }
}
