package org.seedcast.publish.notes;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.seedcast.feed.Enclosure;
import org.seedcast.publish.item.PublicAddress;

/** The links of a description: in full, and only those that lead somewhere for everybody. */
final class Links {
    /** They are their author's, not ours, and take nothing of this page with them. */
    static final String REL = "nofollow noopener noreferrer ugc";

    private static final URI NOWHERE = URI.create("http://nowhere.invalid/");
    private static final Pattern ABSOLUTE = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*+:");
    private static final Pattern MAIL = Pattern.compile("^(?i)mailto:[^\\s\"'<>?&\\\\]{3,300}+$");
    private static final int LONGEST = 4096;

    private Links() {}

    static void settle(Document document, ShowNotes.Terms terms) {
        for (Element link : document.select("a[href]")) {
            Optional<String> address = address(link.attr("href").strip(), terms);
            if (address.isPresent()) {
                link.attr("href", address.get());
            } else {
                link.removeAttr("href");
            }
        }
    }

    /** Returns the address for everybody; empty for one that is none, or nobody's business. */
    static Optional<String> address(String href, ShowNotes.Terms terms) {
        if (href.isEmpty() || href.length() > LONGEST || href.charAt(0) == '#') {
            return Optional.empty();
        }
        Optional<String> address = MAIL.matcher(href).matches() ? Optional.of(href) : web(href, terms);
        return address.filter(any -> terms.shown().apply(any).equals(any));
    }

    private static Optional<String> web(String href, ShowNotes.Terms terms) {
        boolean absolute = ABSOLUTE.matcher(href).lookingAt();
        Optional<URI> base = absolute ? Optional.of(NOWHERE) : terms.base().get();
        return base.flatMap(against -> Enclosure.at(against, href))
                .map(Enclosure::url)
                .filter(Links::isWeb)
                .filter(url -> !PublicAddress.isLocal(url))
                .map(URI::toASCIIString);
    }

    private static boolean isWeb(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return !url.isOpaque() && (scheme.equals("http") || scheme.equals("https"));
    }
}
