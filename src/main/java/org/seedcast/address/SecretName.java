package org.seedcast.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name by which a parameter tells that its value lets somebody in: the one list there is. It is generous, as a wrong
 * guess costs a public show one option, and a missed one gives a subscriber away; names that public shows use stay out of
 * it, such as {@code md5}, {@code sid}, {@code session}, {@code rlkey} and {@code expires}.
 */
final class SecretName {
    /** Words that tell so wherever they stand in a name: {@code api-key}, {@code Key-Pair-Id}, {@code X-Auth}. */
    private static final Set<String> WORDS =
            Set.of("auth", "bearer", "hmac", "jwt", "key", "otp", "pass", "passwd", "pwd", "sig", "tok");
    /** Names that tell so by themselves, and as part of another would tell nothing. */
    private static final Set<String> WHOLE = Set.of(
            "cred",
            "creds",
            "hash",
            "hdnea",
            "hdntl",
            "hdnts",
            "jsessionid",
            "phpsessid",
            "pin",
            "pk",
            "policy",
            "pw",
            "sessid",
            "sessionid",
            "sign",
            "ticket",
            "tk");
    /** Words that reveal a secret inside any name, also one without clear word boundaries: {@code usertoken}. */
    private static final List<String> PARTS = List.of(
            "accesskey",
            "apikey",
            "appkey",
            "authoris",
            "authoriz",
            "clientkey",
            "credential",
            "downloadkey",
            "feedkey",
            "kennwort",
            "licensekey",
            "memberkey",
            "passcode",
            "passkey",
            "passphrase",
            "password",
            "passwort",
            "privatekey",
            "rsskey",
            "secret",
            "sessionkey",
            "signature",
            "signkey",
            "streamkey",
            "subscriberkey",
            "token",
            "urlsig",
            "userkey",
            "userpass");

    private SecretName() {}

    /** @param name as an address has it, in whatever case, with or without separators, percent-encoded or not */
    static boolean is(String name) {
        List<String> words = words(Decoded.fully(name));
        String whole = String.join("", words);
        return WHOLE.contains(whole)
                || words.stream().anyMatch(WORDS::contains)
                || PARTS.stream().anyMatch(whole::contains)
                || (whole.contains("auth") && !whole.contains("author") && !whole.contains("authuser"));
    }

    /** Lower case; apart where anything but letters and digits stands between them, and where a capital begins one. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= name.length(); at++) {
            boolean end = at == name.length() || !Character.isLetterOrDigit(name.charAt(at));
            if (end || beginsWord(name, start, at)) {
                if (at > start) {
                    words.add(name.substring(start, at).toLowerCase(Locale.ROOT));
                }
                start = end ? at + 1 : at;
            }
        }
        return words;
    }

    /** {@code accessKey}, {@code AWSAccess}. */
    private static boolean beginsWord(String name, int start, int at) {
        if (at == start || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean beforeSmall = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return !Character.isUpperCase(name.charAt(at - 1)) || beforeSmall;
    }
}
