package org.seedcast.feed.item;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.Limits;
import org.seedcast.feed.MediaFilter;
import org.seedcast.feed.PackedText;
import org.seedcast.http.HttpUrls;

/** Reads one {@code item} or {@code entry} element. */
public final class ItemReader {
    private final URI feed;
    private final boolean alternates;

    /** @param alternates whether the renditions of an enclosure are read, too */
    public ItemReader(URI feed, boolean alternates) {
        this.feed = feed;
        this.alternates = alternates;
    }

    /** The episode, or empty for an item that nothing tells from others: no guid, no enclosure, no link. */
    Optional<Episode> read(Element item) {
        URI base = FeedXml.baseOf(item, feed);
        List<Enclosure> enclosures = EnclosureReader.read(item, base, alternates);
        Optional<URI> link = link(item, base);
        return guid(item, enclosures, link)
                .map(guid -> new Episode(
                        guid,
                        title(item),
                        published(item),
                        link,
                        PackedText.of(description(item)),
                        enclosures,
                        PackedText.of(FeedXml.standalone(item, feed))));
    }

    private static Set<String> own(Element item) {
        return Set.of(item.getNamespaceURI());
    }

    private static Optional<Guid> guid(Element item, List<Enclosure> enclosures, Optional<URI> link) {
        return FeedNames.text(item, own(item), "guid")
                .or(() -> isAtom(item) ? FeedNames.text(item, own(item), "id") : Optional.empty())
                .or(() -> FeedNames.text(item, FeedNames.ATOM, "id"))
                .or(() -> enclosures.stream()
                        .filter(MediaFilter::isMedia)
                        .findFirst()
                        .map(Enclosure::canonicalUrl))
                .or(() -> link.map(URI::toString)) // before a picture, which many items may share
                .or(() -> enclosures.stream().findFirst().map(Enclosure::canonicalUrl))
                .map(Guid::new);
    }

    private static boolean isAtom(Element item) {
        return item.getName().equals("entry");
    }

    private static String title(Element item) {
        return FeedNames.text(item, own(item), "title")
                .or(() -> FeedNames.text(item, FeedNames.ITUNES, "title"))
                .or(() -> FeedNames.text(item, FeedNames.DUBLIN_CORE, "title"))
                .map(TitleText::of)
                .map(ItemReader::cut)
                .orElse("");
    }

    private static String cut(String title) {
        if (title.length() <= Limits.TITLE_CHARACTERS) {
            return title;
        }
        boolean inPair = Character.isHighSurrogate(title.charAt(Limits.TITLE_CHARACTERS - 1));
        return title.substring(0, Limits.TITLE_CHARACTERS - (inPair ? 1 : 0));
    }

    private Optional<Instant> published(Element item) {
        return Stream.of(
                        FeedNames.text(item, own(item), "pubDate"),
                        FeedNames.text(item, own(item), "published"),
                        FeedNames.text(item, own(item), "issued"),
                        FeedNames.text(item, FeedNames.ATOM, "published"),
                        FeedNames.text(item, FeedNames.DUBLIN_CORE, "date"),
                        FeedNames.text(item, FeedNames.ATOM, "updated"),
                        FeedNames.text(item, own(item), "updated"),
                        FeedNames.text(item, FeedNames.ATOM, "modified"))
                .flatMap(Optional::stream)
                .flatMap(text -> PublicationDate.parse(text).stream())
                .findFirst();
    }

    /** The whole notes where only these have links: beside them the description is a summary. */
    private static String description(Element item) {
        Optional<String> description = notes(item, own(item), "description");
        Optional<String> whole = notes(item, FeedNames.CONTENT, "encoded");
        boolean summary = whole.filter(ItemReader::hasLinks).isPresent()
                && description.filter(ItemReader::hasLinks).isEmpty();
        return (summary ? whole : description)
                .or(() -> whole)
                .or(() -> notes(item, own(item), "content"))
                .or(() -> notes(item, own(item), "summary"))
                .or(() -> notes(item, FeedNames.ITUNES, "summary"))
                .orElse("");
    }

    private static boolean hasLinks(String html) {
        return html.contains("<a ");
    }

    /** HTML as text, also where the feed has it as elements. */
    private static Optional<String> notes(Element item, Set<String> namespaces, String name) {
        return FeedNames.children(item, namespaces, name).stream()
                .map(notes -> notes.getChildren().isEmpty() ? notes.getValue().strip() : InnerHtml.of(notes))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Optional<URI> link(Element item, URI base) {
        return LinkReader.alternate(item, base).or(() -> permaLink(item));
    }

    /** A guid is a link unless it says that it is not (RSS 2.0, guid); most are not all the same. */
    private static Optional<URI> permaLink(Element item) {
        return FeedNames.children(item, own(item), "guid").stream()
                .filter(guid -> !"false".equalsIgnoreCase(guid.getAttributeValue("isPermaLink")))
                .map(guid -> guid.getValue().strip())
                .filter(text -> text.startsWith("http://") || text.startsWith("https://"))
                .flatMap(text -> HttpUrls.parse(text).stream())
                .findFirst();
    }
}
