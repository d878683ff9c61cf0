package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.http.guard.AddressGuard;

/** Reads the first packet of TLS and hangs up: the JDK's own server does not show names that break its rules. */
@Timeout(20)
class ServerNameTest {
    private static final String NONE = "none";
    private static final int SERVER_NAME = 0;

    private final BlockingQueue<String> names = new LinkedBlockingQueue<>();
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                in.readNBytes(3);
                names.add(nameIn(ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort()))));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** In a ClientHello (RFC 8446 §4.1.2). */
    private static String nameIn(ByteBuffer hello) {
        skip(hello, 4 + 2 + 32);
        skip(hello, hello.get() & 0xff);
        skip(hello, hello.getShort() & 0xffff);
        skip(hello, hello.get() & 0xff);
        skip(hello, 2);
        while (hello.hasRemaining()) {
            int type = hello.getShort();
            int length = hello.getShort() & 0xffff;
            if (type == SERVER_NAME) {
                skip(hello, 3);
                byte[] name = new byte[hello.getShort()];
                hello.get(name);
                return new String(name, StandardCharsets.US_ASCII);
            }
            skip(hello, length);
        }
        return NONE;
    }

    private static void skip(ByteBuffer bytes, int count) {
        bytes.position(bytes.position() + count);
    }

    @ParameterizedTest
    @CsvSource({
        "host.example, host.example",
        "my_host.example, my_host.example",
        "bücher.example, xn--bcher-kva.example",
        "пример.испытание, xn--e1afmkfd.xn--80akhbyknj4f",
        "my_nas, my_nas",
        "nas, nas",
        "host.example., host.example",
        "my_host.example., my_host.example",
        "-edge-.example, -edge-.example",
        "127.0.0.1, none",
    })
    void everyNameIsToldToTheServer(String host, String told) throws Exception {
        OkHttpClient client = HttpClients.create(
                        HttpSettings.withDefaults("test"), new AddressGuard(Set.of(host), List.of()), new OpenCalls())
                .newBuilder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .build();
        Request request = new Request.Builder()
                .url("https://" + host + ":" + server.getLocalPort() + "/")
                .build();

        assertThatThrownBy(() -> client.newCall(request).execute()).isInstanceOf(IOException.class);

        assertThat(names.poll(5, TimeUnit.SECONDS)).isEqualTo(told);
    }
}
