package org.seedcast.seed.bt;

import bt.bencoding.types.BEInteger;
import bt.magnet.UtMetadata;
import bt.protocol.Bitfield;
import bt.protocol.Cancel;
import bt.protocol.Choke;
import bt.protocol.Have;
import bt.protocol.Interested;
import bt.protocol.KeepAlive;
import bt.protocol.Message;
import bt.protocol.NotInterested;
import bt.protocol.Piece;
import bt.protocol.Request;
import bt.protocol.Unchoke;
import bt.protocol.extended.ExtendedHandshake;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A peer that is served: what it wants, what is being read for it, what it got. Only for the network thread. In place of
 * Bt's workers, which unchoke everybody and remember something of each peer that was ever there.
 */
final class Upload {
    /** More are not taken in; clients have 250 to 500 open. */
    private static final int MOST_WAITING = 500;

    /** One is sent while the other is read. */
    private static final int MOST_BATCHES = 2;

    /** Rounds of one turn; then it is the turn of others. */
    private static final int ROUNDS = 4;

    private static final int ROOM_FOR_METADATA = ServedTorrent.METADATA_BLOCK_BYTES + 1024;

    private final ServedTorrent torrent;
    private final ServedContent content;
    private final PeerSocket socket;
    private final BlockReads reads;
    private final NetworkLoop loop;
    private final UploadSlots slots;
    private final PeerLimits limits;

    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private final Queue<ReadBlocks> ready = new ArrayDeque<>();
    private final Queue<Message> replies = new ArrayDeque<>();
    private final Queue<Sent> unsent = new ArrayDeque<>();
    private final PeerPieces pieces;
    private int reading;
    private int readingMetadata;
    private boolean choked = true;
    private boolean closed;

    /** @param end where the block ends in all that is sent */
    private record Sent(long end, int bytes) {}

    Upload(
            ServedTorrent torrent,
            PeerSocket socket,
            BlockReads reads,
            NetworkLoop loop,
            UploadSlots slots,
            PeerLimits limits) {
        this.torrent = torrent;
        this.content = torrent.content();
        this.pieces = new PeerPieces(content.pieces());
        this.socket = socket;
        this.reads = reads;
        this.loop = loop;
        this.slots = slots;
        this.limits = limits;
    }

    /** A peer with enough open requests is not listened to until some are answered. */
    boolean wantsMore() {
        return waiting.size() < MOST_WAITING && replies.size() + readingMetadata < MOST_WAITING;
    }

    boolean hasReady() {
        return !ready.isEmpty() || !replies.isEmpty();
    }

    void turn() throws IOException {
        boolean goOn = true;
        for (int round = 0; round < ROUNDS && goOn; round++) {
            listen();
            fill();
            startReading();
            goOn = write();
        }
        listen();
        startReading();
    }

    private void listen() throws IOException {
        while (wantsMore()) {
            Message message = socket.receive();
            if (message == null) {
                return;
            }
            take(message);
        }
    }

    private void take(Message message) throws IOException {
        if (message instanceof Request request) {
            request(request);
        } else if (message instanceof Cancel cancel) {
            waiting.removeIf(request -> isSame(request, cancel));
        } else if (message instanceof Interested) {
            slots.wants(this);
        } else if (message instanceof NotInterested) {
            slots.leaves(this);
            choke();
        } else if (message instanceof Bitfield bitfield) {
            leaveIf(pieces.have(bitfield.getBitfield()));
        } else if (message instanceof Have have) {
            leaveIf(pieces.have(have.getPieceIndex()));
        } else if (message instanceof ExtendedHandshake handshake) {
            greeting(handshake);
        } else if (message instanceof UtMetadata metadata && metadata.getType() == UtMetadata.Type.REQUEST) {
            metadata(metadata.getPieceIndex());
        }
    }

    private void request(Request request) throws IOException {
        if (!content.has(request.getPieceIndex(), request.getOffset(), request.getLength())) {
            throw new IOException("asked for what there is not: " + request);
        }
        // Those that crossed our choke on the way mean nothing any more (BEP 3).
        if (!choked) {
            waiting.add(request);
        }
    }

