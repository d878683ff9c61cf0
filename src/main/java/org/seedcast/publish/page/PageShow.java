package org.seedcast.publish.page;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.ByteSize;
import org.seedcast.library.Catalogue;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PlainText;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.notes.ShowNotes;

/** The variables of a show in a template. */
public final class PageShow {

    public static final String COVER = "cover.jpg";
    private static final Pattern CREATIVE_COMMONS = Pattern.compile("(?i)cc-(by(?:-[a-z]{2}){0,2})-(\\d\\.\\d)");

    private final Catalogue catalogue;
    private final OriginAddresses origin;
    private final boolean cover;

    /** @param cover whether the site has the cover of the show */
    PageShow(Catalogue catalogue, OriginAddresses origin, boolean cover) {
        this.catalogue = catalogue;
        this.origin = origin;
        this.cover = cover;
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
        show.put("cover", cover ? COVER : "");
        show.put("coverUrl", cover ? address(COVER) : "");
        putLicence(show, origin.without(channel.license().orElse("")));
        return show;
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

    static String count(List<Torrent> torrents) {
        return torrents.size() == 1 ? "1 file" : torrents.size() + " files";
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
        show.put("licence", PageText.title(licence));
        show.put("licenceUrl", licenceUrl(licence));
    }

    /** Returns the URL of a licence that a feed names by a URL, or by the short name of one of Creative Commons. */
    private static String licenceUrl(String licence) {
        Matcher commons = CREATIVE_COMMONS.matcher(licence);
        if (commons.matches()) {
            String name = commons.group(1).toLowerCase(Locale.ROOT);
            return "https://creativecommons.org/licenses/" + name + "/" + commons.group(2) + "/";
        }
        return PageText.web(licence);
    }

    /** Empty while nobody said where the site is published. */
    String address(String relative) {
        Optional<URI> url = PublicLinks.of(catalogue).site(relative);
        return url.map(URI::toString).orElse("");
    }
}
