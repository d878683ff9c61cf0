package org.seedcast.http;

import java.net.URI;
import java.util.regex.Pattern;

/** URLs as they may be printed and logged: without passwords and tokens. */
public final class RedactedUrl {
    private static final Pattern USERINFO = Pattern.compile("(?<=//)[^/?#]*@");
    private static final Pattern TOLD_BY_A_WORD =
            Pattern.compile("(?i)auth|token|secret|password|passwd|signature|session");
    private static final Pattern TOLD_BY_THE_NAME = Pattern.compile(
            "^(?i)(?:x-amz-)?(?:key|api_?key|pass_?key|sig|pass|pwd|hash|policy|credential|key-pair-id)");

    private RedactedUrl() {}

    public static String of(URI url) {
        return of(url.toString());
    }

    /** Works on any text, also on what is no URL. */
    public static String of(String url) {
        if (url.indexOf('@') < 0 && url.indexOf('=') < 0) {
            return url; // most have no place for a secret, and thousands may be told in a run
        }
        return withoutSecrets(USERINFO.matcher(url).replaceAll("***@"));
    }

    /** Every parameter, wherever it stands, with stars for its value where its name tells of a secret. */
    private static String withoutSecrets(String url) {
        StringBuilder shown = new StringBuilder(url.length());
        int name = -1; // where the name of a parameter begins
        for (int at = 0; at < url.length(); at++) {
            char c = url.charAt(at);
            shown.append(c);
            if (c == '&' || c == ';' || c == '#' || (c == '?' && name < 0)) {
                name = at + 1;
            } else if (c == '=') {
                if (name >= 0 && isSecret(url.substring(name, at))) {
                    shown.append("***");
                    at = endOfValue(url, at + 1) - 1;
                }
                name = -1;
            }
        }
        return shown.toString();
    }

    private static boolean isSecret(String name) {
        return TOLD_BY_A_WORD.matcher(name).find()
                || TOLD_BY_THE_NAME
                        .matcher(name.substring(name.lastIndexOf('?') + 1))
                        .matches();
    }

    private static int endOfValue(String url, int from) {
        int end = from;
        while (end < url.length() && "&;#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
