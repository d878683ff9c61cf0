package org.seedcast.feed;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.RedactedUrl;

/** From bytes to a {@link Feed}: repair, parse, find the items, read each, merge those with the same guid. */
final class FeedParser {
    /** Repairs that may have lost items: what is then left empty is not taken for an empty feed. */
    private static final Set<String> LOSSY = Set.of(FeedRepair.BAD_BYTES, FeedRepair.TAG_SOUP);

    private final FeedRepair repair;
    private final boolean alternates;
    private final InstantSource clock;

    FeedParser(FeedSettings settings, InstantSource clock) {
        this.repair = new FeedRepair(settings.maxSize());
        this.alternates = settings.alternates();
        this.clock = clock;
    }

    ParsedFeed parse(byte[] bytes, Optional<String> httpCharset, URI base) throws FeedUnreadable {
        String name = "file".equals(base.getScheme()) ? base.getPath() : RedactedUrl.of(base);
        try {
            RepairedFeed repaired = repair.repair(bytes, httpCharset);
            FeedDocument document = FeedDocument.of(repaired.document());
            Feed feed = new Feed(
                    ChannelReader.read(document, base),
                    episodes(document, base),
                    FeedAddresses.next(document, base),
                    FeedAddresses.newAddress(document, base));
            if (feed.episodes().isEmpty() && repaired.repairs().stream().anyMatch(LOSSY::contains)) {
                throw new NotAFeed("broken beyond repair");
            }
            return new ParsedFeed(feed, repaired.repairs());
        } catch (JDOMException e) {
            Throwable complaint = e.getCause() == null ? e : e.getCause(); // without line numbers of the mended text
            throw new FeedUnreadable(name, "not well-formed: " + SeedcastException.reason(complaint), null, e);
        } catch (NotAFeed | IOException e) {
            throw new FeedUnreadable(name, SeedcastException.reason(e), null, e);
        }
    }

    private List<Episode> episodes(FeedDocument document, URI base) {
        ItemReader reader = new ItemReader(base, alternates, clock.instant());
        Map<Guid, Episode> episodes = new LinkedHashMap<>();
        for (Element item : document.items()) {
            reader.read(item).ifPresent(episode -> episodes.merge(episode.guid(), episode, FeedParser::joined));
        }
        return new ArrayList<>(episodes.values());
    }

    /** The first item with a guid speaks for it; a later one only adds files that the first does not have. */
    private static Episode joined(Episode first, Episode later) {
        List<Enclosure> enclosures = new ArrayList<>(first.enclosures());
        enclosures.addAll(later.enclosures());
        return new Episode(
                first.guid(),
                first.title(),
                first.published(),
                first.link(),
                first.description(),
                EnclosureReader.eachOnce(enclosures),
                first.xml());
    }
}
