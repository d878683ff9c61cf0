package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seedcast.seed.mse.SharedSecret.Ciphers;
import org.seedcast.torrent.InfoHash;

/** The side that dials. Its public key is ready to send from the start. */
public final class MseInitiator implements MseHandshake {
    /** Most bytes of initial payload: BitTorrent's handshake; libtorrent refuses more. */
    private static final int MOST_INITIAL_BYTES = 68;

    private final InfoHash infoHash;
    private final byte[] initialPayload;
    private final MsePolicy policy;
    private final RandomGenerator random;
    private final Exchange exchange;

    /**
     * @param initialPayload the first bytes of our stream, up to 68: the handshake of BitTorrent, or none. It is sent
     *     within this one, so not again
     * @param random unpredictable, as {@link java.security.SecureRandom} is
     */
    public MseInitiator(InfoHash infoHash, byte[] initialPayload, MsePolicy policy, RandomGenerator random) {
        if (initialPayload.length > MOST_INITIAL_BYTES) {
            throw new IllegalArgumentException("an initial payload of " + initialPayload.length + " bytes");
        }
        this.infoHash = infoHash;
        this.initialPayload = initialPayload.clone();
        this.policy = policy;
        this.random = random;
        DiffieHellman ours = new DiffieHellman(random);
        this.exchange = new Exchange(new Exactly(DiffieHellman.BYTES, theirs -> offer(ours, theirs)));
        exchange.send(ours.publicKey(), Padding.random(random));
    }

    @Override
    public Optional<MseSession> receive(ByteBuffer arrived) throws MseFailure {
        return exchange.receive(arrived);
    }

    @Override
    public byte[] toSend() {
        return exchange.toSend();
    }

    private Step offer(DiffieHellman ours, byte[] theirPublicKey) throws MseFailure {
        SharedSecret secret = ours.agree(theirPublicKey);
        Ciphers ciphers = secret.ofInitiator(infoHash);
        exchange.send(secret.syncMark(), secret.mask(Sha1.of("req2", infoHash.bytes())));
        exchange.send(Negotiation.encrypted(ciphers.out(), policy.provided(), Padding.random(random)));
        exchange.send(encryptedInitial(ciphers.out()));
        // The constant itself is not known to stand anywhere, but how it looks when encrypted is.
        byte[] verification = new byte[Negotiation.VERIFICATION_BYTES];
        ciphers.in().apply(verification);
        return new Mark(verification, new Exactly(Negotiation.TERMS_BYTES, terms -> settle(ciphers, terms)));
    }

    private byte[] encryptedInitial(Arc4 cipher) {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES + initialPayload.length)
                .putShort((short) initialPayload.length)
                .put(initialPayload)
                .flip();
        cipher.apply(bytes);
        return bytes.array();
    }

    private Step settle(Ciphers ciphers, byte[] encryptedTerms) throws MseFailure {
        ByteBuffer terms = ByteBuffer.wrap(encryptedTerms);
        ciphers.in().apply(terms);
        CryptoMethod method = policy.chosen(terms.getInt());
        return new Exactly(Padding.checked(terms.getShort()), padding -> {
            // Of no meaning, but the key stream has to pass over it.
            ciphers.in().apply(padding);
            return new Rest(infoHash, method, ciphers, ByteBuffer.allocate(0));
        });
    }
}
