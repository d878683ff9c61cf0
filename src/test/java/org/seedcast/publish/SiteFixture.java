package org.seedcast.publish;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdom2.Element;
import org.jdom2.input.SAXBuilder;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.Catalogue;
import org.seedcast.library.EpisodeState.Discovered;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.LibraryFixture;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.ContentHashes;

/** A site written from a real library, whose files are made up. */
public final class SiteFixture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final AnnounceList TRACKERS = AnnounceList.of(List.of(List.of(URI.create("udp://t.example:6969/announce"))));

    public static final PublishingSettings PUBLIC = new PublishingSettings(
            Optional.of(URI.create("https://mirror.example/show/")),
            Optional.of(URI.create("https://media.example/m/")),
            TRACKERS,
            false);

    private final LibraryFixture library;

    public SiteFixture(Path root) throws Exception {
        this.library = new LibraryFixture(root);
    }

    public LibraryFixture library() {
        return library;
    }

    /** Takes in a document and publishes all that is in it. */
    public SiteFixture publish(String location, String xml) throws Exception {
        library.merge(location, xml);
        return publish(item -> true);
    }

    public SiteFixture publish(String xml) throws Exception {
        return publish(LibraryFixture.LOCATION, xml);
    }

    public SiteFixture with(PublishingSettings settings) throws Exception {
        library.library().save(settings);
        return this;
    }

    public SiteFixture publish(Predicate<Item> which) throws Exception {
        for (Item item : library.library().items().all()) {
            if (item.state() instanceof Discovered && which.test(item)) {
                publish(item);
            }
        }
        return this;
    }

    private void publish(Item item) throws Exception {
        Item begun = library.library().items().begin(item);
        ContentHashes hashes = LibraryFixture.hashes(begun);
        FileStamp stamp = new FileStamp(hashes.length(), 1, 1);
        Item downloaded = library.library().items().save(begun, new Downloaded(hashes, stamp));
        library.library().items().save(downloaded, torrents(Disk.REAL).write(downloaded, hashes, stamp));
    }

    public TorrentFiles torrents(Disk disk) throws Exception {
        return new TorrentFiles(library.layout(), library.library().settings(), new AtomicFile(disk));
    }

    public Catalogue catalogue() throws Exception {
        return library.library().catalogue().orElseThrow();
    }

    public boolean write() throws Exception {
        return write(NOW);
    }

    public boolean write(Instant now) throws Exception {
        return write(now, Disk.REAL);
    }

    public boolean write(Instant now, Disk disk) throws Exception {
        Site.Written written =
                new Site(new AtomicFile(disk), InstantSource.fixed(now)).write(library.library(), catalogue(), false);
        for (SeedcastException failure : written.failures()) {
            throw failure;
        }
        return written.changed();
    }

    public String text(String name) throws Exception {
        return Files.readString(library.layout().site().resolve(name), StandardCharsets.UTF_8);
    }

    /** The channel of a feed of the site, read by a parser that is strict. */
    public Element channel(String name) throws Exception {
        return new SAXBuilder()
                .build(library.layout().site().resolve(name).toFile())
                .getRootElement()
                .getChild("channel");
    }

    public List<Element> items(String name) throws Exception {
        return channel(name).getChildren("item");
    }

    @Override
    public void close() throws LibraryUnusable {
        library.close();
    }
}
