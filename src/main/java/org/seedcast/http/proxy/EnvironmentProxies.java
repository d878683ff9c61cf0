package org.seedcast.http.proxy;

import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** The proxies that the environment names, by the same variables and rules as curl's. */
public final class EnvironmentProxies {
    /** Everything is reached directly. */
    public static final EnvironmentProxies NONE = new EnvironmentProxies(Map.of(), NoProxy.parse(""));

    private static final String AUTHORIZATION = "Proxy-Authorization";

    /** By scheme. */
    private final Map<String, ProxyServer> servers;

    private final NoProxy none;

    private EnvironmentProxies(Map<String, ProxyServer> servers, NoProxy none) {
        this.servers = servers;
        this.none = none;
    }

    /**
     * Reads http_proxy, https_proxy, all_proxy and no_proxy, and those in capitals but for HTTP_PROXY: a web server sets
     * that to what a request says (CGI).
     *
     * @throws IllegalArgumentException with a message for people when one of them is no proxy
     */
    public static EnvironmentProxies of(Map<String, String> environment) {
        Map<String, ProxyServer> servers = new TreeMap<>();
        for (String scheme : List.of("http", "https")) {
            proxy(environment, scheme + "_proxy")
                    .or(() -> proxy(environment, "all_proxy"))
                    .ifPresent(server -> servers.put(scheme, server));
        }
        return new EnvironmentProxies(
                servers, NoProxy.parse(variable(environment, "no_proxy").orElse("")));
    }

    private static Optional<ProxyServer> proxy(Map<String, String> environment, String name) {
        return variable(environment, name).map(text -> {
            try {
                return ProxyServer.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("cannot use the proxy of " + name + ": " + e.getMessage(), e);
            }
        });
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        String capitals = name.equals("http_proxy") ? name : name.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(capitals)))
                .filter(text -> !text.isBlank());
    }

    /** {@link Proxy#NO_PROXY} where the host is reached directly. */
    public Proxy select(HttpUrl url) {
        return Optional.ofNullable(servers.get(url.scheme()))
                .filter(server -> !none.covers(url.host(), url.port()))
                .map(ProxyServer::proxy)
                .orElse(Proxy.NO_PROXY);
    }

    /** The same request with the password for its proxy, unless that was shown and refused. */
    @Nullable
    public Request authenticate(@Nullable Route route, Response response) {
        if (route == null || response.request().header(AUTHORIZATION) != null) {
            return null;
        }
        return servers.values().stream()
                .filter(server -> server.proxy().equals(route.proxy()))
                .flatMap(server -> server.authorization().stream())
                .findFirst()
                .map(value -> response.request()
                        .newBuilder()
                        .header(AUTHORIZATION, value)
                        .build())
                .orElse(null);
    }
}
