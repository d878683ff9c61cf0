package org.seedcast.http.guard;

import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * The hosts that the operator typed, with the addresses they had at the first look-up: a name may mean another machine
 * at every look-up. A name that was public once is never trusted with private addresses, since the owners of the name
 * are outside. Safe for use by several threads.
 */
public final class TypedHosts {
    private final Set<String> names;
    private final Set<InetAddress> literals;
    /** By name; in the normal form. */
    private final Map<String, Set<InetAddress>> meant = new ConcurrentHashMap<>();

    private final Set<String> outside = ConcurrentHashMap.newKeySet();

    /** @param hosts names or addresses as typed, IPv6 with or without brackets; they hold for every port */
    public TypedHosts(Set<String> hosts) {
        Set<String> plain = hosts.stream().map(TypedHosts::plain).collect(Collectors.toUnmodifiableSet());
        literals = plain.stream()
                .flatMap(host -> LiteralHost.parse(host).stream())
                .map(AddressForms::normal)
                .collect(Collectors.toUnmodifiableSet());
        names = plain.stream()
                .filter(host -> LiteralHost.parse(host).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the hosts of {@code urls}, also where Java finds no host in one, such as {@code http://my_nas/}. */
    public static TypedHosts of(Collection<URI> urls) {
        return new TypedHosts(urls.stream()
                .flatMap(url -> Optional.ofNullable(HttpUrl.parse(url.toString())).stream())
                .map(HttpUrl::host)
                .collect(Collectors.toSet()));
    }

    /** As OkHttp names the host, so that both are the same. */
    private static String plain(String host) {
        String stripped = host.strip();
        boolean bare = stripped.indexOf(':') >= 0 && !stripped.startsWith("[");
        HttpUrl url = HttpUrl.parse("http://" + (bare ? "[" + stripped + "]" : stripped) + "/");
        return url == null ? stripped : url.host();
    }

    boolean isName(String host) {
        return names.contains(host);
    }

    /** Takes {@code found} for what {@code host} means, unless that is known already. */
    void settle(String host, List<InetAddress> found) {
        if (isName(host)) {
            meant.computeIfAbsent(host, name -> settled(name, found));
        }
    }

    private Set<InetAddress> settled(String name, List<InetAddress> found) {
        if (found.stream().anyMatch(address -> !isAround(address))) {
            outside.add(name);
        }
        return found.stream()
                .filter(address -> !isAround(address) || !outside.contains(name))
                .map(AddressForms::normal)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAround(InetAddress address) {
        return ReservedAddress.of(address).filter(ReservedAddress::around).isPresent();
    }

    boolean contain(InetAddress address) {
        InetAddress normal = AddressForms.normal(address);
        return literals.contains(normal) || meant.values().stream().anyMatch(addresses -> addresses.contains(normal));
    }

    /**
     * Forgets the addresses, so that each name is resolved again at its next use: machines of a private network get new
     * ones.
     */
    public void forget() {
        meant.clear();
    }

    /** Reports whether one of them had a public address. */
    public boolean areOutside() {
        return !outside.isEmpty();
    }

    /** Takes them for public, as they were found to be before. */
    public void setOutside() {
        outside.addAll(names);
    }
}
