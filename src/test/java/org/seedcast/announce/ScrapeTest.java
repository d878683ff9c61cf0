package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.StubTracker.Exchange;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

class ScrapeTest {
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 1, 6881);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration ROUNDS = Duration.ofMillis(150);

    /** Four seeders with us, three leechers, 77 downloads. */
    private static final String FILE = "d8:completei4e10:downloadedi77e10:incompletei3ee";

    private static final SwarmSize SIZE = new SwarmSize(3, 3, OptionalInt.of(77));

    private final Heard heard = new Heard();
    private final Announcer announcer =
            new Announcer(new OkHttpClient(), heard, Heard.timing(AnnounceSchedule.USUAL, ROUNDS));

    @AfterEach
    void close() {
        announcer.close();
    }

    @Test
    void asksAnHttpTrackerForFiftyAtATimeAndEachOnceARound() throws Exception {
        try (StubTracker stub = answering(exchange -> scraped(hashes(exchange), ""))) {
            add(120, stub.url());
            // a round that began before all were announced has fewer
            assertThat(Deadline.of(SOON).reached(() -> fullRound(stub) >= 0)).isTrue();
            List<String> round = stub.scrapes().subList(fullRound(stub), fullRound(stub) + 3);
            assertThat(round.stream().flatMap(query -> hashes(query).stream()).distinct())
                    .hasSize(120);
            assertThat(round).allSatisfy(query -> assertThat(query).startsWith("passkey=s3cret&info_hash="));
        }
    }

    private static int fullRound(StubTracker stub) {
        return Collections.indexOfSubList(sizes(stub), List.of(50, 50, 20));
    }

    private static List<Integer> sizes(StubTracker stub) {
        return stub.scrapes().stream().map(query -> hashes(query).size()).toList();
    }

    @Test
    void tellsWhatItFound() throws Exception {
        try (StubTracker stub = answering(exchange -> scraped(hashes(exchange), ""))) {
            add(2, stub.url());
            assertThat(Deadline.of(SOON).reached(() -> announcer.swarms().equals(Map.of(hash(0), SIZE, hash(1), SIZE))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void asksForFewerWhereATrackerAnswersForSoMany(int most) throws Exception {
        try (StubTracker stub = answering(exchange -> {
            List<InfoHash> asked = hashes(exchange);
            return scraped(asked.subList(0, Math.min(most, asked.size())), "");
        })) {
            add(60, stub.url());
            assertThat(Deadline.of(SOON).reached(() -> announcer.swarms().size() == 60))
                    .isTrue();
            assertThat(sizes(stub)).contains(most).allMatch(size -> size <= 50);
        }
    }

    @Test
    void asksForOneWhereManyAreTooMany() throws Exception {
        try (StubTracker stub =
                answering(exchange -> hashes(exchange).size() > 1 ? "<html>" : scraped(hashes(exchange), ""))) {
            add(7, stub.url());
            assertThat(Deadline.of(SOON).reached(() -> announcer.swarms().size() == 7))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "le", "de", "d5:filesdee", "d5:filesi1ee", "d14:failure reason2:noe"})
    void leavesATrackerAloneThatCannotBeScraped(String nonsense) throws Exception {
        try (StubTracker stub = answering(exchange -> nonsense)) {
            assertLeftAlone(stub);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void leavesATrackerAloneThatSaysSo(int status) throws Exception {
        try (StubTracker stub = new StubTracker(exchange -> {
            boolean scrape = exchange.call().isScrape();
            exchange.send(scrape ? status : 200, scrape ? "no" : "d8:intervali900ee");
        })) {
            assertLeftAlone(stub);
        }
    }

    /** Asks for all at once, then for one, and then comes back later and later. */
    private void assertLeftAlone(StubTracker stub) throws Exception {
        add(3, stub.url());
        assertThat(Deadline.of(SOON).reached(() -> rounds(stub).size() >= 3)).isTrue();
        List<Long> rounds = rounds(stub);
        for (int number = 1; number < rounds.size(); number++) {
            assertThat(rounds.get(number) - rounds.get(number - 1)).isGreaterThanOrEqualTo(ROUNDS.toNanos() << number);
        }
        assertThat(stub.scrapes()).hasSizeLessThanOrEqualTo(2 * rounds.size() + 2);
        assertThat(announcer.status()).isEqualTo(new TrackersStatus(1, List.of()));
        assertThat(heard.notices()).isEmpty();
    }

    /** When each began, but for one that began before all were announced. */
    private static List<Long> rounds(StubTracker stub) {
        return stub.calls().stream()
                .filter(call -> call.isScrape() && hashes(call.query()).size() == 3)
                .map(StubTracker.Call::nanos)
                .toList();
    }

    @Test
    void waitsAsLongAsTheTrackerWants() throws Exception {
        try (StubTracker patient =
                        answering(exchange -> scraped(hashes(exchange), "5:flagsd20:min_request_intervali3600ee"));
                StubTracker other = answering(exchange -> scraped(hashes(exchange), ""))) {
            add(60, patient.url(), other.url());
            assertThat(Deadline.of(SOON).reached(() -> other.scrapes().size() >= 6))
                    .isTrue();
            assertThat(patient.scrapes()).hasSize(1);
        }
    }

    @Test
    void scrapesOnlyWhatTheTrackerTook() throws Exception {
        String refused = "info_hash=" + "%00".repeat(19) + "%01";
        try (StubTracker stub = new StubTracker(exchange -> {
            String query = exchange.call().query();
            if (exchange.call().isScrape()) {
                exchange.send(200, scraped(hashes(query), ""));
            } else {
                boolean no = query.contains(refused);
                exchange.send(200, no ? "d14:failure reason2:noe" : "d8:intervali900ee");
            }
        })) {
            add(3, stub.url());
            // a round that began before all were announced has fewer
            assertThat(Deadline.of(SOON).reached(() -> sizes(stub).lastIndexOf(2) >= 1))
                    .isTrue();
            assertThat(stub.scrapes())
                    .allSatisfy(query -> assertThat(hashes(query)).isSubsetOf(hash(0), hash(2)));
        }
    }

    @Test
    void isNotDoneWhereTheUrlNamesNoScrape() throws Exception {
        try (StubTracker stub = StubTracker.saying("d8:intervali900ee");
                StubTracker other = answering(exchange -> scraped(hashes(exchange), ""))) {
            add(1, stub.url().resolve("/a"), other.url());
            assertThat(Deadline.of(SOON).reached(() -> other.scrapes().size() >= 2))
                    .isTrue();
            assertThat(stub.calls()).hasSize(1);
        }
    }

    @Test
    void endsWithTheLastTorrent() throws Exception {
        try (StubTracker stub = answering(exchange -> scraped(hashes(exchange), ""));
                StubTracker other = answering(exchange -> scraped(hashes(exchange), ""))) {
            add(1, stub.url(), other.url());
            assertThat(Deadline.of(SOON).reached(() -> !stub.scrapes().isEmpty()))
                    .isTrue();
            announcer.remove(hash(0));
            assertThat(Deadline.of(SOON).reached(() -> stub.count("stopped") == 1))
                    .isTrue();
            int before = stub.scrapes().size();
            announcer
                    .add(new AnnouncedTorrent(hash(1), SELF, List.of(other.url()), () -> 0, heard::learned))
                    .get(10, TimeUnit.SECONDS);
            int others = other.scrapes().size();
            assertThat(Deadline.of(SOON).reached(() -> other.scrapes().size() >= others + 3))
                    .isTrue();
            assertThat(stub.scrapes()).hasSize(before);
        }
    }

    @Test
    void isNotDoneWhileEverythingEnds() throws Exception {
        try (StubTracker stub = new StubTracker(exchange -> {
            if (!exchange.call().query().contains("event=stopped")) {
                boolean scrape = exchange.call().isScrape();
                exchange.send(200, scrape ? scraped(hashes(exchange), "") : "d8:intervali900ee");
            }
        })) {
            add(3, stub.url());
            assertThat(Deadline.of(SOON).reached(() -> stub.scrapes().size() >= 3))
                    .isTrue();
            announcer.close();
            List<String> queries = stub.queries();
            List<String> last = queries.stream()
                    .dropWhile(query -> !query.contains("event=stopped"))
                    .toList();
            assertThat(last).hasSize(3).allSatisfy(query -> assertThat(query).contains("event=stopped"));
        }
    }

    private void add(int torrents, URI... trackers) throws Exception {
        List<CompletableFuture<Void>> added = new ArrayList<>();
        for (int number = 0; number < torrents; number++) {
            added.add(announcer.add(
                    new AnnouncedTorrent(hash(number), SELF, List.of(trackers), () -> 0, heard::learned)));
        }
        CompletableFuture.allOf(added.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    }

    /** Takes announces without telling the swarm's size, and scrapes as {@code scrape} says. */
    private static StubTracker answering(Scrape scrape) throws IOException {
        return new StubTracker(
                exchange -> exchange.send(200, exchange.call().isScrape() ? scrape.of(exchange) : "d8:intervali900ee"));
    }

    /** The bencoded answer to a scrape. */
    private interface Scrape {
        String of(Exchange exchange);
    }

    private static String scraped(List<InfoHash> torrents, String more) {
        StringBuilder files = new StringBuilder();
        torrents.stream().sorted().forEach(torrent -> files.append("20:")
                .append(new String(torrent.bytes(), StandardCharsets.ISO_8859_1))
                .append(FILE));
        return "d5:filesd" + files + "e" + more + "e";
    }

    private static List<InfoHash> hashes(Exchange exchange) {
        return hashes(exchange.call().query());
    }

    private static List<InfoHash> hashes(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith("info_hash="))
                .map(part -> URLDecoder.decode(part.substring("info_hash=".length()), StandardCharsets.ISO_8859_1))
                .map(hash -> InfoHash.of(hash.getBytes(StandardCharsets.ISO_8859_1)))
                .toList();
    }

    private static InfoHash hash(int number) {
        return InfoHash.parse(String.format(Locale.ROOT, "%040x", number));
    }
}
