package org.seedcast.publish;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.seedcast.address.Authority;

/** Which addresses of a source may be told to everyone. */
final class PublicAddress {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final Pattern PARAMETERS = Pattern.compile("[&;]");

    /** Parameters that let a subscriber in. */
    private static final Set<String> SECRETS = Set.of("auth", "token", "key", "sig", "signature", "access_token");

    private PublicAddress() {}

    /** An http or https URL that opens for anybody, without a password or token in it. */
    static boolean isForAll(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return WEB.contains(scheme) && !Authority.hasUserInfo(url) && !hasSecret(url);
    }

    /** A path of this machine, which no output ever contains. */
    static boolean isLocal(URI url) {
        return "file".equalsIgnoreCase(url.getScheme());
    }

    private static boolean hasSecret(URI url) {
        String query = url.getQuery() == null ? "" : url.getQuery();
        return Arrays.stream(PARAMETERS.split(query, -1))
                .map(parameter -> parameter.split("=", 2)[0].toLowerCase(Locale.ROOT))
                .anyMatch(SECRETS::contains);
    }
}
