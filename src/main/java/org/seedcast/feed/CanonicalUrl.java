package org.seedcast.feed;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.address.Secrets;

/**
 * The common form of a file's addresses, whichever services count its downloads. It is for comparing: it need not lead
 * anywhere.
 */
final class CanonicalUrl {
    private static final Pattern USUAL_PORT = Pattern.compile(":(?:80|443)?$");

    /** Download counters that put their own address before the file's: {@code pdst.fm/e/host/file.mp3}. */
    private static final List<Pattern> REDIRECTORS = List.of(
            Pattern.compile("(?:www|dts|play)\\.podtrac\\.com/(?:pts/)?redirect\\.\\w+/"),
            Pattern.compile("op3\\.dev/e[^/]*/"),
            Pattern.compile("(?:chtbl\\.com|chrt\\.fm|tracking\\.swap\\.fm)/track/[^/]+/"),
            Pattern.compile("(?:pdst\\.fm|prfx\\.byspotify\\.com)/e/"),
            Pattern.compile("(?:pscrb\\.fm|verifi\\.podscribe\\.com)/rss/p/"),
            Pattern.compile("mgln\\.ai/(?:e|track)/[^/]+/"),
            Pattern.compile("arttrk\\.com/p/[^/]+/"),
            Pattern.compile("claritaspod\\.com/measure/"),
            Pattern.compile(
                    "(?:clrtpod\\.com|growx\\.podkite\\.com/https|pfx\\.vpixl\\.com)/(?:m/)?(?:[A-Za-z0-9]+/)?"),
            Pattern.compile("(?:media|content)\\.blubrry\\.com/[^/]+/(?:p/)?"),
            Pattern.compile("^(?:p\\.podderapp\\.com|(?:[a-z0-9-]++\\.)?gum\\.fm)/(?:[A-Za-z0-9_-]++/)?"),
            Pattern.compile("(?:r\\.zen\\.ai/r|adbarker\\.com/stream)/"));
    /** An embedded address begins with a host that has a dot, or is a whole URL, possibly percent-encoded. */
    private static final Pattern HOST_AND_PATH =
            Pattern.compile("^(?i)[a-z0-9-]++(?:\\.[a-z0-9-]++){1,126}+(?<=\\.[a-z]{2,63})/.++");

    private static final Pattern EMBEDDED_URL = Pattern.compile("(?i)/(https?(?::|%3a)(?:/|%2f){1,2}.++)$");
    private static final Pattern HTTP = Pattern.compile("^(?i)https?:/{1,2}+(?:[^/@]*+@)?+(.*+)");
    private static final Pattern EMBEDDED_QUERY =
            Pattern.compile("^(?i)[^?#]*+\\?(https?(?::|%3a)(?:/|%2f){1,2}[^#]++)");
    /** The end of a path that names a file itself, not a program that would need to know which file. */
    private static final Pattern FILE =
            Pattern.compile("(?i)[^/]\\.(?!(?:php\\d?|aspx?|ashx|cgi|jsp|pl|py|do|dll|exe)$)[a-z0-9]{1,5}$");
    /** Parameters that say who asks, from where or until when: never what. */
    private static final Set<String> TRACKING = Set.of(
            "_",
            "_from",
            "awcollectionid",
            "awepisodeid",
            "awnetwork",
            "dest-id",
            "expires",
            "fbclid",
            "gclid",
            "key-pair-id",
            "listenerid",
            "modified",
            "nocache",
            "policy",
            "ptm_source",
            "referrer",
            "sessionid",
            "signature",
            "updated");

    private static final int MOST_REDIRECTORS = 10;

    private CanonicalUrl() {}

    /**
     * Reduces an http or https URL to {@code https}, lower-case host, path and meaningful query. Others as they are.
     */
    static String of(URI url) {
        Matcher http = HTTP.matcher(url.toString());
        if (!http.matches()) {
            return url.toString();
        }
        String rest = http.group(1);
        for (int i = 0; i < MOST_REDIRECTORS; i++) {
            Optional<String> inner = inner(rest);
            if (inner.isEmpty()) {
                break;
            }
            rest = inner.get();
        }
        return "https://" + normal(rest);
    }

    /** Returns the target of a known redirector, or of a path that holds a whole URL. */
    private static Optional<String> inner(String rest) {
        for (Pattern redirector : REDIRECTORS) {
            Matcher matcher = redirector.matcher(rest);
            if (matcher.lookingAt()
                    && HOST_AND_PATH.matcher(rest.substring(matcher.end())).matches()) {
                return Optional.of(rest.substring(matcher.end()));
            }
        }
        if (!rest.toLowerCase(Locale.ROOT).contains("http")) {
            return Optional.empty();
        }
        Matcher embedded = EMBEDDED_URL.matcher(beforeAny(rest, "?#"));
        Matcher query = EMBEDDED_QUERY.matcher(rest);
        if (embedded.find()) {
            return decoded(rest.substring(embedded.start(1)));
        }
        return query.find() ? decoded(query.group(1)) : Optional.empty();
    }

    private static Optional<String> decoded(String tail) {
        String whole = tail.regionMatches(true, tail.startsWith("https") ? 5 : 4, "%3a", 0, 3)
                ? URLDecoder.decode(tail.replace("+", "%2B"), StandardCharsets.UTF_8)
                : tail;
        Matcher http = HTTP.matcher(whole);
        return http.matches() ? Optional.of(http.group(1)) : Optional.empty();
    }

    private static String normal(String rest) {
        String withoutFragment = beforeAny(rest, "#");
        String[] parts = withoutFragment.split("\\?", 2);
        int slash = parts[0].indexOf('/');
        String host = (slash < 0 ? parts[0] : parts[0].substring(0, slash)).toLowerCase(Locale.ROOT);
        String path = slash < 0 ? "/" : parts[0].substring(slash);
        return USUAL_PORT.matcher(host).replaceFirst("") + path + (parts.length > 1 ? query(path, parts[1]) : "");
    }

    private static String beforeAny(String text, String ends) {
        int end = 0;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    private static String query(String path, String query) {
        List<String> parameters = Arrays.stream(query.split("&", 0))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(name(parameter)))
                .toList();
        List<String> kept = parameters.stream()
                .filter(parameter -> !isSubscribers(name(parameter)))
                .toList();
        boolean named = !kept.isEmpty() || FILE.matcher(path).find();
        String rest = String.join("&", named ? kept : parameters);
        return rest.isEmpty() ? "" : "?" + rest;
    }

    /** A secret of one subscriber, as a rule; but {@code share?token=} may be all that tells files apart, and a hash is of one. */
    private static boolean isSubscribers(String name) {
        return Secrets.isName(name) && !name.equals("hash");
    }

    private static boolean isTracking(String name) {
        return TRACKING.contains(name) || name.startsWith("utm_") || name.startsWith("x-amz-");
    }

    private static String name(String parameter) {
        return parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
    }
}
