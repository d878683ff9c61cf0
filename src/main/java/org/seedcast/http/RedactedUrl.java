package org.seedcast.http;

import java.net.URI;
import java.util.regex.Pattern;

/** URLs as they may be printed and logged: without passwords and tokens. */
public final class RedactedUrl {
    private static final Pattern USERINFO = Pattern.compile("(?<=//)[^/?#]*@");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?<=[?&;#])([^=&;#]*(?:auth|token|secret|password|passwd|signature|session)[^=&;#]*"
                    + "|(?:x-amz-)?(?:key|api_?key|pass_?key|sig|pass|pwd|hash|policy|credential|key-pair-id))=[^&;#]*");

    private RedactedUrl() {}

    public static String of(URI url) {
        return of(url.toString());
    }

    /** Works on any text, also on what is no URL. */
    public static String of(String url) {
        if (url.indexOf('@') < 0 && url.indexOf('=') < 0) {
            return url; // most have no place for a secret, and thousands may be told in a run
        }
        String withoutUser = USERINFO.matcher(url).replaceAll("***@");
        return SECRET.matcher(withoutUser).replaceAll("$1=***");
    }
}
