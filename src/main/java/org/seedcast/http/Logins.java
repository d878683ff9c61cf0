package org.seedcast.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;

/**
 * Credentials of the operator, and the hosts that receive them. A feed names any hosts it likes, and what they send is
 * published; so credentials typed for the feed go to the feed's own host alone, wherever links and redirects lead. A
 * user and password in a URL go to the host of that URL.
 *
 * @param feed the feed as typed, user and password included
 * @param headers for the host of the feed
 * @param netrc logins for the host of the feed; the one for all other machines goes to the server of the feed alone
 * @param anywhere whether every machine that {@code netrc} names gets its login, not only the host of the feed
 */
public record Logins(Optional<URI> feed, List<Header> headers, Netrc netrc, boolean anywhere) {
    public static final Logins NONE = new Logins(Optional.empty(), List.of(), Netrc.NONE, false);

    private static final String AUTHORIZATION = "Authorization";

    /** One more header of a request. */
    public record Header(String name, String value) {}

    public Logins {
        headers = List.copyOf(headers);
    }

    /** {@code request}, with all that its host may see. */
    Request shownIn(Request request) {
        HttpUrl url = request.url();
        Request.Builder shown = request.newBuilder();
        if (request.header(AUTHORIZATION) == null) {
            login(url).ifPresent(value -> shown.header(AUTHORIZATION, value));
        }
        if (isOfFeed(url)) {
            headers.forEach(header -> shown.removeHeader(header.name()));
            headers.forEach(header -> shown.addHeader(header.name(), header.value()));
        }
        return shown.build();
    }

    private Optional<String> login(HttpUrl url) {
        return ofUrl(url).or(() -> ofFeed(url)).or(() -> ofNetrc(url));
    }

    private static Optional<String> ofUrl(HttpUrl url) {
        return url.username().isEmpty() && url.password().isEmpty()
                ? Optional.empty()
                : Optional.of(basic(url.username(), url.password()));
    }

    /** The media of a feed behind a password are mostly behind the same one. */
    private Optional<String> ofFeed(HttpUrl url) {
        return feedUrl()
                .filter(typed -> isOfFeed(url)
                        && typed.port() == url.port()
                        && typed.scheme().equals(url.scheme()))
                .flatMap(Logins::ofUrl);
    }

    private Optional<String> ofNetrc(HttpUrl url) {
        Optional<Netrc.Login> machine = Optional.of(url.host())
                .filter(host -> anywhere || isOfFeed(url))
                .flatMap(netrc::ofMachine);
        return machine.or(() -> isServerOfFeed(url) ? netrc.ofOthers() : Optional.empty())
                .map(one -> basic(one.user(), one.password()));
    }

    /** Or its twin for https: another port may be another server, which only the feed has named. */
    private boolean isServerOfFeed(HttpUrl url) {
        return isOfFeed(url)
                && feedUrl()
                        .filter(typed -> typed.port() == url.port() || (isAtUsualPort(typed) && isAtUsualPort(url)))
                        .isPresent();
    }

    private static boolean isAtUsualPort(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme());
    }

    private static String basic(String user, String password) {
        return Credentials.basic(user, password, StandardCharsets.UTF_8);
    }

    /** Reports whether {@code url} is on the feed's host; credentials typed for https never go over http. */
    private boolean isOfFeed(HttpUrl url) {
        return feedUrl()
                .filter(typed -> typed.host().equals(url.host()) && (url.isHttps() || !typed.isHttps()))
                .isPresent();
    }

    private Optional<HttpUrl> feedUrl() {
        return feed.flatMap(typed -> Optional.ofNullable(HttpUrl.parse(typed.toString())));
    }

    /** Sends the credentials, decided at each hop again. */
    Interceptor interceptor() {
        return chain -> chain.proceed(shownIn(chain.request()));
    }
}
