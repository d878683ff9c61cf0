package org.seedcast.seed.bt;

import bt.protocol.Bitfield;
import bt.protocol.Cancel;
import bt.protocol.Choke;
import bt.protocol.Have;
import bt.protocol.Interested;
import bt.protocol.KeepAlive;
import bt.protocol.Message;
import bt.protocol.NotInterested;
import bt.protocol.Port;
import bt.protocol.Request;
import bt.protocol.Unchoke;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import org.seedcast.seed.content.Block;

/**
 * A peer that is served: what it says and is told. Only for the network thread. In place of Bt's workers, which unchoke
 * everybody and remember something of each peer that was ever there.
 */
final class Upload implements Conversation {
    private final PeerSocket socket;
    private final ServedTorrent torrent;
    private final Uploads uploads;
    private final TorrentPeers swarm;
    private final RequestedBlocks blocks;
    private final Runnable complete;
    private final PeerPieces pieces;
    private final PeerMetadata metadata;
    private boolean choked = true;
    private boolean interested;
    private boolean onTurn;
    private long idleSince = System.nanoTime();

    /** @param complete run when it turns out to have everything */
    Upload(PeerSocket socket, TorrentPeers swarm, Uploads uploads, Runnable complete) {
        this.socket = socket;
        this.torrent = swarm.torrent();
        this.swarm = swarm;
        this.uploads = uploads;
        this.complete = complete;
        this.pieces = new PeerPieces(torrent.pieces());
        this.blocks = new RequestedBlocks(this, uploads);
        this.metadata = new PeerMetadata(socket, torrent, uploads);
    }

    TorrentPeers swarm() {
        return swarm;
    }

    PeerSocket socket() {
        return socket;
    }

    PeerPieces pieces() {
        return pieces;
    }

    /** A peer with enough open requests is not listened to until some are answered. */
    @Override
    public boolean listens() {
        return blocks.takesMore() && metadata.takesMore();
    }

    @Override
    public void hear(ByteBuffer heard) throws IOException {
        while (listens()) {
            Message message = uploads.protocol().next(heard);
            if (message == null) {
                return;
            }
            take(message);
        }
    }

    private void take(Message message) throws IOException {
        if (message instanceof Request request) {
            request(new Block(request.getPieceIndex(), request.getOffset(), request.getLength()));
        } else if (message instanceof Cancel cancel) {
            blocks.cancel(new Block(cancel.getPieceIndex(), cancel.getOffset(), cancel.getLength()));
        } else if (message instanceof Interested) {
            interested = true;
            uploads.slots().wants(this);
        } else if (message instanceof NotInterested) {
            interested = false;
            idleSince = System.nanoTime();
            uploads.slots().leaves(this);
            choke();
        } else if (message instanceof Bitfield bitfield) {
            pieces.have(bitfield.getBitfield());
            learned();
        } else if (message instanceof Have have) {
            pieces.have(have.getPieceIndex());
            swarm.seen(this, have.getPieceIndex());
            learned();
        } else if (message instanceof Extended extended) {
            metadata.heard(extended);
        } else if (message instanceof Port port) {
            uploads.dhtNode(torrent, socket.remote().getAddress(), port.getPort());
        }
    }

    private void request(Block block) throws IOException {
        if (!torrent.content().has(block)) {
            throw new IOException("asked for what there is not: " + block);
        }
        // Those that crossed our choke on the way mean nothing any more (BEP 3).
        if (!choked && swarm.mayHave(this, block.piece())) {
            torrent.tally().asked(System.currentTimeMillis());
            blocks.add(block);
        }
    }

    private void learned() throws IOException {
        if (pieces.isComplete()) {
            swarm.sawComplete(this);
            complete.run();
            throw new IOException("it has everything");
        }
    }

    @Override
    public void speak() {
        metadata.speak();
        blocks.speak();
    }

    /** Under the lock of the count: whoever got a block finds it counted. */
    @Override
    public long write(OutQueue out, GatheringByteChannel channel) throws IOException {
        torrent.tally().counting().lock();
        try {
            return out.writeTo(channel);
        } finally {
            torrent.tally().counting().unlock();
        }
    }

    /** To be called when something may have changed for this peer. */
    void turn() {
        socket.turn();
    }

    /** It is this peer's turn where rates are limited: it may send a block ahead of others that wait. */
    void takeTurn() {
        onTurn = true;
        turn();
        onTurn = false;
    }

    boolean isOnTurn() {
        return onTurn;
    }

    /** The block it might send ahead was sent. */
    void endTurn() {
        onTurn = false;
    }

    void say(Message message) {
        socket.send(uploads.protocol().bytes(message));
    }

    void unchoke() {
        choked = false;
        say(Unchoke.instance());
        uploads.loop().execute(this::turn);
    }

    void choke() {
        if (!choked) {
            choked = true;
            blocks.forget();
            say(Choke.instance());
            uploads.loop().execute(this::turn);
        }
    }

    boolean hasTakenAll() {
        return blocks.isEmpty();
    }

    boolean stalledSince(long nanos) {
        return socket.stalledSince(nanos);
    }

    /** Whether it could make room for another: it has wanted nothing for long. */
    boolean idleSince(long nanos) {
        return !interested && idleSince - nanos < 0;
    }

    long idleNanos() {
        return idleSince;
    }

    @Override
    public void tick(long now) throws IOException {
        PeerLimits limits = uploads.limits();
        if (socket.stalledSince(now - limits.stall().toNanos())) {
            throw new IOException("takes nothing of what it asked for");
        }
        if (socket.silentSince(now - limits.silence().toNanos())) {
            throw new IOException("says nothing");
        }
        if (socket.nothingSentSince(now - limits.keepAlive().toNanos())) {
            say(KeepAlive.instance());
        }
        swarm.offerMore(this, now);
    }

    @Override
    public void ended() {
        blocks.close();
        uploads.left(this);
    }
}
