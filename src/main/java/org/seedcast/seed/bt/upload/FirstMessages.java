package org.seedcast.seed.bt.upload;

import bt.protocol.Bitfield;
import bt.protocol.Handshake;
import bt.protocol.Port;
import java.util.Arrays;
import org.seedcast.seed.bt.connect.Handshakes;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.PeerSocket;

/** The messages that every peer receives first: handshake, extension handshake, pieces and DHT port. */
public final class FirstMessages {
    private final Handshakes handshakes;

    public FirstMessages(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    /** Sends our handshake to a peer that has connected to us. */
    void answer(PeerSocket socket, ServedTorrent torrent) {
        socket.say(handshakes.handshake(torrent));
    }

    /**
     * Sends what a peer may know of us and of the torrent.
     *
     * @param pieceByPiece whether its pieces are announced one by one (BEP 16)
     */
    void introduce(Upload upload, ServedTorrent torrent, Handshake theirs, boolean pieceByPiece) {
        // Before the bitfield: rtorrent with a magnet link leaves what comes behind a bitfield unread, often for
        // minutes, if it all came with the end of an encrypted handshake.
        if (handshakes.speaksExtensions(theirs)) {
            upload.say(handshakes.introduction(
                    torrent,
                    RequestedBlocks.MOST_WAITING,
                    upload.socket().remote().getAddress(),
                    pieceByPiece));
        }
        if (!pieceByPiece && torrent.pieces() > 0) {
            upload.say(new Bitfield(allOf(torrent.pieces())));
        }
        handshakes.dhtPort(torrent, theirs).ifPresent(port -> upload.say(new Port(port)));
    }

    private static byte[] allOf(int pieces) {
        byte[] bits = new byte[(pieces + 7) / 8];
        Arrays.fill(bits, (byte) 0xff);
        bits[bits.length - 1] = (byte) (0xff << (bits.length * 8 - pieces));
        return bits;
    }
}
