package org.seedcast.app.rescue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.feed.Episode;
import org.seedcast.file.FileStamp;
import org.seedcast.library.Layout;
import org.seedcast.library.NewRelease;
import org.seedcast.library.Release;
import org.seedcast.progress.Progress;
import org.seedcast.publish.OwnFeeds;
import org.seedcast.seed.content.ContentCheck;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.Sha256;
import org.seedcast.torrent.SingleFile;

/** Makes a release of a .torrent and the content that proves to be its own. */
record FoundRelease(Layout layout, OwnFeeds own) {

    /**
     * The release as it was put in.
     *
     * @return empty where the content is not what the .torrent says
     */
    Optional<NewRelease> at(Metainfo torrent, Path data, String name) throws IOException {
        ContentLayout content = ContentLayout.of(torrent.info(), data);
        Optional<FileStamp> stamp = ContentStamps.of(content).map(ContentStamps::total);
        if (stamp.isEmpty() || !ContentCheck.matches(torrent.info(), content)) {
            return Optional.empty();
        }
        Optional<Episode> listed = own.torrent(torrent.infoHash());
        return Optional.of(new NewRelease(
                release(torrent, data),
                listed.map(Episode::title).orElseGet(() -> torrent.info().name()),
                listed.isPresent() ? listed.get().published() : FoundName.date(name),
                torrent.comment().orElseGet(() -> own.description(torrent.infoHash())),
                torrent,
                stamp.get(),
                isTree(torrent) ? Optional.empty() : Optional.of(sha256(torrent, data))));
    }

    private Release release(Metainfo torrent, Path data) {
        boolean isPrivate = torrent.info().isPrivate();
        return new Release(
                torrent.info().name(),
                data.startsWith(layout.root()) ? layout.root().relativize(data) : data,
                isTree(torrent),
                isPrivate ? torrent.announceList() : AnnounceList.NONE,
                List.of(),
                Optional.empty(),
                isPrivate,
                own.season(torrent.infoHash()));
    }

    private static boolean isTree(Metainfo torrent) {
        return !(torrent.info().content() instanceof SingleFile);
    }

    private static Sha256 sha256(Metainfo torrent, Path file) throws IOException {
        return PieceHasher.ofFile(file, torrent.info().pieceLength(), Progress.NONE)
                .sha256();
    }
}
