package org.seedcast.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads URLs the way browsers do: feeds write spaces, letters of any script and brackets into them. */
public final class HttpUrls {
    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Servers refuse longer ones, and so do we; src/site/limits.md names it. */
    private static final int LONGEST = 8192;

    private static final Pattern HTTP = Pattern.compile("(?i)https?:");
    private static final Pattern WHOLE = Pattern.compile("^(?i)\\s*+https?://[^/]");
    private static final Pattern WRAPPING = Pattern.compile("[\\t\\r\\n]");

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
                return uri(resolved);
            }
            return parse(text);
        }
        return lenient(text).map(base::resolve).filter(URI::isAbsolute);
    }

    /** The same address for the JDK, which is stricter: what it does not allow is escaped; empty where that is not enough. */
    public static Optional<URI> uri(HttpUrl url) {
        String text = url.toString();
        int authorityEnd = text.indexOf('/', text.indexOf("//") + 2);
        int at = text.lastIndexOf('@', authorityEnd);
        int host = at < 0 ? 0 : at;
        int fragment = text.indexOf('#');
        int end = fragment < 0 ? text.length() : fragment;
        String whole = encoded(text.substring(0, host))
                + text.substring(host, authorityEnd)
                + encoded(text.substring(authorityEnd, end))
                + (fragment < 0
                        ? ""
                        : "#" + encoded(text.substring(fragment + 1)).replace("#", "%23"));
        return strict(whole).filter(any -> HttpUrl.parse(whole) != null); // some hosts are read once and not again
    }

    /** Without the fragment, which no server is ever told (RFC 9110 §7.1). */
    static HttpUrl onTheWire(HttpUrl url) {
        return url.fragment() == null ? url : url.newBuilder().fragment(null).build();
    }

    private static Optional<URI> lenient(String text) {
        String clean = text.length() > LONGEST ? "" : clean(text);
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        if (HTTP.matcher(clean).lookingAt()) {
            return Optional.ofNullable(HttpUrl.parse(clean)).flatMap(HttpUrls::uri);
        }
        return strict(encoded(clean));
    }

    private static Optional<URI> strict(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty(); // no URL in any reading: the caller knows what that means
        }
    }

    /** Line breaks and tabs inside a URL come from wrapped source text (WHATWG URL §4.4 drops them too). */
    private static String clean(String text) {
        return WRAPPING.matcher(text.strip()).replaceAll("");
    }

    /** Escapes what no URL can hold; escapes and characters with a meaning in URLs stay. */
    private static String encoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder encoded = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean legal = c == '%' ? isEscape(bytes, i) : c < 0x80 && isLegal(c);
            if (legal) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.toHexDigits(bytes[i]));
            }
        }
        return encoded.toString();
    }

    private static boolean isLegal(char c) {
        return Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0;
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length && HexFormat.isHexDigit(bytes[at + 1]) && HexFormat.isHexDigit(bytes[at + 2]);
    }
}
