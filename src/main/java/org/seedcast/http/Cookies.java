package org.seedcast.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** The cookies of one way along redirects, each for the hosts it was set for. Not for several threads. */
final class Cookies {
    /** More than any host sets on the way to a file. */
    private static final int MOST = 50;

    private final Map<String, Cookie> kept = new TreeMap<>();

    void take(HttpUrl url, Headers headers) {
        for (Cookie cookie : Cookie.parseAll(url, headers)) {
            if (kept.size() < MOST) {
                kept.put(cookie.domain() + " " + cookie.path() + " " + cookie.name(), cookie);
            }
        }
    }

    /** Returns the request with the cookies that belong to its URL. */
    Request addedTo(Request request) {
        List<Cookie> matching = kept.values().stream()
                .filter(cookie -> cookie.matches(request.url()))
                .toList();
        if (matching.isEmpty()) {
            return request;
        }
        String value = matching.stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return request.newBuilder().header("Cookie", value).build();
    }

    @Override
    public String toString() {
        return kept.values().toString();
    }
}
