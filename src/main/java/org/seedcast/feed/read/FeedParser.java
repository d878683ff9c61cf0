package org.seedcast.feed.read;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.address.Secrets;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.NotAFeed;
import org.seedcast.feed.Room;
import org.seedcast.feed.item.ChannelReader;
import org.seedcast.feed.item.FeedAddresses;
import org.seedcast.feed.item.FeedDocument;
import org.seedcast.feed.item.ItemReader;
import org.seedcast.feed.repair.FeedPass;
import org.seedcast.feed.repair.FeedRepair;
import org.seedcast.feed.repair.FeedText;
import org.seedcast.http.RedactedUrl;
import org.xml.sax.SAXException;

/** Parses bytes into a {@link Feed}: items are read one by one as they come, then the remaining header. */
public final class FeedParser {
    /** Repairs that may have lost items: what is then left empty is not taken for an empty feed. */
    private static final Set<String> LOSSY = Set.of(FeedText.BAD_BYTES, FeedRepair.TAG_SOUP, FeedRepair.TRUNCATED);

    private final FeedRepair repair;
    private final boolean alternates;

    public FeedParser(FeedSettings settings) {
        this.repair = new FeedRepair(settings.maxSize());
        this.alternates = settings.alternates();
    }

    public ParsedFeed parse(byte[] bytes, Optional<String> httpCharset, URI place, Room room) throws FeedUnreadable {
        String name = "file".equals(place.getScheme()) ? place.getPath() : RedactedUrl.of(place);
        URI base = base(place);
        try {
            FeedPass pass = repair.read(bytes, httpCharset, new ItemReader(base, alternates), room);
            FeedDocument document = FeedDocument.of(pass.header());
            Feed feed = new Feed(
                    ChannelReader.read(document, base),
                    pass.episodes(),
                    FeedAddresses.next(document, base),
                    FeedAddresses.archive(document, base),
                    FeedAddresses.newAddress(document, base));
            if (feed.episodes().isEmpty() && pass.repairs().stream().anyMatch(LOSSY::contains)) {
                throw new NotAFeed("broken beyond repair");
            }
            return new ParsedFeed(feed, List.copyOf(pass.repairs()), pass.excess());
        } catch (SAXException e) {
            throw new FeedUnreadable(name, "not well-formed: " + SeedcastException.reason(e), null, e);
        } catch (NotAFeed e) {
            throw FeedUnreadable.of(name, e);
        } catch (IOException e) {
            throw new FeedUnreadable(name, SeedcastException.reason(e), null, e);
        }
    }

    /** Without a query that lets somebody in, which stays in no more than a link to the document itself. */
    private static URI base(URI place) {
        String text = place.toString();
        int path = (int) text.chars().takeWhile(c -> c != '?' && c != '#').count();
        return Secrets.in(text).any() ? URI.create(text.substring(0, path)) : place;
    }
}
