package org.seedcast.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.ProcessingInstruction;
import org.seedcast.feed.Enclosure;
import org.seedcast.library.Catalogue;

/** The stylesheets of a source, which stand before its root and are kept at the head of its channel. */
final class Stylesheets {
    private Stylesheets() {}

    /** Takes them out of {@code channel}, each with its address written out; what not everybody could open is left out. */
    static List<ProcessingInstruction> take(Element channel, Catalogue catalogue) {
        Element noted = channel.clone(); // the note stays on for whoever asks next
        Optional<URI> base = SourceFeed.base(noted, catalogue).map(feed -> KeptAddresses.baseOf(noted, feed));
        List<ProcessingInstruction> stylesheets = new ArrayList<>();
        while (channel.getContentSize() > 0 && channel.getContent(0) instanceof ProcessingInstruction kept) {
            channel.removeContent(0);
            address(kept, base).ifPresent(href -> {
                kept.setPseudoAttribute("href", href.toString());
                stylesheets.add(kept);
            });
        }
        return List.copyOf(stylesheets);
    }

    private static Optional<URI> address(ProcessingInstruction stylesheet, Optional<URI> base) {
        return Optional.ofNullable(stylesheet.getPseudoAttributeValue("href"))
                .flatMap(href -> base.flatMap(against -> Enclosure.at(against, href)))
                .map(Enclosure::url)
                .filter(PublicAddress::isForAll);
    }
}