    private static boolean isSame(Request request, Cancel cancel) {
        return request.getPieceIndex() == cancel.getPieceIndex()
                && request.getOffset() == cancel.getOffset()
                && request.getLength() == cancel.getLength();
    }

    private static void leaveIf(boolean complete) throws IOException {
        if (complete) {
            throw new IOException("it has everything");
        }
    }

    /** Peers that want nothing say so (BEP 21). */
    private static void greeting(ExtendedHandshake handshake) throws IOException {
        if (handshake.getData().get("upload_only") instanceof BEInteger only
                && only.getValue().longValue() == 1) {
            throw new IOException("it wants nothing");
        }
    }

    private void metadata(int index) {
        readingMetadata++;
        reads.execute(() -> {
            UtMetadata answer = torrent.metadataBlock(index);
            loop.execute(() -> {
                readingMetadata--;
                replies.add(answer);
                socket.turn();
            });
        });
    }

    private void fill() {
        while (!replies.isEmpty() && socket.room() >= ROOM_FOR_METADATA && socket.put(replies.element())) {
            replies.remove();
        }
        ReadBlocks blocks = ready.peek();
        while (blocks != null && socket.room() >= blocks.nextLength() + 13) {
            send(blocks.take());
            if (blocks.isEmpty()) {
                ready.remove();
                reads.giveBack(blocks.buffer());
            }
            blocks = ready.peek();
        }
    }

    private void send(Piece piece) {
        if (socket.put(piece)) {
            unsent.add(new Sent(socket.queuedBytes(), piece.getLength()));
        }
    }

    private boolean write() throws IOException {
        // Under the lock of the count: whoever got a block finds it counted.
        content.counting().lock();
        try {
            boolean all = socket.write();
            long written = socket.writtenBytes();
            for (Sent sent = unsent.peek(); sent != null && sent.end() <= written; sent = unsent.peek()) {
                content.sent(sent.bytes());
                unsent.remove();
            }
            return all;
        } finally {
            content.counting().unlock();
        }
    }

    private void startReading() {
        while (!closed && !waiting.isEmpty() && reading + ready.size() < MOST_BATCHES) {
            List<Request> batch = nextBatch();
            reading++;
            reads.execute(() -> read(batch));
        }
    }

    private List<Request> nextBatch() {
        List<Request> batch = new ArrayList<>();
        int bytes = 0;
        Request next = waiting.peek();
        while (next != null && bytes + next.getLength() <= BlockReads.BATCH_BYTES) {
            bytes += next.getLength();
            batch.add(waiting.remove());
            next = waiting.peek();
        }
        return batch;
    }

    /** On a reading thread. */
    private void read(List<Request> batch) {
        if (socket.isClosed()) {
            return;
        }
        try {
            ReadBlocks blocks = reads.read(content, batch);
            loop.execute(() -> arrived(blocks));
        } catch (IOException e) {
            content.unreadable(e);
            socket.close();
        }
    }

    private void arrived(ReadBlocks blocks) {
        reading--;
        if (closed) {
            reads.giveBack(blocks.buffer());
        } else {
            ready.add(blocks);
            socket.turn();
        }
    }

    void unchoke() {
        choked = false;
        replies.add(Unchoke.instance());
        loop.execute(socket::turn);
    }

    void choke() {
        if (!choked) {
            choked = true;
            waiting.clear();
            replies.add(Choke.instance());
            loop.execute(socket::turn);
        }
    }

    boolean hasTakenAll() {
        return unsent.isEmpty() && ready.isEmpty();
    }

    boolean stalledSince(long nanos) {
        return socket.stalledSince(nanos);
    }

    void tick(long now) throws IOException {
        if (socket.stalledSince(now - limits.stall().toNanos())) {
            throw new IOException("takes nothing of what it asked for");
        }
        if (socket.silentSince(now - limits.silence().toNanos())) {
            throw new IOException("says nothing");
        }
        if (socket.nothingSentSince(now - limits.keepAlive().toNanos()) && socket.put(KeepAlive.instance())) {
            socket.turn();
        }
    }

    void closed() {
        closed = true;
        slots.leaves(this);
        waiting.clear();
        ready.forEach(blocks -> reads.giveBack(blocks.buffer()));
        ready.clear();
    }
}
