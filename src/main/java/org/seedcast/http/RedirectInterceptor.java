package org.seedcast.http;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.http.answer.SingleHeader;

/**
 * Follows redirects of GET and HEAD under our rules: at most ten, no loops, http and https only, from https to http
 * only if that is allowed. Each hop passes the address guard again, and {@link Redirects#of} returns the way taken.
 * Cookies set on the way are kept to its end, and no longer: some hosts send every client without them back to the
 * start.
 */
final class RedirectInterceptor implements Interceptor {
    /** Podcast hosts chain up to five measuring services. */
    static final int MAX_REDIRECTS = 10;

    private static final String LOCATION = "Location";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** Meant for the host they were typed for, and for no other. */
    private static final Set<String> CREDENTIALS = Set.of("Authorization", "Cookie", "Proxy-Authorization");

    private final boolean allowDowngrade;
    private final LedHosts led;

    /** @param led told where redirects point */
    RedirectInterceptor(boolean allowDowngrade, LedHosts led) {
        this.allowDowngrade = allowDowngrade;
        this.led = led;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Redirects way = Redirects.NONE;
        Cookies cookies = new Cookies();
        Set<String> seen = new HashSet<>();
        while (true) {
            seen.add(request.url() + " " + cookies);
            Response response = chain.proceed(cookies.addedTo(request));
            if (!isRedirect(request, response)) {
                return response;
            }
            response.close();
            cookies.take(request.url(), response.headers());
            HttpUrl target = target(request.url(), response.headers());
            if (seen.contains(target + " " + cookies)) {
                throw new RedirectRefused("redirect loop at " + RedactedUrl.of(target.toString()));
            }
            way = way.plus(new Redirects.Hop(uri(request.url()), response.code(), uri(target)));
            if (way.hops().size() > MAX_REDIRECTS) {
                throw new RedirectRefused("more than " + MAX_REDIRECTS + " redirects");
            }
            request = next(request, target, way);
        }
    }

    private static boolean isRedirect(Request request, Response response) {
        boolean harmless = request.method().equals("GET") || request.method().equals("HEAD");
        return harmless && REDIRECTS.contains(response.code()) && response.header(LOCATION) != null;
    }

    /** The fragment is for whoever shows a page: on the way to it, all of them are one address. */
    private HttpUrl target(HttpUrl from, Headers headers) throws RedirectRefused {
        String location = SingleHeader.of(headers, LOCATION)
                .orElseThrow(() -> new RedirectRefused("redirect to several addresses at once"));
        HttpUrl resolved = from.resolve(location);
        if (resolved == null) {
            throw unsupported(location);
        }
        HttpUrl target = HttpUrls.onTheWire(resolved);
        led.add(target);
        if (from.isHttps() && !target.isHttps() && !allowDowngrade) {
            throw new RedirectRefused(
                    "redirect from https to http refused: " + RedactedUrl.of(target.toString()),
                    "if that is intended, allow it with --allow-http-downgrade");
        }
        return target;
    }

    private static URI uri(HttpUrl url) throws RedirectRefused {
        return HttpUrls.uri(url).orElseThrow(() -> unsupported(url.toString()));
    }

    private static RedirectRefused unsupported(String address) {
        return new RedirectRefused("redirect to an unsupported address: " + RedactedUrl.of(address));
    }

    private static Request next(Request request, HttpUrl target, Redirects way) {
        Request.Builder next = request.newBuilder().url(target).tag(Redirects.class, way);
        if (!sameOrigin(request.url(), target)) {
            CREDENTIALS.forEach(next::removeHeader);
        }
        return next.build();
    }

    private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }
}
