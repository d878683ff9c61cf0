package org.seedcast.address;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of an address that says where it leads and as whom (RFC 3986 §3.2). It is read here alone: java.net.URI finds
 * neither host nor user where the host has an underscore or letters beyond ASCII.
 *
 * @param userInfo {@code user:password} as it is written
 * @param host as {@link HostName} writes it, IPv6 without brackets
 * @param port as it is written; empty for the usual one
 */
public record Authority(Optional<String> userInfo, String host, OptionalInt port) {
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_DIGITS = 9;

    /** The authority of {@code address}; empty when there is none that anybody could call. */
    public static Optional<Authority> of(URI address) {
        return Optional.ofNullable(address.getRawAuthority()).flatMap(Authority::parse);
    }

    /** Empty text for an address without a host. */
    public static String hostOf(URI address) {
        return of(address).map(Authority::host).orElse("");
    }

    /** Reports a user even if the host is one that nobody could call. */
    public static boolean hasUserInfo(URI address) {
        String authority = address.getRawAuthority();
        return authority != null && authority.indexOf('@') >= 0;
    }

    /** The same address with its host in ASCII, which every program understands; empty when it has no host. */
    public static Optional<URI> ascii(URI address) {
        return of(address).map(authority -> {
            String written = address.getRawAuthority();
            if (written.chars().allMatch(c -> c < 0x80 && c != '%')) {
                return address; // as it was written, capitals too
            }
            String text = address.toString();
            int start = text.indexOf("//") + 2;
            String user = authority.userInfo.map(info -> info + "@").orElse("");
            return URI.create(text.substring(0, start) + user + authority + text.substring(start + written.length()));
        });
    }

    private static Optional<Authority> parse(String text) {
        int at = text.lastIndexOf('@');
        Optional<String> userInfo = at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
        String rest = text.substring(at + 1);
        int bracket = rest.lastIndexOf(']');
        int colon = rest.indexOf(':', bracket + 1);
        String written = colon < 0 ? rest : rest.substring(0, colon);
        String digits = colon < 0 ? "" : rest.substring(colon + 1);
        return HostName.parse(written)
                .filter(host -> isPort(digits))
                .map(host -> new Authority(userInfo, host, port(digits)));
    }

    private static boolean isPort(String digits) {
        return digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && port(digits).orElse(0) <= LARGEST_PORT;
    }

    private static OptionalInt port(String digits) {
        return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** Host and port, as they stand in an address: fit to be shown, since there is no password. */
    @Override
    public String toString() {
        String shown = host.indexOf(':') >= 0 ? "[" + host.replace("%", "%25") + "]" : host;
        return port.isPresent() ? shown + ":" + port.getAsInt() : shown;
    }
}
