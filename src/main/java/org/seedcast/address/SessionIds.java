package org.seedcast.address;

import java.util.regex.Pattern;

/**
 * Takes out of addresses what a web server puts there to know its visitor again without cookies: it is another one at
 * each visit, and leads to the same thing.
 */
public final class SessionIds {
    private static final Pattern ID = Pattern.compile(
            "(?i)([?;&])(?:phpsessid|jsessionid|sessionid|session_id|sessid|aspsessionid[a-z]*+|cfid|cftoken|oscsid|zenid)"
                    + "=[^&;?#\"'<>\\s]*+");
    private static final Pattern EMPTY = Pattern.compile("([?;&])[?;&]++");
    private static final Pattern DANGLING = Pattern.compile("[?;&](?=[#\"'<>\\s]|$)");

    private SessionIds() {}

    /** Leaves the rest of {@code text}, for comparing only; it may hold any number of addresses. */
    public static String without(String text) {
        if (text.indexOf('=') < 0 || !ID.matcher(text).find()) {
            return text;
        }
        String bare = ID.matcher(text).replaceAll("$1");
        return DANGLING.matcher(EMPTY.matcher(bare).replaceAll("$1")).replaceAll("");
    }
}
