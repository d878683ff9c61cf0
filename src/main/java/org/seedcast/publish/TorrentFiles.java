package org.seedcast.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.row.TakenNames;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.SiteNotWritten;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.WebSeed;

/** Writes the .torrents of a library: same content, same name, same settings, same bytes. */
public final class TorrentFiles {
    /** Without a version, so that a newer program does not rewrite every .torrent. */
    private static final String CREATED_BY = "seedcast";

    private final Layout layout;
    private final PublishingSettings settings;
    private final AtomicFile files;

    public TorrentFiles(Layout layout, PublishingSettings settings, AtomicFile files) {
        this.layout = layout;
        this.settings = settings;
        this.files = files;
    }

    /**
     * Writes the .torrent of a release unless it is there as it should be: as it was made, with the trackers and the web
     * seed of the library where it has none of its own.
     */
    public Published write(Item item, Published state, byte[] made) throws SeedcastException {
        PublicLinks links = new PublicLinks(settings);
        Metainfo metainfo = parsed(made, item);
        requireOwn(item, metainfo);
        List<URI> webSeeds = WebSeed.withLoneFile(links.webSeeds(item), metainfo.info());
        byte[] bytes = metainfo.withAnnounce(links.trackers(item), webSeeds).toBytes();
        write(layout.torrent(item.fileName()), bytes);
        return new Published(state.length(), state.sha256(), state.stamp(), state.infoHash(), bytes.length);
    }

    /** Returns the trackers that its .torrent names. */
    public AnnounceList trackers(Item item) {
        return new PublicLinks(settings).trackers(item);
    }

    /** Writes the .torrent of {@code item} unless it is there as it should be. */
    public Published write(Item item, ContentHashes hashes, FileStamp stamp) throws SeedcastException {
        PublicLinks links = new PublicLinks(settings);
        Metainfo metainfo = Metainfo.of(
                Info.ofFile(item.fileName(), hashes),
                links.trackers(item),
                links.webSeeds(item),
                Optional.empty(),
                Optional.of(CREATED_BY));
        requireOwn(item, metainfo);
        byte[] bytes = metainfo.toBytes();
        write(layout.torrent(item.fileName()), bytes);
        return new Published(hashes.length(), Optional.of(hashes.sha256()), stamp, metainfo.infoHash(), bytes.length);
    }

    private static Metainfo parsed(byte[] made, Item item) throws SeedcastException {
        try {
            return Metainfo.parse(made);
        } catch (InvalidMetainfo e) {
            throw PiecesDamaged.unreadable(item, e);
        }
    }

    /**
     * Checks that the file holds no other torrent: a published item keeps its info-hash, and a new one takes no other
     * file's place.
     */
    private void requireOwn(Item item, Metainfo metainfo) throws SeedcastException {
        if (item.state() instanceof Published state) {
            if (!state.infoHash().equals(metainfo.infoHash())) {
                throw PiecesDamaged.of(item);
            }
        } else if (new TakenNames(layout).byTorrent(item.fileName(), metainfo.infoHash())) {
            throw NameTaken.byTorrent(layout.torrent(item.fileName()));
        }
    }

    private void write(Path target, byte[] bytes) throws SeedcastException {
        try {
            files.writeIfChanged(target, bytes);
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }
}
