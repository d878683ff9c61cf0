package org.seedcast.http;

import java.net.URI;
import org.seedcast.address.Secrets;

/** URLs as they may be printed and logged: without passwords and tokens. */
public final class RedactedUrl {
    private RedactedUrl() {}

    public static String of(URI url) {
        return of(url.toString());
    }

    /** Works on any text, also on what is no URL. */
    public static String of(String url) {
        return Secrets.in(url).redacted();
    }
}
