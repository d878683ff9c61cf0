package org.seedcast.seed.bt.upload;

import bt.protocol.Bitfield;
import bt.protocol.Cancel;
import bt.protocol.Have;
import bt.protocol.Interested;
import bt.protocol.KeepAlive;
import bt.protocol.Message;
import bt.protocol.NotInterested;
import bt.protocol.Port;
import bt.protocol.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.Extended;
import org.seedcast.seed.bt.wire.MessageCost;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.OutQueue;
import org.seedcast.seed.bt.wire.PeerHandler;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.seed.content.Block;

/**
 * A peer that is served: its messages and ours. Only for the network thread. Replaces Bt's workers, which unchoke every
 * peer and remember something of each that was ever there.
 */
final class Upload implements PeerHandler, SwarmPeer {
    /** A few wait behind blocks in any case. */
    private static final int MOST_UNSENT = 8;

    private final PeerSocket socket;
    private final ServedTorrent torrent;
    private final UploadResources resources;
    private final TorrentPeers swarm;
    private final SendingTurn turn;
    private final RequestedBlocks blocks;
    private final SlotClaim slot;
    private final boolean dialled;
    private final Runnable complete;
    private final BiConsumer<TorrentPeers, SwarmPeer> left;
    private final PeerPieces pieces;
    private final PeerMetadata metadata;
    private final UntoldPieces untold = new UntoldPieces();
    private boolean toldOfDht;

    /**
     * @param dialled whether we called it
     * @param complete run when it turns out to have everything
     * @param left told when it is gone
     */
    Upload(
            PeerSocket socket,
            TorrentPeers swarm,
            UploadResources resources,
            boolean dialled,
            Runnable complete,
            BiConsumer<TorrentPeers, SwarmPeer> left) {
        this.socket = socket;
        this.torrent = swarm.torrent();
        this.swarm = swarm;
        this.resources = resources;
        this.dialled = dialled;
        this.complete = complete;
        this.left = left;
        this.turn = new SendingTurn(socket::turn, swarm.rate(), resources.rate());
        this.pieces = new PeerPieces(torrent.pieces());
        this.blocks = new RequestedBlocks(socket, torrent, turn, resources.reads(), resources.memory());
        this.slot = new SlotClaim(socket, blocks, resources);
        this.metadata = new PeerMetadata(socket, torrent, resources.protocol(), resources.reads());
    }

    private long now() {
        return resources.loop().now();
    }

    PeerSocket socket() {
        return socket;
    }

    @Override
    public PeerPieces pieces() {
        return pieces;
    }

    @Override
    public boolean mayListenAt(InetSocketAddress address) {
        OptionalInt port = dialled ? OptionalInt.of(socket.remote().getPort()) : metadata.listeningPort();
        return socket.remote().getAddress().equals(address.getAddress())
                && (port.isEmpty() || port.getAsInt() == address.getPort());
    }

    @Override
    public Origin origin() {
        return socket.origin();
    }

    @Override
    public void disconnect() {
        socket.close();
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
            Message message = resources.protocol().next(heard, (pieces.all() + 7) / 8 + 1);
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
            slot.interested(true);
        } else if (message instanceof NotInterested) {
            slot.interested(false);
        } else if (message instanceof Bitfield bitfield) {
            pieces.have(bitfield.getBitfield());
            learned();
        } else if (message instanceof Have have) {
            pieces.have(have.getPieceIndex());
            swarm.seen(this, have.getPieceIndex(), now());
            learned();
        } else if (message instanceof Extended extended) {
            metadata.heard(extended);
        } else if (message instanceof Port port && !toldOfDht) {
            // once: each has our node send something to where the peer likes
            toldOfDht = true;
            resources.learnedOfNode(torrent, socket.remote().getAddress(), port.getPort());
        }
    }

    private void request(Block block) throws IOException {
        if (!torrent.content().has(block)) {
            throw new IOException("requested a block that does not exist: " + block);
        }
        if (slot.mayRequest() && swarm.mayHave(this, block.piece())) {
            torrent.tally().asked(System.currentTimeMillis());
            slot.used(socket.lastHeard());
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
        slot.speak();
        untold.speak(socket);
        metadata.speak();
        blocks.speak();
    }

    @Override
    public void send(ByteBuffer messages) {
        socket.say(messages);
    }

    @Override
    public void tellOf(IntPredicate some) {
        untold.add(torrent.pieces(), some);
        resources.loop().execute(socket::turn);
    }

    /** Writes under the lock of the counts: a peer that has a block finds it counted. */
    @Override
    public void write(OutQueue out, GatheringByteChannel channel) throws IOException {
        torrent.tally().counting().lock();
        try {
            out.writeTo(channel);
        } finally {
            torrent.tally().counting().unlock();
            if (blocks.tookSome()) {
                slot.used(now());
            }
        }
    }

    void say(Message message) {
        socket.say(resources.protocol().bytes(message));
    }

    @Override
    public long lastUse() {
        return slot.lastUse();
    }

    @Override
    public OptionalInt uselessness(long now) {
        return slot.uselessness(now);
    }

    @Override
    public void tick(long now) throws IOException {
        ConnectionLimits limits = resources.limits();
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

    @Override
    public boolean takesWords() {
        return socket.unsentMessages() <= MOST_UNSENT;
    }

    @Override
    public void ended() {
        blocks.close();
        slot.leave();
        turn.leave();
        left.accept(swarm, this);
    }
}
