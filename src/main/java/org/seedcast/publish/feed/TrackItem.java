package org.seedcast.publish.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Release;
import org.seedcast.library.track.Track;
import org.seedcast.library.track.TrackList;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.ReleaseTitle;
import org.seedcast.publish.item.Xml;

/**
 * A track of a release as an item of its own, as an item is one thing to play.
 *
 * @param entry of the release
 * @param url at which the file is
 * @param season the release among all of them
 * @param place of the track in the release, counted from 1
 */
record TrackItem(Entry entry, Item item, Published state, Track track, URI url, int season, int place) {

    /** Returns the tracks that can be had without BitTorrent, in order. */
    static List<TrackItem> of(Entry entry, PublicLinks links, int season) {
        List<TrackItem> items = new ArrayList<>();
        for (Item item : entry.current()) {
            List<Track> tracks = TrackList.of(
                            item.release().map(Release::tracks).orElse(List.of()))
                    .tracks();
            int place = 0;
            for (Track track : tracks) {
                place++;
                Optional<URI> url = links.download(item, track);
                if (url.isPresent() && item.state() instanceof Published state) {
                    items.add(new TrackItem(entry, item, state, track, url.get(), season, place));
                }
            }
        }
        return items;
    }

    /** Each track is a second older than the one before it: apps list the newest first, and so the first track. */
    Element element(ReleaseParts parts) {
        Element element = new Element("item");
        add(element, Xml.element("title", track.title()));
        parts.page(item).ifPresent(page -> add(element, page));
        add(element, Xml.element("guid", guid()).setAttribute("isPermaLink", "false"));
        entry.published()
                .ifPresent(date -> add(element, Xml.element("pubDate", Xml.date(date.minusSeconds(place - 1)))));
        add(element, Xml.element("description", description()));
        add(
                element,
                new Element("enclosure")
                        .setAttribute("url", url.toString())
                        .setAttribute("length", String.valueOf(track.bytes()))
                        .setAttribute("type", track.type()));
        track.length().ifPresent(length -> add(element, ReleaseParts.duration(length)));
        add(element, Xml.element("season", Xml.ITUNES, String.valueOf(season)));
        add(element, Xml.element("episode", Xml.ITUNES, String.valueOf(place)));
        add(
                element,
                Xml.element("season", Xml.PODCAST, String.valueOf(season)).setAttribute("name", Xml.carried(title())));
        parts.image(item).ifPresent(image -> add(element, image));
        element.addContent("\n");
        return element;
    }

    /** The same wherever the files are published. */
    private String guid() {
        return state.infoHash() + "/" + String.join("/", track.path());
    }

    private String description() {
        return entry.description().isBlank() ? title() : entry.description();
    }

    private String title() {
        return ReleaseTitle.of(entry.title(), entry.published());
    }

    private static void add(Element parent, Element child) {
        parent.addContent("\n").addContent(child);
    }
}
