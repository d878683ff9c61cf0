package org.seedcast.publish.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence under the name that people know it by.
 *
 * @param url empty where nobody knows one
 */
record Licence(String name, String url) {
    private static final String HOME = "https://creativecommons.org/";
    /** {@code cc-by-sa-4.0}, as SPDX and many feeds name them. */
    private static final Pattern SHORT = Pattern.compile("(?i)cc-(by(?:-[a-z]{2}){0,2})-(\\d\\.\\d)");

    private static final Pattern ZERO = Pattern.compile("(?i)cc0(?:-(\\d\\.\\d))?");
    private static final Pattern DEED =
            Pattern.compile("(?i)https?://(?:www\\.)?creativecommons\\.org/licenses/([a-z]{2}(?:-[a-z]{2}){0,2})"
                    + "/(\\d\\.\\d)(?:/([a-z]{2}))?(?:/.*)?");

    private static final Pattern PUBLIC = Pattern.compile(
            "(?i)https?://(?:www\\.)?creativecommons\\.org/publicdomain/(zero|mark)/(\\d\\.\\d)(?:/.*)?");

    /** @param text a name, or an address, as a feed has it */
    static Licence of(String text) {
        Matcher known = SHORT.matcher(text);
        if (known.matches()) {
            String kind = known.group(1).toLowerCase(Locale.ROOT);
            return new Licence(commons(kind, known.group(2)), HOME + "licenses/" + kind + "/" + known.group(2) + "/");
        }
        Matcher zero = ZERO.matcher(text);
        if (zero.matches()) {
            return new Licence("CC0 1.0", HOME + "publicdomain/zero/1.0/");
        }
        return new Licence(PageText.title(name(text)), PageText.web(text));
    }

    private static String name(String text) {
        Matcher deed = DEED.matcher(text);
        if (deed.matches()) {
            String country = deed.group(3) == null ? "" : " " + deed.group(3).toUpperCase(Locale.ROOT);
            return commons(deed.group(1), deed.group(2)) + country;
        }
        Matcher free = PUBLIC.matcher(text);
        if (free.matches()) {
            return (free.group(1).equalsIgnoreCase("zero") ? "CC0 " : "Public Domain Mark ") + free.group(2);
        }
        return text;
    }

    private static String commons(String kind, String version) {
        return "CC " + kind.toUpperCase(Locale.ROOT) + " " + version;
    }
}
