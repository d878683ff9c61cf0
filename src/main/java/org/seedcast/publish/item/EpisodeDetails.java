package org.seedcast.publish.item;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.input.SAXBuilder;
import org.seedcast.library.Entry;

/** The parts of an episode that its feed tells in elements for podcasts. */
public record EpisodeDetails(Optional<PlayingTime> time, Numbering numbering, List<Person> people) {
    private static final EpisodeDetails NONE =
            new EpisodeDetails(Optional.empty(), new Numbering(Optional.empty(), Optional.empty()), List.of());

    /** @param parser for the item's XML */
    public static EpisodeDetails of(Entry entry, SAXBuilder parser) {
        String xml = entry.xml();
        boolean any = Stream.of("duration", ":season", ":episode", ":person").anyMatch(xml::contains);
        if (!any) {
            return NONE; // most of what is not told need not be parsed
        }
        Element item = Xml.parse(xml, parser);
        return new EpisodeDetails(PlayingTime.of(item), Numbering.of(item), Person.of(item));
    }
}
