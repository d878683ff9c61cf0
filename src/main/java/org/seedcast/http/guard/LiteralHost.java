package org.seedcast.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads hosts that are addresses, as OkHttp names them: in lower case, IPv6 without brackets. */
public final class LiteralHost {
    private static final Pattern IPV6 = Pattern.compile("^[0-9a-f]*+:[0-9a-f:.]*+");

    private LiteralHost() {}

    /** Empty when it is a name; nothing is looked up. */
    public static Optional<InetAddress> parse(String host) {
        if (!IPV6.matcher(host).matches()) {
            return Ipv4Host.parse(host);
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty(); // no address in any reading, and no name either: it will not be found
        }
    }
}
