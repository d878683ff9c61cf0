package org.seedcast.feed.item;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.address.Resource;
import org.seedcast.feed.FeedChannel;

/** Reads a feed's channel: the core through Rome, the podcast extensions by our own walk. */
public final class ChannelReader {
    private static final Pattern OPEN =
            Pattern.compile("(?i)creative ?commons|\\bcc[ -](by|0)|\\bcc0\\b|public domain");

    private ChannelReader() {}

    public static FeedChannel read(FeedDocument document, URI feed) {
        Element channel = document.channel();
        URI base = FeedXml.baseOf(channel, feed);
        ChannelCore core = ChannelCore.read(document);
        return new FeedChannel(
                core.format(),
                core.title(),
                LinkReader.alternate(channel, base),
                core.description(),
                core.language(),
                image(channel)
                        .or(core::image)
                        .flatMap(text -> LinkReader.web(base, text))
                        .map(Resource::of),
                author(channel),
                license(channel),
                FeedNames.text(channel, FeedNames.PODCAST, "locked").orElse("").equalsIgnoreCase("yes"),
                FeedXml.standalone(document.channel(), feed));
    }

    /** The show's cover: itunes:image is the large one. */
    private static Optional<String> image(Element channel) {
        return FeedNames.children(channel, FeedNames.ITUNES, "image").stream()
                .flatMap(image -> Stream.concat(
                        FeedNames.attribute(image, "href").stream(),
                        Stream.of(image.getValue().strip())))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Optional<String> author(Element channel) {
        Set<String> own = Set.of(channel.getNamespaceURI());
        return FeedNames.text(channel, FeedNames.ITUNES, "author")
                .or(() -> FeedNames.children(channel, own, "author").stream()
                        .flatMap(author -> FeedNames.text(author, own, "name").stream())
                        .findFirst())
                .or(() -> FeedNames.text(channel, FeedNames.DUBLIN_CORE, "creator"))
                .or(() -> FeedNames.text(channel, own, "managingEditor"));
    }

    private static Optional<String> license(Element channel) {
        Set<String> own = Set.of(channel.getNamespaceURI());
        return FeedNames.text(channel, FeedNames.PODCAST, "license")
                .or(() -> FeedNames.text(channel, FeedNames.CREATIVE_COMMONS, "license"))
                .or(() -> FeedNames.children(channel, FeedNames.CREATIVE_COMMONS, "license").stream()
                        .flatMap(license -> FeedNames.attribute(license, "resource").stream())
                        .findFirst())
                .or(() -> LinkReader.license(channel))
                .or(() -> FeedNames.text(channel, own, "copyright").filter(ChannelReader::isOpen))
                .or(() -> FeedNames.text(channel, own, "rights").filter(ChannelReader::isOpen));
    }

    /** A mere "2026 Somebody" is no licence. */
    private static boolean isOpen(String copyright) {
        return OPEN.matcher(copyright).find();
    }
}
