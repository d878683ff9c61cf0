package org.seedcast.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Hands OkHttp checked addresses only, so that the connection is made to exactly what was checked (DNS rebinding). */
final class GuardedDns implements Dns {
    private final AddressGuard guard;

    GuardedDns(AddressGuard guard) {
        this.guard = guard;
    }

    /** One refused address refuses the host: a public name that also points inside is not to be trusted. */
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> addresses = Dns.SYSTEM.lookup(hostname);
        for (InetAddress address : addresses) {
            guard.check(hostname, address);
        }
        return addresses;
    }
}
