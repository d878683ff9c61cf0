package org.seedcast.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.seedcast.http.proxy.EnvironmentProxies;
import org.seedcast.http.proxy.NoProxy;

/** Texts that are read around a request: addresses, cookies, waits, a {@code .netrc}, variables of the environment. */
public final class LocalTextFuzz {
    private static final HttpUrl HOST = HttpUrl.get("http://h.example/a/b?c");

    private LocalTextFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String base = data.consumeString(30);
        String line = data.consumeString(60);
        String text = data.consumeRemainingAsString();
        HttpUrls.parse(text).ifPresent(LocalTextFuzz::require);
        HttpUrls.resolve(HOST.uri(), text).ifPresent(LocalTextFuzz::require);
        HttpUrls.parse("http://" + base)
                .flatMap(outer -> HttpUrls.resolve(outer, text))
                .ifPresent(LocalTextFuzz::require);
        HttpUrls.resolve(URI.create("file:///srv/feed.xml"), text).ifPresent(LocalTextFuzz::require);
        RedactedUrl.of(text);
        Netrc netrc = Netrc.parse(text);
        netrc.ofMachine("h.example");
        netrc.ofOthers();
        NoProxy.parse(text).covers(base, 80);
        new RetryPolicy(3).delayAfter(1, OptionalInt.of(503), Optional.of(line), Instant.EPOCH, 0.5);
        Cookies cookies = new Cookies();
        cookies.take(
                HOST,
                new Headers.Builder()
                        .addUnsafeNonAscii("Set-Cookie", line.replaceAll("[\\x00-\\x1f\\x7f]", ""))
                        .build());
        cookies.addedTo(new Request.Builder().url(HOST).build());
        try {
            EnvironmentProxies.of(Map.of("http_proxy", line, "no_proxy", text)).select(HOST);
        } catch (IllegalArgumentException e) {
            // told to the operator, who set it
        }
    }

    private static void require(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (web && HttpUrl.parse(url.toString()) == null) {
            throw new AssertionError("no request can be made to " + url);
        }
        RedactedUrl.of(url);
    }
}
