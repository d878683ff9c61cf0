package org.seedcast.library.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.Validators;
import org.seedcast.feed.read.FeedReader;
import org.seedcast.feed.read.FeedSettings;
import org.seedcast.http.Sleeper;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.ReadFeed;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

/** A library in a directory, fed with documents as the program would read them. */
public final class LibraryFixture implements AutoCloseable {
    public static final String LOCATION = "https://show.example/feed.xml";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Layout layout;
    private Library library;

    public LibraryFixture(Path root) throws Exception {
        this.layout = new Layout(root);
        this.library = Library.open(layout);
    }

    public Layout layout() {
        return layout;
    }

    public Library library() {
        return library;
    }

    public void reopen() throws Exception {
        library.close();
        library = Library.open(layout);
    }

    public void merge(String xml) throws Exception {
        merge(LOCATION, xml);
    }

    /** @param location a URL or a path, as it would be typed */
    public void merge(String location, String xml) throws Exception {
        library.merge(ReadFeed.of(location, feed(location, NOW, xml), Validators.NONE, NOW));
    }

    /** As a server sent it, in whatever encoding. */
    public void mergeBytes(byte[] feed) throws Exception {
        library.merge(ReadFeed.of(LOCATION, feed(LOCATION, NOW, feed), Validators.NONE, NOW));
    }

    public void mergeAt(Instant now, String xml) throws Exception {
        library.merge(ReadFeed.of(LOCATION, feed(LOCATION, now, xml), Validators.NONE, now));
    }

    private static Feed feed(String location, Instant now, String xml) throws Exception {
        return feed(location, now, xml.getBytes(UTF_8));
    }

    private static Feed feed(String location, Instant now, byte[] bytes) throws Exception {
        Sleeper awake = duration -> {};
        URI base = FeedLocation.parse(location).base();
        return new FeedReader(new OkHttpClient(), FeedSettings.DEFAULT, awake, InstantSource.fixed(now))
                .parse(bytes, Optional.empty(), base);
    }

    public Item item(String guid) throws LibraryUnusable {
        List<Item> found = library.items().all().stream()
                .filter(item -> item.guid().value().equals(guid))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " items of " + guid);
        }
        return found.get(0);
    }

    /** The hashes of a content that is different for every item. */
    public static ContentHashes hashes(Item item) {
        byte[] content = ("content of " + item.guid() + " " + item.fileName())
                .repeat(900)
                .getBytes(UTF_8);
        PieceHasher hasher = new PieceHasher(PieceLength.forContent(content.length));
        hasher.update(content, 0, content.length);
        return hasher.finish();
    }

    /** An RSS 2.0 document with these items. */
    public static String rss(String... items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
                <channel><title>Show</title><link>https://show.example/</link><description>About it.</description>
                %s
                </channel></rss>
                """
                .formatted(String.join("\n", items));
    }

    /** @param urls of its enclosures, each an MP3 by its type */
    public static String item(String guid, String title, String date, String... urls) {
        StringBuilder enclosures = new StringBuilder();
        for (String url : urls) {
            enclosures.append(enclosure(url, "audio/mpeg"));
        }
        return "<item><title>" + title + "</title><guid isPermaLink=\"false\">" + guid + "</guid><pubDate>" + date
                + "</pubDate>" + enclosures + "</item>";
    }

    public static String enclosure(String url, String type) {
        return "<enclosure url=\"" + url + "\" length=\"5\" type=\"" + type + "\"/>";
    }

    @Override
    public void close() throws LibraryUnusable {
        library.close();
    }
}
