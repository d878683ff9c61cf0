package org.seedcast.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads URLs the way browsers do: feeds write spaces, letters of any script and brackets into them. */
public final class HttpUrls {
    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";

    /** Servers refuse longer ones, and so do we; README names it. */
    private static final int LONGEST = 8192;

    private static final Pattern HTTP = Pattern.compile("(?i)https?:");
    private static final Pattern WHOLE = Pattern.compile("(?i)\\s*https?://[^/]");

    private HttpUrls() {}

    /** An absolute URL of any scheme, what is illegal in it percent-encoded as UTF-8; empty when it is none.
     * An http or https URL given back is one that a request can be made to. */
    public static Optional<URI> parse(String text) {
        return lenient(text).filter(URI::isAbsolute);
    }

    /** Like {@link #parse}, with a relative {@code text} resolved against {@code base} (RFC 3986 §5). */
    public static Optional<URI> resolve(URI base, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (WHOLE.matcher(text).lookingAt()) {
            return parse(text); // as most are, by the thousand: what they would be relative to does not matter
        }
        HttpUrl http = HttpUrl.parse(base.toString());
        if (http != null) {
            HttpUrl resolved = http.resolve(clean(text));
            if (resolved != null) {
                return Optional.of(uri(resolved));
            }
            return parse(text);
        }
        return lenient(text).map(base::resolve).filter(URI::isAbsolute);
    }

    /** The same address for the JDK; OkHttp's own conversion refuses letters beyond ASCII in a fragment. */
    public static URI uri(HttpUrl url) {
        String fragment = url.encodedFragment();
        if (fragment == null) {
            return url.uri();
        }
        URI whole = url.newBuilder().fragment(null).build().uri();
        return URI.create(whole + "#" + encoded(fragment).replace("#", "%23"));
    }

    private static Optional<URI> lenient(String text) {
        String clean = text.length() > LONGEST ? "" : clean(text);
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        if (HTTP.matcher(clean).lookingAt()) {
            return Optional.ofNullable(HttpUrl.parse(clean)).map(HttpUrls::uri);
        }
        try {
            return Optional.of(new URI(encoded(clean)));
        } catch (URISyntaxException e) {
            return Optional.empty(); // no URL in any reading: the caller knows what that means
        }
    }

    /** Line breaks and tabs inside a URL come from wrapped source text (WHATWG URL §4.4 drops them too). */
    private static String clean(String text) {
        return text.strip().replaceAll("[\\t\\r\\n]", "");
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            boolean legal = c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
            encoded.append(legal ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }
}
