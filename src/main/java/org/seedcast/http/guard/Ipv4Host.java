package org.seedcast.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Dns;

/**
 * Reads IPv4 addresses as inet_aton(3) and browsers do (WHATWG URL §3.5): parts may be left out, octal or hexadecimal.
 * Java, OkHttp, proxies and resolvers each read {@code 0177.0.0.1} in another way; so all of seedcast reads it here.
 */
public final class Ipv4Host {
    private static final Pattern EXACT = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");
    /** Most digits of a number that may fit into 32 bits: 11 octal ones, leading zeros aside. */
    private static final int MOST_DIGITS = 11;

    private static final long NONE = -1;

    private Ipv4Host() {}

    /**
     * Reports whether {@code host} can only be meant as an IPv4 address, as its last part is a number; it may still be
     * invalid.
     */
    public static boolean isMeantBy(String host) {
        String last = bare(host);
        last = last.substring(last.lastIndexOf('.') + 1);
        return !last.isEmpty() && (isAll(last, 0, 10) || (last.startsWith("0x") && isAll(last, 2, 16)));
    }

    /** Reads {@code host}, lower case; empty when it is a name, or no address in any reading. */
    public static Optional<InetAddress> parse(String host) {
        String[] parts = bare(host).split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            int bits = i == parts.length - 1 ? 8 * (4 - i) : 8;
            long number = number(parts[i]);
            if (number == NONE || number >= 1L << bits) {
                return Optional.empty();
            }
            address = address << bits | number;
        }
        return Optional.of(of(address));
    }

    /** Reads four decimal numbers without leading zeros, and nothing else. */
    static Optional<InetAddress> parseExact(String text) {
        return EXACT.matcher(text).matches() ? parse(text) : Optional.empty();
    }

    /** Passes on to {@code names} what is a name. */
    public static Dns before(Dns names) {
        return host -> {
            if (!isMeantBy(host)) {
                return names.lookup(host);
            }
            return List.of(parse(host).orElseThrow(() -> new UnknownHostException(host + " is not an IPv4 address")));
        };
    }

    private static long number(String part) {
        int radix = part.startsWith("0x") ? 16 : part.startsWith("0") ? 8 : 10;
        int from = radix == 16 ? 2 : 0;
        if (part.isEmpty() || !isAll(part, from, radix)) {
            return NONE;
        }
        while (from < part.length() && part.charAt(from) == '0') {
            from++;
        }
        int digits = part.length() - from;
        if (digits > MOST_DIGITS) {
            return NONE;
        }
        return digits == 0 ? 0 : Long.parseLong(part, from, part.length(), radix);
    }

    /** ASCII digits only: other digits are none to those who read the address later. */
    private static boolean isAll(String text, int from, int radix) {
        return text.chars().skip(from).allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    }

    /** A dot at the end says that a name is complete. */
    private static String bare(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static InetAddress of(long address) {
        byte[] bytes = {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
