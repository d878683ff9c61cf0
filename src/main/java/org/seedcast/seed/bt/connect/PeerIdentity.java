package org.seedcast.seed.bt.connect;

import bt.metainfo.TorrentId;
import bt.net.PeerId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.torrent.InfoHash;

/** Our identity to trackers and peers: one id for both (BEP 20). */
public final class PeerIdentity {
    private static final String CLIENT = "-SC0100-";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String id;
    private final PeerId peerId;
    private final int key;

    public PeerIdentity(SecureRandom random) {
        StringBuilder text = new StringBuilder(CLIENT);
        while (text.length() < PeerId.length()) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        id = text.toString();
        peerId = PeerId.fromBytes(id.getBytes(StandardCharsets.US_ASCII));
        key = random.nextInt();
    }

    public LocalPeer announcedAt(int port) {
        return new LocalPeer(id, key, port);
    }

    PeerId peerId() {
        return peerId;
    }

    static TorrentId torrentId(InfoHash infoHash) {
        return TorrentId.fromBytes(infoHash.bytes());
    }

    public static InfoHash infoHash(TorrentId id) {
        return InfoHash.of(id.getBytes());
    }
}
