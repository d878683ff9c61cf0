package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DownloadThreadsTest {
    @TempDir
    Path folder = Path.of("");

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    /** Holds every request until the test lets it go. */
    private static final class Counter extends Dispatcher {
        private final Semaphore arrived = new Semaphore(0);
        private final Semaphore released = new Semaphore(0);
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            arrived.release();
            released.acquire();
            now.decrementAndGet();
            return new MockResponse.Builder().body("ID3 media").build();
        }

        void await(int requests) throws InterruptedException {
            assertThat(arrived.tryAcquire(requests, 10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void asksOneHostForTwoFilesAtATime() throws Exception {
        Counter counter = new Counter();
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(counter);
            server.start(new InetSocketAddress(0).getAddress(), 0);
            Downloader downloader = Fetches.usual().downloader();
            List<Future<Download>> running = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                running.add(start(downloader, "http://127.0.0.1:" + server.getPort() + "/" + i, "one" + i));
            }
            counter.await(2);
            // Another host is not held up by the two.
            running.add(start(downloader, "http://127.0.0.2:" + server.getPort() + "/other", "other"));
            counter.await(1);
            assertThat(counter.most).hasValue(3);
            counter.released.release(100);
            for (Future<Download> future : running) {
                assertThat(future.get(10, TimeUnit.SECONDS).hashes().length()).isEqualTo(9);
            }
            assertThat(counter.most).hasValue(3);
        }
    }

    private Future<Download> start(Downloader downloader, String url, String name) {
        return pool.submit(() -> downloader.download(Wanted.of(URI.create(url)), folder.resolve(name + ".part")));
    }

    /** A body that begins and does not go on. */
    private static RawServer stalling(CountDownLatch begun, CountDownLatch end) throws Exception {
        return new RawServer((out, socket) -> {
            RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nID345")
                    .write(out, socket);
            out.flush();
            begun.countDown();
            try {
                end.await(15, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Again and again, as the thread may be anywhere between the head of the answer and the wait for its body. */
    @RepeatedTest(20)
    void anInterruptedDownloadThatIsBrokenOffEndsAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = stalling(begun, end)) {
            Fetches fetches = Fetches.usual();
            Downloader downloader = fetches.downloader();
            Future<Download> running =
                    pool.submit(() -> downloader.download(Wanted.of(server.url("/a")), folder.resolve("a")));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();

            pool.shutdownNow();
            fetches.calls().cancelAll();

            assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
            assertThat(fetches.waits()).isEmpty();
            end.countDown();
        }
    }

    /** A signal breaks off what is under way before it reaches the thread; nobody is to blame for that either. */
    @Test
    void aDownloadThatIsBrokenOffHasNotFailed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = stalling(begun, end)) {
            Fetches fetches = Fetches.usual().retrying(0);
            Downloader downloader = fetches.downloader();
            Future<Download> running =
                    pool.submit(() -> downloader.download(Wanted.of(server.url("/a")), folder.resolve("a")));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            fetches.calls().cancelAll();

            assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            end.countDown();
        }
    }

    @Test
    void whatIsHereWhenADownloadIsInterruptedStays() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        byte[] media = Fetches.media(500_000);
        try (RangeServer origin = new RangeServer(media).etag("\"v1\"").stalling(200_000, begun, end)) {
            Fetches fetches = Fetches.usual();
            Downloader downloader = fetches.downloader();
            Path part = folder.resolve("a.part");
            Future<Download> running = pool.submit(() -> downloader.download(Wanted.of(origin.url()), part));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            awaitSize(part, 196_608);

            pool.shutdownNow();
            fetches.calls().cancelAll();

            assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            end.countDown();
            long kept = Files.size(part);
            assertThat(kept).isGreaterThanOrEqualTo(196_608);

            fetches.fetch(origin.url(), part);

            assertThat(part).hasBinaryContent(media);
            assertThat(origin.asked()).containsExactly("all", "bytes=" + kept + "-");
        }
    }

    private static void awaitSize(Path file, long bytes) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.exists(file) || Files.size(file) < bytes) {
            assertThat(System.nanoTime()).as("no %d bytes came", bytes).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void anInterruptionDoesNotCountAsAFailureOfTheDisk() throws Exception {
        try (RawServer server = new RawServer(RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nID345"))) {
            Thread[] worker = new Thread[1];
            BrokenDisk disk =
                    new BrokenDisk(BrokenDisk.Operation.WRITE, "closed by interruption", () -> worker[0].interrupt());
            Future<Download> running = pool.submit(() -> {
                worker[0] = Thread.currentThread();
                return Fetches.usual().on(disk).fetch(server.url("/a"), folder.resolve("a.part"));
            });

            assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }
}
