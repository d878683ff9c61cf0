package org.seedcast.http.proxy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * A proxy as an environment variable names it.
 *
 * @param authorization for the header of that name
 */
record ProxyServer(Proxy proxy, Optional<String> authorization) {
    private static final Set<String> SOCKS = Set.of("socks", "socks4", "socks4a", "socks5", "socks5h");
    private static final Pattern PORT = Pattern.compile("^[^/?#]*+(?<=:\\d{1,9})");

    /** As curl does. */
    private static final int DEFAULT_PORT = 1080;

    /**
     * Reads {@code http://user:password@host:port}, {@code socks5://host:port} or {@code host:port}.
     *
     * @throws IllegalArgumentException with a message for people when the text is no proxy that can be used
     */
    static ProxyServer parse(String text) {
        String stripped = text.strip();
        int scheme = stripped.indexOf("://");
        String kind = scheme < 0 ? "http" : stripped.substring(0, scheme).toLowerCase(Locale.ROOT);
        boolean socks = SOCKS.contains(kind);
        if (!socks && !kind.equals("http")) {
            throw new IllegalArgumentException("it is neither an http nor a socks proxy: " + kind);
        }
        String address = stripped.substring(scheme < 0 ? 0 : scheme + 3);
        HttpUrl url = HttpUrl.parse("http://" + address);
        if (url == null) {
            throw new IllegalArgumentException("it is not an address");
        }
        boolean hasPort = PORT.matcher(address).lookingAt();
        int port = hasPort ? url.port() : DEFAULT_PORT;
        if (socks && !url.username().isEmpty()) {
            throw new IllegalArgumentException("a password for a socks proxy is not supported");
        }
        Proxy.Type type = socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        Optional<String> authorization = Optional.of(url.username())
                .filter(user -> !user.isEmpty())
                .map(user -> Credentials.basic(user, url.password(), StandardCharsets.UTF_8));
        return new ProxyServer(new Proxy(type, InetSocketAddress.createUnresolved(url.host(), port)), authorization);
    }
}
