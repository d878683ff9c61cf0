package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectInterceptorTest {
    /** Answers without a network: which URL redirects where, and with which status; all others are 200. */
    private static final class Web implements Interceptor {
        private final Map<String, Map.Entry<Integer, String>> redirects = new LinkedHashMap<>();
        private final Map<String, String> cookies = new LinkedHashMap<>();
        private final List<Request> asked = new ArrayList<>();
        private String pass = "none";

        Web redirect(int status, String from, String to) {
            redirects.put(from, Map.entry(status, to));
            return this;
        }

        Web setCookie(String url, String cookie) {
            cookies.put(url, cookie);
            return this;
        }

        /** Whoever shows it gets no more redirects. */
        Web letIn(String shown) {
            pass = shown;
            return this;
        }

        @Override
        public Response intercept(Chain chain) {
            Request request = chain.request();
            asked.add(request);
            String url = request.url().toString();
            boolean through = pass.equals(request.header("Cookie"));
            Map.Entry<Integer, String> redirect = through ? null : redirects.get(url);
            Response.Builder response = new Response.Builder()
                    .request(request)
                    .protocol(Protocol.HTTP_1_1)
                    .message("")
                    .body(ResponseBody.create("", null))
                    .code(redirect == null ? 200 : redirect.getKey());
            if (cookies.containsKey(url)) {
                response.header("Set-Cookie", cookies.get(url));
            }
            if (redirect != null) {
                redirect.getValue().lines().forEach(target -> response.addHeader("Location", target));
            }
            return response.build();
        }
    }

    private final Web web = new Web();
    private final LedHosts led = new LedHosts();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .addInterceptor(new RedirectInterceptor(false, led))
            .addInterceptor(web)
            .build();

    private Response get(String url) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Basic c2VjcmV0")
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsEveryKindOfRedirect(int status) throws Exception {
        web.redirect(status, "http://a.example/feed", "/new");

        Response response = get("http://a.example/feed");

        assertThat(response.request().url()).hasToString("http://a.example/new");
        assertThat(Redirects.of(response).hops())
                .containsExactly(new Redirects.Hop(
                        URI.create("http://a.example/feed"), status, URI.create("http://a.example/new")));
    }

    /** It is for whoever shows the page: two addresses that differ in it alone are one. */
    @Test
    void leavesFragmentsBehind() throws Exception {
        web.redirect(301, "http://a.example/1", "/2?a=b#top").redirect(302, "http://a.example/3", "/3#again");

        Response response = get("http://a.example/1");

        assertThat(response.request().url()).hasToString("http://a.example/2?a=b");
        assertThat(Redirects.of(response).permanentTarget()).contains(URI.create("http://a.example/2?a=b"));
        assertThatThrownBy(() -> get("http://a.example/3")).hasMessageStartingWith("redirect loop at ");
    }

    @Test
    void takesLocationsThatSayTheSameForOne() throws Exception {
        web.redirect(302, "http://a.example/1", "/2\n/2").redirect(302, "http://a.example/3", "/4\n/5");

        assertThat(get("http://a.example/1").request().url()).hasToString("http://a.example/2");
        assertThatThrownBy(() -> get("http://a.example/3"))
                .isInstanceOf(RedirectRefused.class)
                .hasMessage("redirect to several addresses at once");
    }

    @Test
    void tellsWhereItWasLedAlsoWhereItDoesNotGo() throws Exception {
        web.redirect(302, "https://a.example/1", "https://b.example/2")
                .redirect(307, "https://b.example/2", "http://c.example/");

        assertThatThrownBy(() -> get("https://a.example/1")).isInstanceOf(RedirectRefused.class);

        assertThat(led.hosts()).containsExactly("b.example", "c.example");
    }

    @Test
    void forgetsTheHostsThatAreLongPast() throws Exception {
        web.redirect(302, "http://a.example/first", "http://first.example/")
                .redirect(302, "http://a.example/again", "http://again.example/");
        get("http://a.example/first");
        get("http://a.example/again");
        for (int i = 0; i < 199; i++) {
            web.redirect(302, "http://a.example/" + i, "http://" + i + ".example/");
            get("http://a.example/" + i);
            get("http://a.example/again");
        }

        assertThat(led.hosts())
                .hasSize(200)
                .contains("again.example", "0.example")
                .doesNotContain("first.example");
    }

    @Test
    void leavesOtherAnswersAlone() throws Exception {
        web.redirect(304, "http://a.example/feed", "/new").redirect(300, "http://a.example/choice", "/new");

        assertThat(get("http://a.example/feed").code()).isEqualTo(304);
        assertThat(get("http://a.example/choice").code()).isEqualTo(300);
        assertThat(Redirects.of(get("http://a.example/")).hops()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "301, 301, 301, /3",
        "308, 301, 302, /2",
        "301, 302, 301, /1",
        "302, 301, 301,",
    })
    void onlyPermanentRedirectsFromTheStartMoveTheResource(int first, int second, int third, String moved)
            throws Exception {
        web.redirect(first, "http://a.example/0", "/1")
                .redirect(second, "http://a.example/1", "/2")
                .redirect(third, "http://a.example/2", "/3");

        assertThat(Redirects.of(get("http://a.example/0")).permanentTarget().map(URI::getPath))
                .isEqualTo(Optional.ofNullable(moved));
    }

    @Test
    void namesALoop() {
        web.redirect(302, "http://a.example/1", "/2").redirect(302, "http://a.example/2", "/1");

        assertThatThrownBy(() -> get("http://a.example/1"))
                .isInstanceOf(RedirectRefused.class)
                .hasMessage("redirect loop at http://a.example/1");
    }

    @ParameterizedTest
    @CsvSource({"10, true", "11, false"})
    void followsTenRedirectsAndNotEleven(int count, boolean follows) throws Exception {
        for (int i = 0; i < count; i++) {
            web.redirect(302, "http://a.example/" + i, "/" + (i + 1));
        }
        if (follows) {
            assertThat(get("http://a.example/0").code()).isEqualTo(200);
        } else {
            assertThatThrownBy(() -> get("http://a.example/0")).hasMessage("more than 10 redirects");
        }
    }

    @Test
    void neverGoesFromHttpsToHttp() {
        web.redirect(302, "https://a.example/feed?token=geheim", "http://a.example/feed?token=geheim");

        assertThatThrownBy(() -> get("https://a.example/feed?token=geheim"))
                .isInstanceOf(RedirectRefused.class)
                .hasMessage("redirect from https to http refused: http://a.example/feed?token=***");
        assertThat(web.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example/x", "file:///etc/passwd", "data:text/plain,x", "javascript:alert(1)"})
    void goesToHttpOnly(String target) {
        web.redirect(302, "http://a.example/feed", target);

        assertThatThrownBy(() -> get("http://a.example/feed"))
                .isInstanceOf(RedirectRefused.class)
                .hasMessageContaining("unsupported address");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/new, true",
        "http://b.example/new, false",
        "http://a.example:8080/new, false",
        "https://a.example/new, false",
    })
    void credentialsStayWithTheirHost(String target, boolean kept) throws Exception {
        web.redirect(302, "http://a.example/feed", target);

        get("http://a.example/feed");

        assertThat(web.asked.get(1).header("Authorization") != null).isEqualTo(kept);
    }

    @Test
    void goesFromHttpsToHttpWhereThatIsAllowed() throws Exception {
        web.redirect(302, "https://a.example/feed", "http://a.example/feed");
        OkHttpClient lenient = new OkHttpClient.Builder()
                .addInterceptor(new RedirectInterceptor(true, led))
                .addInterceptor(web)
                .build();

        Request request = new Request.Builder().url("https://a.example/feed").build();
        try (Response response = lenient.newCall(request).execute()) {
            assertThat(response.request().url()).hasToString("http://a.example/feed");
        }
    }

    @Test
    void namesTheOptionThatWouldAllowIt() {
        web.redirect(302, "https://a.example/feed", "http://a.example/feed");

        assertThatThrownBy(() -> get("https://a.example/feed"))
                .isInstanceOfSatisfying(RedirectRefused.class, refused -> assertThat(HttpFault.hint(refused))
                        .contains("if that is intended, allow it with --allow-http-downgrade"));
    }

    @Test
    void cookiesLiveToTheEndOfTheWayAndGoOnlyWhereTheyBelong() throws Exception {
        web.redirect(302, "http://a.example/1", "http://b.example/2")
                .redirect(302, "http://b.example/2", "http://a.example/3")
                .setCookie("http://a.example/1", "seen=a; Path=/")
                .setCookie("http://b.example/2", "seen=b; Path=/");

        get("http://a.example/1");
        get("http://a.example/1");

        assertThat(web.asked.stream().map(request -> String.valueOf(request.header("Cookie"))))
                .containsExactly("null", "null", "seen=a", "null", "null", "seen=a");
    }

    /** Some hosts send everybody back to the start who does not show their cookie. */
    @Test
    void theSameAddressWithANewCookieIsNoLoop() throws Exception {
        web.redirect(302, "http://a.example/1", "/1")
                .setCookie("http://a.example/1", "ok=1; Path=/")
                .letIn("ok=1");

        assertThat(get("http://a.example/1").code()).isEqualTo(200);
        assertThat(web.asked).hasSize(2);
    }
}
