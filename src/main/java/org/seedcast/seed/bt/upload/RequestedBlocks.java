package org.seedcast.seed.bt.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.MessageCost;
import org.seedcast.seed.bt.wire.PeerMemory;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.seed.content.Block;
import org.seedcast.seed.content.BlockReads;
import org.seedcast.seed.content.DescriptorsExhausted;
import org.seedcast.seed.content.ReadBlocks;

/** The blocks that a peer has requested, on their way from disk to its socket. Only for the network thread. */
final class RequestedBlocks {
    /** Most requests of a peer that wait; clients have 250 to 500 open. */
    static final int MOST_WAITING = 500;

    /** One is sent while the other is read. */
    private static final int MOST_BATCHES = 2;

    /** Memory that a waiting request uses. */
    private static final int WAITING_BYTES = 40;

    /** Handed to the socket ahead of what it takes. */
    private static final int MOST_UNSENT_BYTES = 2 * BlockReads.BATCH_BYTES;

    private final PeerSocket socket;
    private final ServedTorrent torrent;
    private final SendingTurn turn;
    private final PeerReads reads;
    private final PeerMemory memory;
    private final Deque<Block> waiting = new ArrayDeque<>();
    private final Queue<ReadBlocks> ready = new ArrayDeque<>();
    /** Batches whose buffers are in use here. */
    private final Set<ReadBlocks> held = new HashSet<>();

    private int reading;
    private int unsent;
    private boolean took;
    private volatile boolean closed;

    RequestedBlocks(PeerSocket socket, ServedTorrent torrent, SendingTurn turn, PeerReads reads, PeerMemory memory) {
        this.socket = socket;
        this.torrent = torrent;
        this.turn = turn;
        this.reads = reads;
        this.memory = memory;
    }

    boolean takesMore() {
        return waiting.size() < MOST_WAITING;
    }

    boolean isEmpty() {
        return ready.isEmpty() && unsent == 0;
    }

    /** Reports whether nothing at all is under way. */
    boolean isIdle() {
        return waiting.isEmpty() && reading == 0 && isEmpty();
    }

    /** In memory, inside the heap and outside. */
    long heldBytes() {
        return (long) (reading + held.size()) * BlockReads.BUFFER_BYTES + (long) waiting.size() * WAITING_BYTES;
    }

    void add(Block block) {
        waiting.add(block);
    }

    void cancel(Block block) {
        waiting.remove(block);
    }

    /** Drops the requests that are not being read yet. */
    void forget() {
        waiting.clear();
    }

    void speak() {
        startReading();
        ReadBlocks blocks = ready.peek();
        while (blocks != null && socket.unsentBytes() < MOST_UNSENT_BYTES && turn.lets()) {
            send(blocks);
            if (blocks.isEmpty()) {
                ready.remove();
                startReading();
            }
            blocks = ready.peek();
        }
    }

    private void send(ReadBlocks blocks) {
        int bytes = blocks.next().length();
        ByteBuffer header = blocks.header();
        boolean last = blocks.isLast();
        unsent++;
        turn.took(bytes);
        socket.send(header, blocks.takeBlock(), () -> {
            unsent--;
            taken(bytes);
            torrent.tally().sent(bytes);
            if (last) {
                held.remove(blocks);
                reads.giveBack(blocks);
            }
        });
    }

    /** Reports whether the peer has accepted a block since the last call. */
    boolean tookSome() {
        boolean some = took;
        took = false;
        return some;
    }

    private void taken(int bytes) {
        took = true;
        if (bytes >= MessageCost.FULL_BLOCK_BYTES) {
            socket.earn(MessageCost.OF_FULL_BLOCK);
        }
    }

    private void startReading() {
        while (!closed && !waiting.isEmpty() && reading + ready.size() < mostBatches()) {
            List<Block> batch = nextBatch();
            reading++;
            reads.execute(socket, () -> read(batch));
        }
    }

    /** Returns the batches to read ahead: none when memory is short. */
    private int mostBatches() {
        return memory.isTight() ? 1 : MOST_BATCHES;
    }

    private List<Block> nextBatch() {
        List<Block> batch = new ArrayList<>();
        int bytes = 0;
        Block next = waiting.peek();
        while (next != null
                && batch.size() < BlockReads.BATCH_BLOCKS
                && bytes + next.length() <= BlockReads.BATCH_BYTES) {
            bytes += next.length();
            batch.add(waiting.remove());
            next = waiting.peek();
        }
        return batch;
    }

    /** On a reading thread. */
    private void read(List<Block> batch) {
        if (closed) {
            return;
        }
        try {
            ReadBlocks blocks = reads.read(torrent, batch);
            reads.comeBack(() -> arrived(blocks));
        } catch (DescriptorsExhausted e) {
            reads.comeBack(socket::close);
        } catch (IOException e) {
            torrent.unreadable(e);
            reads.comeBack(socket::close);
        }
    }

    private void arrived(ReadBlocks blocks) {
        reading--;
        if (closed) {
            reads.giveBack(blocks);
        } else {
            held.add(blocks);
            ready.add(blocks);
            socket.turn();
        }
    }

    /** The socket is closed: nothing of a buffer is sent any more, so that it may be used again. */
    void close() {
        closed = true;
        waiting.clear();
        ready.clear();
        held.forEach(reads::giveBack);
        held.clear();
    }
}
