package org.seedcast.seed.bt.connect;

import bt.protocol.Handshake;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.Extended;
import org.seedcast.seed.bt.wire.ExtensionHandshake;
import org.seedcast.seed.bt.wire.PeerProtocol;

/** Our own handshakes and the extensions they offer to a peer. Safe for use by several threads. */
public final class Handshakes {
    /** Bits of the handshake's reserved bytes, counted from the right: extensions (BEP 10), DHT (BEP 5). */
    private static final int EXTENSIONS = 20;

    private static final int DHT = 0;
    private static final int RESERVED_BYTES = 8;

    private final PeerProtocol protocol = new PeerProtocol();
    private final PeerIdentity identity;
    private final int port;
    private final OptionalInt dhtPort;

    /**
     * @param port that we listen on
     * @param dhtPort of our node of the DHT, empty without one
     */
    public Handshakes(PeerIdentity identity, int port, OptionalInt dhtPort) {
        this.identity = identity;
        this.port = port;
        this.dhtPort = dhtPort;
    }

    public PeerProtocol protocol() {
        return protocol;
    }

    public ByteBuffer handshake(ServedTorrent torrent) {
        byte[] reserved = new byte[RESERVED_BYTES];
        set(reserved, EXTENSIONS);
        if (dhtPort.isPresent() && !torrent.isPrivate()) {
            set(reserved, DHT);
        }
        return protocol.bytes(new Handshake(reserved, PeerIdentity.torrentId(torrent.infoHash()), identity.peerId()));
    }

    /**
     * Returns our extension handshake.
     *
     * @param openRequests that are accepted at a time
     * @param hides whether some pieces are hidden from it
     */
    public Extended introduction(ServedTorrent torrent, int openRequests, InetAddress peer, boolean hides) {
        return ExtensionHandshake.ours(port, openRequests, torrent.metadataBytes(), peer, !hides);
    }

    /** Returns the UDP port of our DHT node, for a peer that has a node too. */
    public OptionalInt dhtPort(ServedTorrent torrent, Handshake theirs) {
        return torrent.isPrivate() || !isSet(theirs, DHT) ? OptionalInt.empty() : dhtPort;
    }

    public boolean speaksExtensions(Handshake theirs) {
        return isSet(theirs, EXTENSIONS);
    }

    /** Reports whether we have connected to ourselves. */
    boolean isOurs(Handshake handshake) {
        return handshake.getPeerId().equals(identity.peerId());
    }

    private static void set(byte[] reserved, int bit) {
        int index = RESERVED_BYTES - 1 - bit / Byte.SIZE;
        reserved[index] = (byte) (reserved[index] | 1 << (bit % Byte.SIZE));
    }

    private static boolean isSet(Handshake handshake, int bit) {
        return (handshake.getReserved()[RESERVED_BYTES - 1 - bit / Byte.SIZE] & 1 << (bit % Byte.SIZE)) != 0;
    }
}
