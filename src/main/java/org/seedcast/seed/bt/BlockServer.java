package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import bt.net.Peer;
import bt.net.buffer.BufferedData;
import bt.torrent.data.BlockCache;
import bt.torrent.data.BlockRead;
import bt.torrent.data.BlockReader;
import bt.torrent.data.BlockWrite;
import bt.torrent.data.DataWorker;
import java.util.concurrent.CompletableFuture;

/**
 * Answers requests for blocks. Those that make no sense get no answer: Bt 1.10 would fail in the middle of a message and
 * leave the peer with garbage.
 */
final class BlockServer implements DataWorker {
    private final DataWorker bt;
    private final ServedTorrents torrents;

    /** @param bt Bt's own worker, reading through {@link #reader}: only it can make the answers Bt wants */
    BlockServer(DataWorker bt, ServedTorrents torrents) {
        this.bt = bt;
        this.torrents = torrents;
    }

    /** Reads when a block is encoded into the network buffer: straight from the file into it. */
    static BlockCache reader(ServedTorrents torrents) {
        return (id, piece, offset, length) -> {
            ServedContent content =
                    torrents.get(id).orElseThrow(() -> new IllegalStateException("not served any more: " + id));
            return (BlockReader) buffer -> content.send(piece, offset, length, buffer);
        };
    }

    @Override
    public CompletableFuture<BlockRead> addBlockRequest(TorrentId id, Peer peer, int piece, int offset, int length) {
        boolean sensible = torrents.get(id)
                .filter(content -> content.has(piece, offset, length))
                .isPresent();
        return sensible ? bt.addBlockRequest(id, peer, piece, offset, length) : new CompletableFuture<>();
    }

    /** Nobody was asked for blocks, and nothing is ever written. */
    @Override
    public CompletableFuture<BlockWrite> addBlock(TorrentId id, Peer peer, int piece, int offset, BufferedData block) {
        block.dispose();
        return new CompletableFuture<>();
    }
}
