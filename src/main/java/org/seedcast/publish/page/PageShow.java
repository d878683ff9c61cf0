package org.seedcast.publish.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.ByteSize;
import org.seedcast.library.Catalogue;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PlainText;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.notes.ShowNotes;

/** The variables of a show in a template. */
public final class PageShow {

    public static final String COVER = "cover.jpg";
    private final Catalogue catalogue;
    private final OriginAddresses origin;
    private final boolean cover;
    private final boolean podcast;

    /** @param cover whether the site has the cover of the show */
    PageShow(Catalogue catalogue, OriginAddresses origin, boolean cover) {
        this.catalogue = catalogue;
        this.origin = origin;
        this.cover = cover;
        this.podcast = !new PodcastFeed(catalogue).isEmpty();
    }

    Map<String, Object> variables(List<Torrent> torrents, Page page) {
        Map<String, Object> show = new HashMap<>(page.variables());
        show.putAll(identity());
        show.put("allTorrents", torrents.size() > TorrentFeed.NEWEST);
        show.put("empty", torrents.isEmpty());
        show.put("count", count(torrents));
        show.put("size", size(torrents));
        show.put("url", address(page.isNewest() ? "" : page.fileName()));
        putDescription(show);
        return show;
    }

    /** Returns the variables that no new item changes. */
    Map<String, Object> identity() {
        FeedChannel channel = catalogue.channel();
        String title = title();
        Map<String, Object> show = new HashMap<>();
        show.put("title", title);
        show.put("language", PageText.language(channel.language()));
        show.put(
                "author",
                channel.author()
                        .map(author -> PageText.title(origin.without(author)))
                        .filter(name -> !name.equals(title))
                        .orElse(""));
        show.put("home", home());
        show.put("unofficial", !catalogue.settings().own());
        show.put("podcast", podcast);
        show.put("cover", cover ? COVER : "");
        show.put("coverUrl", cover ? address(COVER) : "");
        putLicence(show, origin.without(channel.license().orElse("")));
        return show;
    }

    /** Reports whether the podcast feed has anything to play. */
    boolean hasPodcast() {
        return podcast;
    }

    String title() {
        String title = PageText.title(origin.without(catalogue.channel().title()));
        return title.isEmpty() ? "A show without a title" : title;
    }

    String description() {
        return PageText.lines(origin.without(PlainText.of(catalogue.channel().description())));
    }

    String home() {
        return origin.without(PageText.web(catalogue.channel().link()));
    }

    /** {@code 8 releases, 31 tracks}; {@code 120 files} of a show that has none. */
    static String count(List<Torrent> torrents) {
        List<Torrent> releases = torrents.stream()
                .filter(torrent -> ReleasePage.isRelease(torrent.item()))
                .toList();
        int files = torrents.size() - releases.size();
        List<String> counts = new ArrayList<>();
        if (!releases.isEmpty()) {
            int tracks = releases.stream()
                    .mapToInt(release -> new ReleasePage(release).tracks())
                    .sum();
            counts.add(count(releases.size(), "release"));
            counts.add(count(tracks, "track"));
        }
        if (files > 0 || counts.isEmpty()) {
            counts.add(count(files, "file"));
        }
        return String.join(", ", counts);
    }

    private static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    static String size(List<Torrent> torrents) {
        return new ByteSize(torrents.stream()
                        .mapToLong(torrent -> torrent.state().length())
                        .sum())
                .toString();
    }

    private void putDescription(Map<String, Object> show) {
        String description = description();
        Notes notes = Notes.of(description);
        show.put("description", PageText.paragraphs(description));
        show.put("summary", PageText.summary(description));
        show.put("lead", notes.lead());
        show.put("rest", notes.rest());
        ShowNotes marked = ShowNotes.of(
                catalogue.channel().description(),
                new ShowNotes.Terms(origin::without, () -> catalogue.channel().link(), new ShowNotes.Times.None()));
        ShowNotes.Cut cut = marked.cut(Integer.MAX_VALUE);
        show.put("notes", marked.whole());
        show.put("notesLead", cut.lead());
        show.put("notesRest", cut.rest());
        show.put("more", !cut.rest().isEmpty());
    }

    private static void putLicence(Map<String, Object> show, String licence) {
        Licence known = Licence.of(licence);
        show.put("licence", known.name());
        show.put("licenceUrl", known.url());
    }

    /** Empty while nobody said where the site is published. */
    String address(String relative) {
        Optional<URI> url = PublicLinks.of(catalogue).site(relative);
        return url.map(URI::toString).orElse("");
    }
}
