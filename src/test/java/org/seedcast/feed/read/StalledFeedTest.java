package org.seedcast.feed.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.feed.FeedResult;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.Validators;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.Sleeper;
import org.seedcast.http.guard.AddressGuard;

/** A server that sends the beginning of a feed and no more must not keep a run from ending. */
class StalledFeedTest {
    /** With the interruption of its thread or before it, as both come from others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isBrokenOff(boolean interrupted) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch stalled = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Socket> connection = pool.submit(() -> beginAnswer(server, stalled));
            OpenCalls calls = new OpenCalls();
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/feed.xml");
            Future<FeedResult> reading = pool.submit(
                    () -> reader(calls).read(new RemoteFeed(url), Validators.NONE, () -> KnownEpisodes.NONE));
            assertThat(stalled.await(10, TimeUnit.SECONDS)).isTrue();

            if (interrupted) {
                pool.shutdownNow();
            }
            calls.cancelAll();

            assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            connection.get(5, TimeUnit.SECONDS).close();
        } finally {
            pool.shutdownNow();
        }
    }

    private static Socket beginAnswer(ServerSocket server, CountDownLatch stalled) throws Exception {
        Socket socket = server.accept();
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 1000\r\n\r\n<rss>";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        stalled.countDown();
        return socket;
    }

    private static FeedReader reader(OpenCalls calls) {
        AddressGuard guard = new AddressGuard(Set.of("127.0.0.1"), List.of());
        OkHttpClient client = HttpClients.create(HttpSettings.withDefaults("test"), guard, calls);
        return new FeedReader(client, FeedSettings.DEFAULT, Sleeper.REAL, InstantSource.system());
    }
}
