package org.seedcast.seed.bt.served;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.seed.content.FilePool;
import org.seedcast.seed.content.ServedContent;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A torrent being served: the data that peers must receive. No hashes and no metainfo are kept, so that a thousand
 * torrents do not occupy memory for the few that somebody requests. Safe for use by several threads.
 */
public final class ServedTorrent {
    private static final Logger LOG = LoggerFactory.getLogger(ServedTorrent.class);

    private final InfoHash infoHash;
    private final Path file;
    private final boolean isPrivate;
    private final int pieces;
    private final int pieceLength;
    private final int metadataBytes;
    private final ServedContent content;
    private final TorrentTally tally;
    private final Consumer<IOException> unreadable;
    private SoftReference<byte[]> metadata = new SoftReference<>(null);

    /**
     * @param file the .torrent
     * @param stamps of the content when it was known to be right
     * @param unreadable called when content cannot be read or has changed; on a reading thread
     */
    public ServedTorrent(
            Metainfo metainfo,
            Path file,
            ContentLayout layout,
            ContentStamps stamps,
            FilePool pool,
            TorrentTally tally,
            Consumer<IOException> unreadable) {
        this.infoHash = metainfo.infoHash();
        this.file = file;
        this.isPrivate = metainfo.info().isPrivate();
        this.pieces = metainfo.info().pieces().count();
        this.pieceLength = metainfo.info().pieceLength().bytes();
        this.metadataBytes = metainfo.infoBytes().length;
        this.content = new ServedContent(layout, stamps, pieceLength, pool);
        this.tally = tally;
        this.unreadable = unreadable;
    }

    public InfoHash infoHash() {
        return infoHash;
    }

    public boolean isPrivate() {
        return isPrivate;
    }

    public int pieces() {
        return pieces;
    }

    /** In bytes. */
    public int pieceLength() {
        return pieceLength;
    }

    public ServedContent content() {
        return content;
    }

    public TorrentTally tally() {
        return tally;
    }

    /** Records that requested content could not be read. */
    public void unreadable(IOException failure) {
        unreadable.accept(failure);
    }

    /** Returns the size of the info dictionary; empty where peers must get it elsewhere (BEP 27). */
    public OptionalInt metadataBytes() {
        return isPrivate ? OptionalInt.empty() : OptionalInt.of(metadataBytes);
    }

    /** The info dictionary for peers that have a magnet link only (BEP 9); empty when it is not to be had. Reads the .torrent. */
    public Optional<byte[]> metadata() {
        return isPrivate ? Optional.empty() : Optional.ofNullable(readMetadata());
    }

    /** A peer asks for one part after the other, so what was read is kept while there is room. */
    private synchronized byte @Nullable [] readMetadata() {
        byte[] kept = metadata.get();
        if (kept != null) {
            return kept;
        }
        try {
            Metainfo metainfo = Metainfo.read(file);
            if (metainfo.infoHash().equals(infoHash)) {
                metadata = new SoftReference<>(metainfo.infoBytes());
                return metainfo.infoBytes();
            }
            LOG.debug("{} is another torrent now", file);
        } catch (InvalidMetainfo e) {
            // those that have the torrent are served on
            LOG.debug("no metadata can be sent", e);
        }
        return null;
    }
}
