package org.seedcast.feed.item;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndImage;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** The description of a channel by RSS's or Atom's own elements, texts as written. */
record ChannelCore(String format, String title, String description, Optional<String> language, Optional<String> image) {

    static ChannelCore read(FeedDocument document) {
        ChannelCore walked = byWalk(document);
        return byRome(new Document(document.root().clone()))
                .map(rome -> rome.completedBy(walked))
                .orElse(walked);
    }

    private ChannelCore completedBy(ChannelCore other) {
        return new ChannelCore(
                format,
                TitleText.of(title.isEmpty() ? other.title : title),
                description.isEmpty() ? other.description : description,
                language.or(other::language),
                image.or(other::image));
    }

    /** Rome throws away a whole feed for one bad number in it; then our own reading stands alone. */
    private static Optional<ChannelCore> byRome(Document header) {
        try {
            SyndFeed feed = new SyndFeedInput().build(header);
            return Optional.of(new ChannelCore(
                    feed.getFeedType(),
                    text(feed.getTitle()).orElse(""),
                    text(feed.getDescription()).orElse(""),
                    text(feed.getLanguage()),
                    Optional.ofNullable(feed.getImage()).map(SyndImage::getUrl).flatMap(ChannelCore::text)));
        } catch (FeedException | RuntimeException e) {
            return Optional.empty(); // NullPointerException and IllegalArgumentException are among its complaints
        }
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static ChannelCore byWalk(FeedDocument document) {
        Element channel = document.channel();
        Set<String> own = Set.of(channel.getNamespaceURI());
        return new ChannelCore(
                format(document),
                FeedNames.text(channel, own, "title").orElse(""),
                FeedNames.text(channel, own, "description")
                        .or(() -> FeedNames.text(channel, own, "subtitle"))
                        .or(() -> FeedNames.text(channel, FeedNames.ITUNES, "summary"))
                        .orElse(""),
                FeedNames.text(channel, own, "language")
                        .or(() -> FeedNames.text(channel, FeedNames.DUBLIN_CORE, "language"))
                        .or(() -> FeedNames.attribute(document.root(), "lang")),
                FeedNames.children(channel, own, "image").stream()
                        .flatMap(image -> FeedNames.text(image, own, "url").stream())
                        .findFirst()
                        .or(() -> FeedNames.text(channel, own, "logo"))
                        .or(() -> FeedNames.text(channel, own, "icon")));
    }

    private static String format(FeedDocument document) {
        if (document.isAtom()) {
            return document.root().getNamespaceURI().equals(FeedNames.ATOM_03) ? "atom_0.3" : "atom_1.0";
        }
        boolean rdf = document.root().getName().toLowerCase(Locale.ROOT).equals("rdf");
        return rdf ? "rss_1.0" : "rss_2.0";
    }
}
