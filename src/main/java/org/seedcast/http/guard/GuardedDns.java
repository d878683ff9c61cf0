package org.seedcast.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Hands OkHttp checked addresses only, so that the connection is made to exactly what was checked (DNS rebinding).
 * Equal ones share their connections.
 *
 * @param names resolves names
 */
public record GuardedDns(AddressGuard guard, Dns names) implements Dns {
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        return guard.admitted(hostname, names.lookup(hostname));
    }
}
