package org.seedcast.publish.item;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.seedcast.address.Secrets;

/** The addresses of a source that may be published. */
public final class PublicAddress {
    private static final Set<String> WEB = Set.of("http", "https");

    private PublicAddress() {}

    /** An http or https URL that opens for anybody, without a password or token in it. */
    public static boolean isForAll(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return WEB.contains(scheme) && !Secrets.in(url).any();
    }

    /** A path of this machine, which no output ever contains. */
    public static boolean isLocal(URI url) {
        return "file".equalsIgnoreCase(url.getScheme());
    }
}
