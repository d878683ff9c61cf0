package org.seedcast.seed.bt.upload;

import bt.protocol.Choke;
import bt.protocol.Message;
import bt.protocol.Unchoke;
import java.util.OptionalInt;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.PeerSocket;

/**
 * A peer's claim to a slot: its interest, whether it holds a slot, and how it uses it. Only for the network thread.
 */
final class SlotClaim implements UploadSlots.Holder {
    private final PeerSocket socket;
    private final RequestedBlocks blocks;
    private final UploadResources resources;
    private final SlotUse use;
    private boolean choked = true;
    private boolean knowsChoked = true;
    private boolean interested;
    private boolean inLine;
    private long idleSince;

    SlotClaim(PeerSocket socket, RequestedBlocks blocks, UploadResources resources) {
        this.socket = socket;
        this.blocks = blocks;
        this.resources = resources;
        this.use = new SlotUse(now());
        this.idleSince = now();
    }

    private long now() {
        return resources.loop().now();
    }

    /** Records that it wants blocks, or wants none any more. */
    void interested(boolean wants) {
        interested = wants;
        if (!wants) {
            idleSince = now();
        }
    }

    /** Reports whether its requests stand: those that crossed our choke on the way mean nothing any more (BEP 3). */
    boolean mayRequest() {
        return !knowsChoked;
    }

    /** Records that it requested or accepted a block. */
    void used(long now) {
        use.asked(now);
    }

    void speak() {
        lineUp();
        tellChoke();
    }

    /** Once for all that it said in this turn: a change of mind and back is none. */
    private void lineUp() {
        if (inLine != interested) {
            inLine = interested;
            if (interested) {
                resources.slots().wants(this);
            } else {
                resources.slots().leaves(this);
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
            Message message = choked ? Choke.instance() : Unchoke.instance();
            socket.say(resources.protocol().bytes(message));
        }
    }

    void leave() {
        resources.slots().leaves(this);
    }

    @Override
    public Origin origin() {
        return socket.origin();
    }

    @Override
    public void unchoke() {
        choked = false;
        use.offered(now());
        resources.loop().execute(socket::turn);
    }

    @Override
    public void choke() {
        if (!choked) {
            choked = true;
            resources.loop().execute(socket::turn);
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

    long lastUse() {
        return use.last();
    }

    /** Rank for leaving, as of {@link Crowd.Member#uselessness}. */
    OptionalInt uselessness(long now) {
        ConnectionLimits limits = resources.limits();
        if (!interested && idleSince - (now - limits.idle().toNanos()) < 0) {
            return OptionalInt.of(0);
        }
        boolean offered = !choked || use.wastedSlots() > 0;
        if (offered && wastesSince(now - limits.unused().toNanos())) {
            return OptionalInt.of(1);
        }
        return stalledSince(now - limits.rotation().toNanos()) ? OptionalInt.of(2) : OptionalInt.empty();
    }
}
