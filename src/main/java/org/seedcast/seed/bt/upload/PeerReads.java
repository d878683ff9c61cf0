package org.seedcast.seed.bt.upload;

import java.io.IOException;
import java.util.List;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.NetworkLoop;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.seed.content.Block;
import org.seedcast.seed.content.BlockReads;
import org.seedcast.seed.content.ReadBlocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads for peers on the reading threads; what is read comes back on the network thread. */
public final class PeerReads {
    private static final Logger LOG = LoggerFactory.getLogger(PeerReads.class);

    private final BlockReads reads;
    private final NetworkLoop loop;

    public PeerReads(BlockReads reads, NetworkLoop loop) {
        this.reads = reads;
        this.loop = loop;
    }

    /** Runs {@code task} on a reading thread; whatever it dies of, {@code socket} alone is closed. */
    void execute(PeerSocket socket, Runnable task) {
        reads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                comeBack(socket::close);
                LOG.error("{} could not be read for", socket, e);
            }
        });
    }

    /** Reads blocks of a torrent. Only for a reading thread. */
    ReadBlocks read(ServedTorrent torrent, List<Block> batch) throws IOException {
        return reads.read(torrent.content(), batch);
    }

    /** Runs {@code task} on the network thread. Safe for use by several threads. */
    void comeBack(Runnable task) {
        loop.execute(task);
    }

    void giveBack(ReadBlocks blocks) {
        reads.giveBack(blocks);
    }
}
