package org.seedcast.app.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.FileStamp;
import org.seedcast.handoff.Offer;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Release;
import org.seedcast.library.store.Library;
import org.seedcast.publish.TorrentFiles;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/** Everything of a library that clients are to seed; nothing of its content is read. */
public final class Offers {
    private Offers() {}

    /** @param files never written by this */
    public static List<Offer> of(Library library, AtomicFile files) throws SeedcastException {
        Layout layout = library.layout();
        TorrentFiles torrents = new TorrentFiles(layout, library.settings(), files);
        List<Offer> offers = new ArrayList<>();
        for (Item item : library.items().all()) {
            Path torrent = layout.torrent(item.fileName());
            if (item.state() instanceof Published state && Files.exists(torrent)) {
                offers.add(new Offer(
                        state.infoHash(),
                        torrent,
                        item.data(layout).toAbsolutePath().normalize(),
                        state.length(),
                        content(item, state, layout),
                        torrents.trackers(item)));
            }
        }
        return offers;
    }

    /** Empty where it is not all there. */
    private static String content(Item item, Published state, Layout layout) {
        try {
            return stamp(item, layout)
                    .filter(stamp -> stamp.size() == state.length())
                    .map(stamp -> stamp.size() + ":" + stamp.modifiedNanos())
                    .orElse("");
        } catch (IOException | InvalidMetainfo e) {
            return "";
        }
    }

    private static Optional<FileStamp> stamp(Item item, Layout layout) throws IOException, InvalidMetainfo {
        Path data = item.data(layout);
        if (item.release().filter(Release::isDirectory).isEmpty()) {
            return Optional.of(FileStamp.of(data)).filter(any -> Files.isRegularFile(data));
        }
        Metainfo torrent = Metainfo.read(layout.torrent(item.fileName()));
        torrent.info().requireSafePaths();
        return ContentStamps.of(ContentLayout.of(torrent.info(), data)).map(ContentStamps::total);
    }
}
