package org.seedcast.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.guard.AddressRefused;
import org.seedcast.http.guard.GuardedDns;
import org.seedcast.http.guard.Ipv4Host;
import org.seedcast.http.guard.LiteralHost;
import org.seedcast.http.proxy.EnvironmentProxies;

/**
 * Admits requests to addresses that pass the guard, at each hop again, and routes them through the proxy that is meant
 * for them: OkHttp itself looks for a proxy only where java.net.URI finds a host. Behind a proxy the connection cannot
 * be made to the very address that was checked; but a name that means a machine of this network here is refused all the
 * same.
 */
final class AddressCheck implements Interceptor {
    private final AddressGuard guard;
    private final EnvironmentProxies proxies;

    AddressCheck(AddressGuard guard, EnvironmentProxies proxies) {
        this.guard = guard;
        this.proxies = proxies;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = plain(chain.request());
        String host = request.url().host();
        Proxy proxy = proxies.select(request.url());
        Chain way = chain.withProxy(proxy);
        Optional<InetAddress> literal = LiteralHost.parse(host);
        if (guard.isMeant(request.url(), Redirects.of(request).first())) {
            return proceed(way, request, proxy);
        }
        if (literal.isPresent()) {
            guard.check(host, literal.get());
            return proceed(way, request, proxy);
        }
        if (!proxy.equals(Proxy.NO_PROXY)) {
            guard.checkAll(host, lookUp(chain.getDns(), host));
            return proceed(way, request, proxy);
        }
        return way.withDns(new GuardedDns(guard, chain.getDns())).proceed(request);
    }

    /** Sends the request; with a proxy a failure to connect is the proxy's, as nothing else is connected to. */
    private static Response proceed(Chain way, Request request, Proxy proxy) throws IOException {
        try {
            return way.proceed(request);
        } catch (ConnectException | NoRouteToHostException | UnknownHostException e) {
            if (proxy.address() instanceof InetSocketAddress server) {
                throw ProxyFault.of(server.getHostString() + ":" + server.getPort(), e);
            }
            throw e;
        }
    }

    /** With an IPv4 address in its usual form, before a proxy or a resolver takes it for another one. */
    private static Request plain(Request request) throws AddressRefused {
        HttpUrl url = request.url();
        if (!Ipv4Host.isMeantBy(url.host())) {
            return request;
        }
        InetAddress address = Ipv4Host.parse(url.host())
                .orElseThrow(() -> new AddressRefused(
                        "refused to connect to " + url.host() + ": not an IPv4 address",
                        "write an address as four decimal numbers"));
        HttpUrl plain = url.newBuilder().host(address.getHostAddress()).build();
        return plain.equals(url) ? request : request.newBuilder().url(plain).build();
    }

    private static List<InetAddress> lookUp(Dns names, String host) {
        try {
            return names.lookup(host);
        } catch (UnknownHostException e) {
            // Where there is a proxy, it is often the only one who knows the names of the world outside.
            return List.of();
        }
    }
}
