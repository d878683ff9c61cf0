package org.seedcast.publish;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.ByteSize;
import org.seedcast.library.Catalogue;

/**
 * index.html: the show for a visitor, with or without a BitTorrent client and without scripts. Everything from the feed
 * is text to the template, which escapes it.
 */
final class Page {
    private static final String TEMPLATE = "page.html";
    private static final int SUMMARY_CHARACTERS = 160;

    private final Catalogue catalogue;
    private final Secrets secrets;

    Page(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.secrets = Secrets.of(catalogue);
    }

    String render() {
        return template().execute(show());
    }

    private static Template template() {
        try (InputStream template = Page.class.getResourceAsStream(TEMPLATE)) {
            if (template == null) {
                throw new AssertionError(TEMPLATE + " is missing from the program");
            }
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            return Mustache.compiler().emptyStringIsFalse(true).defaultValue("").compile(text);
        } catch (IOException e) {
            throw new AssertionError(TEMPLATE + " cannot be read from the program", e);
        }
    }

    private Map<String, Object> show() {
        FeedChannel channel = catalogue.channel();
        List<Torrent> torrents = Torrent.allOf(catalogue);
        String description = secrets.without(PlainText.of(channel.description()));
        Map<String, Object> show = new HashMap<>();
        show.put("title", channel.title());
        show.put("language", channel.language().orElse("en"));
        show.put("description", paragraphs(description));
        show.put("summary", summary(description));
        show.put(
                "author",
                channel.author().filter(name -> !name.equals(channel.title())).orElse(""));
        show.put("home", secrets.without(web(channel.link())));
        show.put("licence", channel.license().orElse(""));
        show.put("unofficial", !catalogue.settings().own());
        show.put("torrents", torrents.stream().map(this::item).toList());
        show.put("empty", torrents.isEmpty());
        show.put("more", torrents.size() > TorrentFeed.NEWEST);
        show.put("count", torrents.size() == 1 ? "1 file" : torrents.size() + " files");
        show.put("size", total(torrents));
        return show;
    }

    private Map<String, Object> item(Torrent torrent) {
        Map<String, Object> item = new HashMap<>();
        item.put("id", torrent.state().infoHash().toString());
        item.put("title", torrent.title());
        item.put("date", torrent.item().published().map(Page::day).orElse(""));
        item.put("size", new ByteSize(torrent.state().length()).toString());
        item.put(
                "description",
                paragraphs(secrets.without(PlainText.of(torrent.entry().description()))));
        item.put("copied", torrent.copied().orElse(""));
        item.put("cover", PublicLinks.cover(torrent.item()).orElse(""));
        item.put("page", secrets.without(web(torrent.entry().link())));
        item.put(
                "download",
                torrent.links().download(torrent.item()).map(URI::toString).orElse(""));
        item.put("video", MediaType.isVideo(torrent.item()));
        item.put("torrent", PublicLinks.torrentPath(torrent.item()));
        item.put("magnet", torrent.magnet());
        return item;
    }

    /** Only what a browser opens as a page: a feed may put {@code javascript:} anywhere. */
    private static String web(Optional<URI> link) {
        return link.filter(uri ->
                        String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT).matches("https?"))
                .map(URI::toString)
                .orElse("");
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static String total(List<Torrent> torrents) {
        return new ByteSize(torrents.stream()
                        .mapToLong(torrent -> torrent.state().length())
                        .sum())
                .toString();
    }

    private static List<String> paragraphs(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n{2,}"));
    }

    private static String summary(String text) {
        String line = text.replaceAll("\\s+", " ");
        boolean fits = line.codePointCount(0, line.length()) <= SUMMARY_CHARACTERS;
        return fits ? line : line.substring(0, line.offsetByCodePoints(0, SUMMARY_CHARACTERS)) + "…";
    }
}
