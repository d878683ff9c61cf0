package org.seedcast.seed.bt;

import bt.magnet.UtMetadata;
import bt.metainfo.Torrent;
import bt.metainfo.TorrentFile;
import bt.metainfo.TorrentId;
import bt.metainfo.TorrentSource;
import bt.tracker.AnnounceKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/**
 * A torrent as Bt sees it. It names no trackers, as announcing is not Bt's business, and no files or hashes, as nothing is
 * left to be verified or written. The metainfo for peers with only a magnet link is read again when one asks (BEP 9): a
 * thousand torrents need not lie in memory for it.
 */
final class ServedTorrent implements Torrent {
    static final int METADATA_BLOCK_BYTES = 16 << 10;

    private final InfoHash infoHash;
    private final TorrentId id;
    private final Path file;
    private final boolean isPrivate;
    private final List<URI> trackers;
    private final ServedContent content;

    ServedTorrent(Metainfo metainfo, Path file, ServedContent content) {
        this.infoHash = metainfo.infoHash();
        this.id = TorrentId.fromBytes(infoHash.bytes());
        this.file = file;
        this.isPrivate = metainfo.info().isPrivate();
        this.trackers = metainfo.announceList().all();
        this.content = content;
    }

    List<URI> trackers() {
        return trackers;
    }

    ServedContent content() {
        return content;
    }

    InfoHash infoHash() {
        return infoHash;
    }

    @Override
    public TorrentId getTorrentId() {
        return id;
    }

    @Override
    public String getName() {
        return infoHash.toString();
    }

    @Override
    public long getChunkSize() {
        return content.pieceBytes();
    }

    @Override
    public Iterable<byte[]> getChunkHashes() {
        return List.of();
    }

    @Override
    public long getSize() {
        return content.length();
    }

    @Override
    public List<TorrentFile> getFiles() {
        return List.of();
    }

    @Override
    public boolean isPrivate() {
        return isPrivate;
    }

    @Override
    public Optional<AnnounceKey> getAnnounceKey() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> getCreationDate() {
        return Optional.empty();
    }

    @Override
    public Optional<String> getCreatedBy() {
        return Optional.empty();
    }

    @Override
    public TorrentSource getSource() {
        return new TorrentSource() {
            @Override
            public Optional<byte[]> getMetadata() {
                return Optional.empty();
            }

            @Override
            public byte[] getExchangedMetadata() {
                return infoBytes();
            }
        };
    }

    /** For peers that have a magnet link only (BEP 9). Reads the .torrent. */
    UtMetadata metadataBlock(int index) {
        long start = (long) index * METADATA_BLOCK_BYTES;
        try {
            byte[] info = isPrivate ? new byte[0] : infoBytes();
            if (start < 0 || start >= info.length) {
                return UtMetadata.reject(index);
            }
            int end = (int) Math.min(info.length, start + METADATA_BLOCK_BYTES);
            return UtMetadata.data(index, info.length, Arrays.copyOfRange(info, (int) start, end));
        } catch (IllegalStateException e) {
            // the .torrent is not what it was; peers that have it are served on
            return UtMetadata.reject(index);
        }
    }

    private byte[] infoBytes() {
        try {
            Metainfo metainfo = Metainfo.read(file);
            if (!metainfo.infoHash().equals(infoHash)) {
                throw new IllegalStateException(file + " is another torrent now");
            }
            return metainfo.infoBytes();
        } catch (InvalidMetainfo e) {
            // Bt logs it and tells the peer nothing about metadata; the peers that have the torrent are served on
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
