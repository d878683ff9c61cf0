package org.seedcast.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which addresses may be reached: those of the public internet, those of the very hosts the operator typed,
 * and the ranges given with {@code --allow-net}. A feed cannot make seedcast talk to the machines around it.
 */
public final class AddressGuard {
    private final Set<String> typedHosts;
    private final List<AddressRange> allowed;

    /** @param typedHosts names or addresses as typed, IPv6 with or without brackets; they hold for every port */
    public AddressGuard(Set<String> typedHosts, List<AddressRange> allowed) {
        this.typedHosts = typedHosts.stream().map(AddressGuard::plain).collect(Collectors.toUnmodifiableSet());
        this.allowed = List.copyOf(allowed);
    }

    /** Why {@code address}, which {@code host} stands for, is not to be reached; empty when it may be. */
    public Optional<String> refusal(String host, InetAddress address) {
        if (typedHosts.contains(plain(host)) || allowed.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        return ReservedAddress.kindOf(address).map(kind -> {
            String text = address.getHostAddress();
            String named = plain(host).equals(text) ? text : plain(host) + " (" + text + ")";
            return "refused to connect to " + named + ": " + kind + " address";
        });
    }

    void check(String host, InetAddress address) throws AddressRefused {
        Optional<String> refusal = refusal(host, address);
        if (refusal.isPresent()) {
            int bits = address.getAddress().length * 8;
            throw new AddressRefused(
                    refusal.get(),
                    "if it is meant, allow it with --allow-net " + address.getHostAddress() + "/" + bits);
        }
    }

    private static String plain(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
