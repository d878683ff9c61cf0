package org.seedcast.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Checks the hosts that {@link GuardedDns} is not asked about: those that are addresses, and those that a proxy looks up.
 * Behind a proxy the connection cannot be made to the very address that was checked; but a name that means a machine of
 * this network here is refused all the same.
 */
final class AddressCheck implements Interceptor {
    /** What OkHttp takes for an address, among it the decimal form {@code 2130706433} of 127.0.0.1. */
    private static final Pattern LITERAL = Pattern.compile("^(?:[0-9a-fA-F]*+:[0-9a-fA-F:.]*+|[0-9.]++)");

    private final AddressGuard guard;
    private final EnvironmentProxies proxies;

    AddressCheck(AddressGuard guard, EnvironmentProxies proxies) {
        this.guard = guard;
        this.proxies = proxies;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        if (LITERAL.matcher(url.host()).matches()) {
            guard.check(url.host(), InetAddress.getByName(url.host()));
        } else if (isBehindProxy(url) || proxies.hosts().contains(url.host())) {
            checkName(url.host());
        }
        return chain.proceed(chain.request());
    }

    /** An address that the JDK cannot read goes wherever the proxy for all others is: its name is checked all the same. */
    private boolean isBehindProxy(HttpUrl url) {
        return HttpUrls.uri(url).map(proxies::isBehindProxy).orElse(true);
    }

    private void checkName(String host) throws IOException {
        for (InetAddress address : lookUp(host)) {
            guard.check(host, address);
        }
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            // Where there is a proxy, it is often the only one who knows the names of the world outside.
            return new InetAddress[0];
        }
    }
}
