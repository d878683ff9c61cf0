package org.seedcast.seed.bt.upload;

import org.seedcast.seed.bt.wire.RateLimit;

/** A peer's turn to send blocks under the rate limits of its torrent and of all torrents. Only for the network thread. */
final class SendingTurn implements RateLimit.Sender {
    private final Runnable sending;
    private final RateLimit ofTorrent;
    private final RateLimit ofAll;
    private boolean ahead;

    /** @param sending sends what it may when the peer's turn has come */
    SendingTurn(Runnable sending, RateLimit ofTorrent, RateLimit ofAll) {
        this.sending = sending;
        this.ofTorrent = ofTorrent;
        this.ofAll = ofAll;
    }

    /** @return false when a limit does not admit a block yet: then the peer gets its turn by itself */
    boolean lets() {
        return ofTorrent.lets(this) && ofAll.lets(this);
    }

    /** Charges both limits for a block, which ends the turn. */
    void took(int bytes) {
        ofTorrent.took(bytes);
        ofAll.took(bytes);
        ahead = false;
    }

    @Override
    public void takeTurn() {
        ahead = true;
        sending.run();
        ahead = false;
    }

    @Override
    public boolean isOnTurn() {
        return ahead;
    }

    /** Waits for no turn any more. */
    void leave() {
        ofTorrent.leaves(this);
        ofAll.leaves(this);
    }
}
