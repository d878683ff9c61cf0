package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.seedcast.http.guard.AddressGuard;

/** Fault F11: a head that comes byte by byte, each in time. */
@Timeout(120)
class AnswerTimeoutTest {
    private final CountDownLatch end = new CountDownLatch(1);

    private OkHttpClient client() {
        HttpSettings settings = new HttpSettings("test", Duration.ofMillis(300), Duration.ofMillis(300));
        return HttpClients.create(settings, new AddressGuard(Set.of("127.0.0.1"), List.of()), new OpenCalls());
    }

    /** Sends {@code head} a byte every 50 ms, and then the body. */
    private void trickle(ServerSocket listening, String head, String body) {
        try (Socket socket = listening.accept()) {
            OutputStream out = socket.getOutputStream();
            for (byte one : head.getBytes(StandardCharsets.US_ASCII)) {
                out.write(one);
                out.flush();
                if (end.await(50, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            out.write(body.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            // The client went away, as it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Call call(ServerSocket listening) {
        String url = "http://127.0.0.1:" + listening.getLocalPort() + "/";
        return client().newCall(new Request.Builder().url(url).build());
    }

    @Test
    void aHeadThatTricklesIsNotWaitedFor() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> trickle(listening, "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(1000), "")).start();
            Call call = call(listening);
            long begun = System.nanoTime();

            assertThatThrownBy(call::execute)
                    .isInstanceOf(SocketTimeoutException.class)
                    .satisfies(e -> assertThat(OpenCalls.isBrokenOff(call, (IOException) e))
                            .as("taken for a signal")
                            .isFalse());
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
        } finally {
            end.countDown();
        }
    }

    @Test
    void theBodyMayTakeItsTime() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String answer = "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n";
            new Thread(() -> {
                        try (Socket socket = listening.accept()) {
                            OutputStream out = socket.getOutputStream();
                            out.write(answer.getBytes(StandardCharsets.US_ASCII));
                            for (int i = 0; i < 30; i++) {
                                out.write('x');
                                out.flush();
                                end.await(50, TimeUnit.MILLISECONDS);
                            }
                        } catch (IOException e) {
                            // The client went away, as it may.
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .start();

            try (Response response = call(listening).execute()) {
                assertThat(response.body().string()).hasSize(30);
            }
        }
    }
}
