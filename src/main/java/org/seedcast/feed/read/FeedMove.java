package org.seedcast.feed.read;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.seedcast.address.Authority;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Room;
import org.seedcast.http.RedactedUrl;

/** Follows {@code itunes:new-feed-url}, if there really is a feed at the new address. */
final class FeedMove {
    private static final Pattern SLASHES = Pattern.compile("(?<!/)/++$");

    private static final int MOST_MOVES = 5;

    private final PageReader reader;
    private final Room room;

    FeedMove(PageReader reader, Room room) {
        this.reader = reader;
        this.room = room;
    }

    /**
     * The current place of the feed.
     *
     * @param page the first one there
     * @param movedTo its address, if it is another one for good
     */
    record Settled(FeedPage page, Optional<URI> movedTo, List<String> notices) {}

    /** A feed that names its own address says that it stays where it is; so do addresses that lead in a circle. */
    Settled follow(URI asked, FeedPage answered) throws InterruptedException {
        Set<String> seen = new HashSet<>(Set.of(bare(asked)));
        List<String> notices = new ArrayList<>();
        FeedPage page = answered;
        Optional<URI> movedTo = answered.movedTo();
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            seen.add(bare(page.url()));
            Optional<URI> next = newAddress(page);
            if (next.isEmpty()) {
                break;
            }
            if (seen.contains(bare(next.get()))) {
                return new Settled(answered, answered.movedTo(), notices);
            }
            Room left = room.beside(answered.feed().episodes());
            Optional<FeedPage> moved = read(page.url(), next.get(), left, notices);
            if (moved.isEmpty()) {
                break;
            }
            seen.add(bare(next.get()));
            page = moved.get();
            movedTo = page.movedTo().or(() -> next);
        }
        return new Settled(page, movedTo, notices);
    }

    private static Optional<URI> newAddress(FeedPage page) {
        return page.feed().newAddress().filter(url -> !bare(url).equals(bare(page.url())));
    }

    private Optional<FeedPage> read(URI from, URI to, Room left, List<String> notices) throws InterruptedException {
        String claim = "the feed says that it has moved to " + RedactedUrl.of(to);
        if ("https".equals(from.getScheme()) && !"https".equals(to.getScheme())) {
            notices.add(claim + ", which is not https; it is still read at its old address");
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(to, left));
        } catch (FeedUnreadable e) {
            notices.add(claim + ", but: " + SeedcastException.reason(e) + "; it is still read at its old address");
            return Optional.empty();
        }
    }

    /** Addresses that differ in scheme, case of the host or a slash at the end are one. */
    private static String bare(URI url) {
        Optional<Authority> authority = Authority.of(url);
        String user = authority.flatMap(Authority::userInfo).orElse("");
        String path = SLASHES.matcher(String.valueOf(url.getRawPath())).replaceFirst("");
        return user + "@" + authority.map(Authority::toString).orElse("") + path
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }
}
