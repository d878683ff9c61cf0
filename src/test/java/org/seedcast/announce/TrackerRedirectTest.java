package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.tracker.AnnounceEvent;
import org.seedcast.announce.tracker.AnnounceThreads;
import org.seedcast.announce.tracker.Announcement;
import org.seedcast.announce.tracker.DualStack;
import org.seedcast.announce.tracker.HttpTracker;
import org.seedcast.announce.tracker.LocalAddress;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.announce.tracker.TrackerAddresses;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Scraped;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.torrent.InfoHash;

/** A tracker is where the operator typed it; where it sends us is another matter. */
class TrackerRedirectTest {
    private static final InfoHash HASH = InfoHash.parse("00ff20252b7e41610102030405060708090a0b0c");
    private static final Announcement STARTED = new Announcement(
            HASH, new LocalPeer("-SC0100-abcdefghijkl", 0x1234abcd, 6881), 77, AnnounceEvent.STARTED, Optional.empty());

    private final ScheduledExecutorService timer = AnnounceThreads.scheduler();

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    private static StubTracker sendingTo(String location) throws Exception {
        return new StubTracker(exchange -> exchange.send(302, "Location: " + location + "\r\n", new byte[0]));
    }

    private TrackerAnswer ask(StubTracker typed, boolean scrape, Predicate<InetAddress> allowed) throws Exception {
        return ask(typed.url(), scrape, allowed);
    }

    private TrackerAnswer ask(URI typed, boolean scrape, Predicate<InetAddress> allowed) throws Exception {
        OkHttpClient client = HttpClients.create(
                        HttpSettings.withDefaults("test"), AddressGuard.ofRedirects(allowed), new OpenCalls())
                .newBuilder()
                .dns(name -> name.equals("inside.example")
                        ? List.of(InetAddress.getLoopbackAddress())
                        : Dns.SYSTEM.lookup(name))
                .build();
        try (TrackerAddresses addresses = new TrackerAddresses(client.dns(), LocalAddress.ANY);
                HttpTracker tracker = new HttpTracker(
                        client, addresses, new DualStack(timer), LocalAddress.ANY, Duration.ofSeconds(20))) {
            return (scrape ? tracker.scrape(typed, List.of(HASH)) : tracker.announce(typed, STARTED))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/x",
                "http://localhost:PORT/x",
                "http://inside.example:PORT/x",
                "http://[::ffff:127.0.0.1]:PORT/x",
                "http://2130706433:PORT/x",
                "http://0177.0.0.1:PORT/x",
                "http://0x7f.1:PORT/x",
            })
    void leadsNowhereInside(String location) throws Exception {
        for (boolean scrape : List.of(false, true)) {
            try (StubTracker inside = StubTracker.saying("d8:intervali60ee");
                    StubTracker typed = sendingTo(
                            location.replace("PORT", String.valueOf(inside.url().getPort())))) {
                assertThat(ask(typed, scrape, address -> false))
                        .asInstanceOf(type(Unreachable.class))
                        .satisfies(answer -> assertThat(answer.reason())
                                .startsWith("refused to connect to ")
                                .contains("loopback address"));
                assertThat(inside.calls()).isEmpty();
            }
        }
    }

    @Test
    void leadsWhereItIsAllowedTo() throws Exception {
        try (StubTracker inside = StubTracker.saying("d8:intervali60ee");
                StubTracker typed = sendingTo(inside.url().toString())) {
            assertThat(ask(typed, false, InetAddress::isLoopbackAddress)).isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.1"})
    void mayBeElsewhereOnItsOwnPort(String host) throws Exception {
        try (StubTracker typed = new StubTracker(exchange -> {
            if (exchange.call().path().equals("/there")) {
                exchange.send(200, "d5:filesde8:intervali60ee");
            } else {
                exchange.send(302, "Location: /there\r\n", new byte[0]);
            }
        })) {
            URI url = URI.create("http://" + host + ":" + typed.url().getPort() + "/announce");
            assertThat(ask(url, false, address -> false)).isInstanceOf(Accepted.class);
            assertThat(ask(url, true, address -> false)).isInstanceOf(Scraped.class);
        }
    }
}
