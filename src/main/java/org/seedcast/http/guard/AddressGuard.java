package org.seedcast.http.guard;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/**
 * Decides which addresses may be reached: those of the public internet, those of the very hosts the operator typed,
 * and the ranges given with {@code --allow-net}. A feed cannot make seedcast talk to the machines around it.
 */
public final class AddressGuard {
    private final TypedHosts typed;
    private final Predicate<InetAddress> allowed;
    /** True if every requested URL was typed by the operator, so that only redirects are judged. */
    private final boolean trusting;

    /** @param typedHosts names or addresses as typed, IPv6 with or without brackets; they hold for every port */
    public AddressGuard(Set<String> typedHosts, List<AddressRange> allowed) {
        this(new TypedHosts(typedHosts), allowed);
    }

    public AddressGuard(TypedHosts typed, List<AddressRange> allowed) {
        this(typed, within(allowed), false);
    }

    private AddressGuard(TypedHosts typed, Predicate<InetAddress> allowed, boolean trusting) {
        this.typed = typed;
        this.allowed = allowed;
        this.trusting = trusting;
    }

    /** For hosts that the operator typed, such as trackers: they are meant wherever they are, but not where they lead. */
    public static AddressGuard ofRedirects(Predicate<InetAddress> allowed) {
        return new AddressGuard(new TypedHosts(Set.of()), allowed, true);
    }

    /** Returns a test for addresses within {@code ranges}. */
    public static Predicate<InetAddress> within(List<AddressRange> ranges) {
        List<AddressRange> all = List.copyOf(ranges);
        return address -> all.stream().anyMatch(range -> range.contains(address));
    }

    /** Reports whether a peer may be called: it is allowed, or not on the networks around this machine. */
    public boolean mayCall(InetAddress peer) {
        return allowed.test(peer)
                || ReservedAddress.of(peer).filter(ReservedAddress::around).isEmpty();
    }

    /**
     * Reports whether a request goes to a typed URL; a tracker may redirect to another path of its own.
     *
     * @param url that is asked for now
     * @param typed the URL whose redirects led there; empty if none did
     */
    public boolean isMeant(HttpUrl url, Optional<URI> typed) {
        if (!trusting || typed.isEmpty()) {
            return trusting;
        }
        HttpUrl first = HttpUrl.parse(typed.get().toString());
        return first != null && isSame(first.host(), url.host()) && first.port() == url.port();
    }

    private static boolean isSame(String host, String other) {
        Optional<InetAddress> literal = LiteralHost.parse(host);
        return literal.isPresent() ? literal.equals(LiteralHost.parse(other)) : host.equals(other);
    }

    /**
     * Returns the addresses among {@code found} at which {@code host} may be reached. One refused address refuses a
     * host: a public name that also points inside is not to be trusted. For a typed host, only that address is left
     * out.
     */
    List<InetAddress> admitted(String host, List<InetAddress> found) throws AddressRefused {
        typed.settle(host, found);
        List<InetAddress> admitted = new ArrayList<>(found);
        if (typed.isName(host)) {
            admitted.removeIf(address -> refusedKind(address).isPresent());
        }
        if (admitted.isEmpty() || !typed.isName(host)) {
            checkAll(host, found);
        }
        return admitted;
    }

    /** Refuses {@code host} unless each address that it has, as far as they are known, may be reached. */
    public void checkAll(String host, List<InetAddress> found) throws AddressRefused {
        typed.settle(host, found);
        for (InetAddress address : found) {
            check(host, address);
        }
    }

    public void check(String host, InetAddress address) throws AddressRefused {
        Optional<ReservedAddress> kind = refusedKind(address);
        if (kind.isPresent()) {
            InetAddress normal = AddressForms.normal(address);
            String text = normal.getHostAddress();
            String named = LiteralHost.parse(host).isPresent() ? text : host + " (" + text + ")";
            throw new AddressRefused(
                    "refused to connect to " + named + ": " + kind.get().name() + " address",
                    "if that is intended, allow it with --allow-net " + text + "/" + normal.getAddress().length * 8);
        }
    }

    private Optional<ReservedAddress> refusedKind(InetAddress address) {
        return allowed.test(address) || typed.contain(address) ? Optional.empty() : ReservedAddress.of(address);
    }
}
