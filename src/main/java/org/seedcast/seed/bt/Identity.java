package org.seedcast.seed.bt;

import bt.net.PeerId;
import bt.service.IdentityService;
import bt.tracker.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.seedcast.announce.LocalPeer;

/** Who we are to trackers and peers: one id for both (BEP 20). */
final class Identity implements IdentityService {
    private static final String CLIENT = "-SC0100-";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String peerId;
    private final int key;

    Identity(SecureRandom random) {
        StringBuilder id = new StringBuilder(CLIENT);
        while (id.length() < PeerId.length()) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        peerId = id.toString();
        key = random.nextInt();
    }

    LocalPeer announcedAt(int port) {
        return new LocalPeer(peerId, key, port);
    }

    @Override
    public PeerId getLocalPeerId() {
        return PeerId.fromBytes(peerId.getBytes(StandardCharsets.US_ASCII));
    }

    /** Only Bt's own tracker client asks, and that is not used. */
    @Override
    public Optional<SecretKey> getSecretKey() {
        return Optional.empty();
    }
}
