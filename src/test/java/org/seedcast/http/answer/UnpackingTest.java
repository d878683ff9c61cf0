package org.seedcast.http.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .hasMessage("the compressed answer is truncated");
    }

    /** The JDK reads on only where more is there already. */
    @Test
    void allMembersAreReadHoweverTheyArrive() throws Exception {
        byte[] three = joined(packed(), packed(), packed());
        server.enqueue(body("gzip", new byte[0])
                .newBuilder()
                .chunkedBody(new Buffer().write(three), packed().length)
                .throttleBody(packed().length + 8L, 20, TimeUnit.MILLISECONDS)
                .build());
        assertThat(answer()).isEqualTo(TEXT + TEXT + TEXT);
        assertThat(answer("gzip", joined(packed(), packed(), "\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(TEXT + TEXT);
    }

    @Test
    void aMemberThatIsCutOffIsNoEnd() {
        byte[] two = joined(packed(), packed());
        assertThatThrownBy(() -> answer("gzip", Arrays.copyOf(two, two.length - 4)))
                .hasMessage("the compressed answer is truncated");
    }

    @Test
    void aConnectionThatBreaksBetweenMembersIsNoEnd() {
        server.enqueue(body("gzip", joined(packed(), packed()))
                .newBuilder()
                .setHeader("Content-Length", 2 * packed().length)
                .onResponseBody(new SocketEffect.CloseStream())
                .build());
        assertThatThrownBy(this::answer).isInstanceOf(IOException.class);
    }

    @Test
    void damageIsNamedAsThat() {
        byte[] all = packed();
        all[all.length - 6] ^= 1;
        assertThatThrownBy(() -> answer("gzip", all)).hasMessage("the compressed answer is damaged");
        assertThatThrownBy(() -> answer("gzip", new byte[] {0x1f, (byte) 0x8b}))
                .hasMessage("the compressed answer is truncated");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deflateIsReadWithItsHeaderOrWithout(boolean bare) throws Exception {
        byte[] packed = deflated(TEXT.getBytes(StandardCharsets.UTF_8), bare);
        assertThat(answer("deflate", packed)).isEqualTo(TEXT);
        assertThat(answer("deflate", TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(answer("deflate", "d8:intervali1800e5:peers0:e".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("d8:intervali1800e5:peers0:e");
        assertThatThrownBy(() -> answer("deflate", Arrays.copyOf(packed, packed.length - 8)))
                .hasMessage("the compressed answer is truncated");
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, gzip', 1", // a proxy that names it once more
        "'gzip, gzip', 2",
        "'identity, gzip', 1",
        "'gzip,identity', 1",
        "'gzip, ', 1",
    })
    void severalCodingsAreUndoneAsFarAsTheyWereApplied(String encoding, int times) throws Exception {
        byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            body = gzipped(body);
        }
        assertThat(answer(encoding, body)).isEqualTo(TEXT);
    }

    @Test
    void theLastOfTwoCodingsIsUndoneFirst() throws Exception {
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(answer("gzip, deflate", deflated(gzipped(text), false))).isEqualTo(TEXT);
        assertThat(answer("deflate, gzip", gzipped(deflated(text, false)))).isEqualTo(TEXT);
        server.enqueue(body("gzip", deflated(gzipped(text), true))
                .newBuilder()
                .addHeader("Content-Encoding", "deflate")
                .build());
        assertThat(answer()).isEqualTo(TEXT);
    }

    /** Bytes that were wanted as they are stay so; but text that is called packed is none. */
    @Test
    void whatWasNotToBePackedLosesAWrongName() throws Exception {
        Request plain = request().header("Accept-Encoding", "identity").build();
        server.enqueue(body("gzip", TEXT.getBytes(StandardCharsets.UTF_8)));
        server.enqueue(body("gzip", packed()));
        try (Response response = client.newCall(plain).execute()) {
            assertThat(response.header("Content-Encoding")).isNull();
            assertThat(response.body().string()).isEqualTo(TEXT);
        }
        try (Response response = client.newCall(plain).execute()) {
            assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(response.body().bytes()).isEqualTo(packed());
        }
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
        return answer();
    }

    private String answer() throws IOException {
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
        return gzipped(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] plain, boolean bare) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, bare))) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        Buffer all = new Buffer();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.readByteArray();
    }
}
