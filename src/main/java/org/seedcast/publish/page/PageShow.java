package org.seedcast.publish.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import org.seedcast.publish.words.Direction;
import org.seedcast.publish.words.Words;

/** The variables of a show in a template. */
public final class PageShow {

    public static final String COVER = "cover.jpg";
    private final Catalogue catalogue;
    private final OriginAddresses origin;
    private final boolean cover;
    private final String language;
    private final Words words;
    private final boolean podcast;

    /** @param cover whether the site has the cover of the show */
    PageShow(Catalogue catalogue, OriginAddresses origin, boolean cover) {
        this.catalogue = catalogue;
        this.origin = origin;
        this.cover = cover;
        this.language = PageText.language(catalogue.channel().language());
        this.words = Words.in(language);
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
        putFeeds(show);
        return show;
    }

    /** Returns the variables that no new item changes. */
    Map<String, Object> identity() {
        FeedChannel channel = catalogue.channel();
        String title = title();
        Map<String, Object> show = new HashMap<>();
        show.put("title", title);
        show.put("language", language);
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
        show.putAll(spoken());
        return show;
    }

    /** Reports whether the podcast feed has anything to play. */
    boolean hasPodcast() {
        return podcast;
    }

    String title() {
        String title = PageText.title(origin.without(catalogue.channel().title()));
        return title.isEmpty() ? words.text("untitled") : title;
    }

    String description() {
        return PageText.lines(origin.without(PlainText.of(catalogue.channel().description())));
    }

    String home() {
        return origin.without(PageText.web(catalogue.channel().link()));
    }

    Words words() {
        return words;
    }

    String language() {
        return language;
    }

    /** {@code 8 releases, 31 tracks}; {@code 120 files} of a show that has none. */
    String count(List<Torrent> torrents) {
        List<Torrent> releases = torrents.stream()
                .filter(torrent -> ReleasePage.isRelease(torrent.item()))
                .toList();
        int files = torrents.size() - releases.size();
        List<String> counts = new ArrayList<>();
        if (!releases.isEmpty()) {
            int tracks = releases.stream()
                    .mapToInt(release -> new ReleasePage(release, words).tracks())
                    .sum();
            counts.add(words.count("releases", releases.size()));
            counts.add(words.count("tracks", tracks));
        }
        if (files > 0 || counts.isEmpty()) {
            counts.add(words.count("files", files));
        }
        return String.join(words.text("comma") + " ", counts);
    }

    String size(List<Torrent> torrents) {
        return words.size(new ByteSize(
                torrents.stream().mapToLong(torrent -> torrent.state().length()).sum()));
    }

    /** Returns the words and the language of a page, which is that of the show, also where our own words are not. */
    Map<String, Object> spoken() {
        Map<String, Object> show = new HashMap<>();
        show.put("lang", language.isEmpty() ? words.language() : language);
        show.put("dir", Direction.of(language));
        show.put(
                "untranslated",
                !language.isEmpty() && !language.toLowerCase(Locale.ROOT).startsWith(words.language()));
        show.put("words", words.all());
        show.put("wordsLanguage", words.language());
        show.put("scriptWords", words.forScripts());
        return show;
    }

    /** The addresses of feeds, empty while nobody said where the site is published. */
    private void putFeeds(Map<String, Object> show) {
        show.put("podcastUrl", address(PodcastFeed.NAME));
        show.put("torrentsUrl", address(TorrentFeed.NAME));
        show.put("allTorrentsUrl", address(TorrentFeed.ALL));
        Optional<URI> podcast = PublicLinks.of(catalogue).site(PodcastFeed.NAME);
        show.put(
                "apps",
                PodcastApp.all(words).stream()
                        .map(app -> app.variables(podcast))
                        .toList());
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
