package org.seedcast.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Hands OkHttp checked addresses only, so that the connection is made to exactly what was checked (DNS rebinding). */
final class GuardedDns implements Dns {
    private final AddressGuard guard;
    private final EnvironmentProxies proxies;
    private final Dns names;

    GuardedDns(AddressGuard guard, EnvironmentProxies proxies) {
        this(guard, proxies, Dns.SYSTEM);
    }

    /** @param names tells the addresses of a name */
    GuardedDns(AddressGuard guard, EnvironmentProxies proxies, Dns names) {
        this.guard = guard;
        this.proxies = proxies;
        this.names = names;
    }

    /**
     * One refused address refuses the host: a public name that also points inside is not to be trusted. A
     * proxy was named by the operator, wherever it is.
     */
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> addresses = names.lookup(hostname);
        if (proxies.hosts().contains(hostname)) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            guard.check(hostname, address);
        }
        return addresses;
    }
}
