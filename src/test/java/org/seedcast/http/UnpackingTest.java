package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {
    private static final String TEXT = "<rss>Grüße, again and again and again and again</rss>";

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client =
            new OkHttpClient.Builder().addInterceptor(new Unpacking()).build();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void asksForCompressedAnswersAndUnpacksThem(String encoding) throws Exception {
        assertThat(answer(encoding, packed())).isEqualTo(TEXT);
        assertThat(server.takeRequest().getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n<!-- cached in 0.2 s -->", "\0\0\0\0"})
    void whatFollowsTheEndIsPassedOver(String rest) throws Exception {
        byte[] tail = rest.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(packed(), packed().length + tail.length);
        System.arraycopy(tail, 0, all, packed().length, tail.length);
        assertThat(answer("gzip", all)).isEqualTo(TEXT);
    }

    @Test
    void whatWasNeverCompressedIsTakenAsItIs() throws Exception {
        assertThat(answer("gzip", TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(answer("gzip", new byte[0])).isEmpty();
        assertThat(answer("gzip", new byte[] {'<'})).isEqualTo("<");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8, 20})
    void whatIsCutOffIsNamedAsThat(int missing) {
        byte[] all = packed();
        assertThatThrownBy(() -> answer("gzip", Arrays.copyOf(all, all.length - missing)))
                .isInstanceOf(IOException.class)
                .hasMessage("the compressed answer is cut off");
    }

    @Test
    void otherAnswersAndPartsAreLeftAlone() throws Exception {
        assertThat(answer("identity", TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        server.takeRequest();
        server.enqueue(body("gzip", packed()));
        Request part = request().header("Range", "bytes=0-").build();
        try (Response response = client.newCall(part).execute()) {
            assertThat(response.body().bytes()).isEqualTo(packed());
        }
        assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=0-");
    }

    private String answer(String encoding, byte[] body) throws IOException {
        server.enqueue(body(encoding, body));
        try (Response response = client.newCall(request().build()).execute()) {
            assertThat(response.header("Content-Encoding")).isIn(null, "identity");
            return response.body().string();
        }
    }

    private Request.Builder request() {
        return new Request.Builder().url(server.url("/feed.xml"));
    }

    private static MockResponse body(String encoding, byte[] body) {
        return new MockResponse.Builder()
                .setHeader("Content-Encoding", encoding)
                .setHeader("Content-Type", "text/xml; charset=utf-8")
                .body(new Buffer().write(body))
                .build();
    }

    private static byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
