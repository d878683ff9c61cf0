package org.seedcast.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.address.Resource;
import org.seedcast.address.SessionIds;
import org.seedcast.http.HttpUrls;

/**
 * A media file as a feed announces it.
 *
 * @param url absolute; of any scheme, {@link MediaFilter} says which are taken
 * @param type media type as declared, lower case, without parameters
 * @param length declared size in bytes, a hint and never trusted; empty when missing, zero or no number
 * @param rendition whether the item has it as another form of its enclosure, which is there as well
 */
public record Enclosure(URI url, Optional<String> type, OptionalLong length, boolean rendition) {
    private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,5})$");

    /** One that the item has for its own sake. */
    public Enclosure(URI url, Optional<String> type, OptionalLong length) {
        this(url, type, length, false);
    }

    /** The same file as another form of an enclosure. */
    public Enclosure asRendition() {
        return new Enclosure(url, type, length, true);
    }

    /** Tells if it is at the address of {@code other}, whoever asks. */
    public boolean isAt(Enclosure other) {
        return bare().equals(other.bare());
    }

    private String bare() {
        return SessionIds.without(Resource.of(url).toString());
    }

    /** Tells if a feed says nothing else of it by {@code other}. */
    public boolean isSame(Enclosure other) {
        return isAt(other) && type.equals(other.type) && length.equals(other.length) && rendition == other.rendition;
    }

    /** The enclosure at {@code address} as a feed writes it, resolved against {@code base}; empty when it is no URL. */
    public static Optional<Enclosure> at(URI base, String address) {
        return HttpUrls.resolve(base, address).map(url -> new Enclosure(url, Optional.empty(), OptionalLong.empty()));
    }

    /** The URL in the one form that all addresses of the same file share, for comparing only: {@link CanonicalUrl}. */
    public String canonicalUrl() {
        return CanonicalUrl.of(url);
    }

    /**
     * Reports whether {@code other} leads elsewhere, though it may be the same file: by another scheme, host or path.
     * Queries change from one request to the next.
     */
    public boolean isElsewhere(Enclosure other) {
        return !canonicalUrl().equals(other.canonicalUrl()) || !place().equals(other.place());
    }

    private String place() {
        String address = bare();
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /** The file extension at the end of the URL's path, lower case without the dot. */
    public Optional<String> extension() {
        if (url.getPath() == null) {
            return Optional.empty();
        }
        Matcher matcher = EXTENSION.matcher(url.getPath());
        return matcher.find() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
