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
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.seedcast.seed.content.Block;

/**
 * A peer that is served: its messages and ours. Only for the network thread. Replaces Bt's workers, which unchoke every
 * peer and remember something of each that was ever there.
 */
final class Upload implements PeerHandler, Crowd.Member, UploadSlots.Holder {
    /** A few wait behind blocks in any case. */
    private static final int MOST_UNSENT = 8;

    private final PeerSocket socket;
    private final ServedTorrent torrent;
    private final Uploads uploads;
    private final TorrentPeers swarm;
    private final RequestedBlocks blocks;
    private final boolean dialled;
    private final Runnable complete;
    private final PeerPieces pieces;
    private final PeerMetadata metadata;
    private final SlotUse use;
    private final UntoldPieces untold = new UntoldPieces();
    private boolean choked = true;
    private boolean knowsChoked = true;
    private boolean interested;
    private boolean inLine;
    private boolean toldOfDht;
    private boolean onTurn;
    private long idleSince = System.nanoTime();

    /**
     * @param dialled whether we called it
     * @param complete run when it turns out to have everything
     */
    Upload(PeerSocket socket, TorrentPeers swarm, Uploads uploads, boolean dialled, Runnable complete) {
        this.socket = socket;
        this.torrent = swarm.torrent();
        this.swarm = swarm;
        this.uploads = uploads;
        this.dialled = dialled;
        this.complete = complete;
        this.use = new SlotUse(System.nanoTime());
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

    /** Reports that this may be the peer that listens at {@code address}: several can share a host. */
    boolean mayListenAt(InetSocketAddress address) {
        OptionalInt port = dialled ? OptionalInt.of(socket.remote().getPort()) : metadata.listeningPort();
        return socket.remote().getAddress().equals(address.getAddress())
                && (port.isEmpty() || port.getAsInt() == address.getPort());
    }

    @Override
    public Origin origin() {
        return socket.origin();
    }

    /** A peer with enough open requests is not listened to until some are answered. */
    @Override
    public boolean listens() {
        return blocks.takesMore() && metadata.takesMore();
    }

    @Override
    public long heldBytes() {
        return blocks.heldBytes() + metadata.heldBytes() + pieces.heldBytes();
    }

    @Override
    public void hear(ByteBuffer heard) throws IOException {
        while (socket.listens()) {
            int start = heard.position();
            Message message = uploads.protocol().next(heard, (pieces.all() + 7) / 8 + 1);
            if (message == null) {
                return;
            }
            socket.spend(MessageCost.of(message, heard.position() - start));
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
        } else if (message instanceof NotInterested) {
            interested = false;
            idleSince = System.nanoTime();
        } else if (message instanceof Bitfield bitfield) {
            pieces.have(bitfield.getBitfield());
            learned();
        } else if (message instanceof Have have) {
            pieces.have(have.getPieceIndex());
            swarm.seen(this, have.getPieceIndex(), System.nanoTime());
            learned();
        } else if (message instanceof Extended extended) {
            metadata.heard(extended);
        } else if (message instanceof Port port && !toldOfDht) {
            // once: each has our node send something to where the peer likes
            toldOfDht = true;
            uploads.dhtNode(torrent, socket.remote().getAddress(), port.getPort());
        }
    }

    private void request(Block block) throws IOException {
        if (!torrent.content().has(block)) {
            throw new IOException("requested a block that does not exist: " + block);
        }
        // Those that crossed our choke on the way mean nothing any more (BEP 3).
        if (!knowsChoked && swarm.mayHave(this, block.piece())) {
            torrent.tally().asked(System.currentTimeMillis());
            use.asked(socket.lastHeard());
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
        lineUp();
        tellChoke();
        untold.speak(this);
        metadata.speak();
        blocks.speak();
    }

    /** Once for all that it said in this turn: a change of mind and back is none. */
    private void lineUp() {
        if (inLine != interested) {
            inLine = interested;
            if (interested) {
                uploads.slots().wants(this);
            } else {
                uploads.slots().leaves(this);
                choke();
            }
        }
    }

    /** One at a time: a choke and the unchoke behind it are none, and its requests stand. */
    private void tellChoke() {
        if (choked != knowsChoked && socket.unsentMessages() == 0) {
            knowsChoked = choked;
            if (choked) {
                blocks.forget();
            }
            say(choked ? Choke.instance() : Unchoke.instance());
        }
    }

    /** Announces these pieces, as fast as the peer accepts that. */
    void tellOf(IntPredicate some) {
        untold.add(torrent.pieces(), some);
        uploads.loop().execute(this::turn);
    }

    /** Writes under the lock of the counts: a peer that has a block finds it counted. */
    @Override
    public long write(OutQueue out, GatheringByteChannel channel) throws IOException {
        torrent.tally().counting().lock();
        try {
            return out.writeTo(channel);
        } finally {
            torrent.tally().counting().unlock();
            if (blocks.tookSome()) {
                use.asked(System.nanoTime());
            }
        }
    }

    /** To be called when something may have changed for this peer. */
    void turn() {
        socket.turn();
    }

    /** Gives this peer its turn under a rate limit: it may send a block ahead of others that wait. */
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
        socket.say(uploads.protocol().bytes(message));
    }

    @Override
    public void unchoke() {
        choked = false;
        use.offered(System.nanoTime());
        uploads.loop().execute(this::turn);
    }

    @Override
    public void choke() {
        if (!choked) {
            choked = true;
            uploads.loop().execute(this::turn);
        }
    }

    @Override
    public boolean hasTakenAll() {
        return blocks.isEmpty();
    }

    @Override
    public boolean stalledSince(long nanos) {
        return socket.stalledSince(nanos);
    }

    @Override
    public boolean wastesSince(long nanos) {
        return blocks.isIdle() && use.noneSince(nanos);
    }

    @Override
    public void wasted() {
        use.wasted();
    }

    @Override
    public int wastedSlots() {
        return use.wastedSlots();
    }

    @Override
    public long lastUse() {
        return use.last();
    }

    @Override
    public OptionalInt uselessness(long now) {
        ConnectionLimits limits = uploads.limits();
        if (!interested && idleSince - (now - limits.idle().toNanos()) < 0) {
            return OptionalInt.of(0);
        }
        boolean offered = !choked || use.wastedSlots() > 0;
        if (offered && wastesSince(now - limits.unused().toNanos())) {
            return OptionalInt.of(1);
        }
        return stalledSince(now - limits.rotation().toNanos()) ? OptionalInt.of(2) : OptionalInt.empty();
    }

    @Override
    public void tick(long now) throws IOException {
        ConnectionLimits limits = uploads.limits();
        if (socket.stalledSince(now - limits.stall().toNanos())) {
            throw new IOException("accepts nothing of what it requested");
        }
        if (socket.silentSince(now - limits.silence().toNanos())) {
            throw new IOException("says nothing");
        }
        if (socket.nothingSentSince(now - limits.keepAlive().toNanos())) {
            say(KeepAlive.instance());
        }
        swarm.offerMore(this, now);
    }

    /** Reports whether it accepts messages that can wait; a peer that leaves earlier ones unread receives none. */
    boolean takesWords() {
        return socket.unsentMessages() <= MOST_UNSENT;
    }

    @Override
    public void ended() {
        blocks.close();
        uploads.left(this);
    }
}
