package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seedcast.seed.mse.SharedSecret.Ciphers;
import org.seedcast.torrent.InfoHash;

/** The side that was dialled. It sends only after receiving a public key, and learns the torrent from the peer. */
public final class MseResponder implements MseHandshake {
    /**
     * Most bytes of IA, the payload that the peer sends along. Clients put their 68 bytes of handshake there, and
     * libtorrent takes no more; the protocol would allow 64 KiB.
     */
    static final int MOST_INITIAL_BYTES = 1024;

    private final SharedKeys keys;
    private final MsePolicy policy;
    private final RandomGenerator random;
    private final Exchange exchange;

    /** @param random unpredictable, as {@link java.security.SecureRandom} is */
    public MseResponder(SharedKeys keys, MsePolicy policy, RandomGenerator random) {
        this.keys = keys;
        this.policy = policy;
        this.random = random;
        this.exchange = new Exchange(new Exactly(DiffieHellman.BYTES, this::agree));
    }

    @Override
    public Optional<MseSession> receive(ByteBuffer arrived) throws MseFailure {
        return exchange.receive(arrived);
    }

    @Override
    public byte[] toSend() {
        return exchange.toSend();
    }

    private Step agree(byte[] theirPublicKey) throws MseFailure {
        DiffieHellman ours = new DiffieHellman(random);
        SharedSecret secret = ours.agree(theirPublicKey);
        exchange.send(ours.publicKey(), Padding.random(random));
        return new Mark(secret.asAnyPeerWritesIt().stream()
                .map(written -> new Mark.Expected(
                        written.syncMark(), new Exactly(Sha1.BYTES, masked -> recognize(written, masked))))
                .toList());
    }

    private Step recognize(SharedSecret secret, byte[] masked) throws MseFailure {
        InfoHash infoHash = keys.byObfuscatedHash(ObfuscatedHash.of(secret.mask(masked)))
                .orElseThrow(() -> new MseFailure("a torrent that is not served here"));
        Ciphers ciphers = secret.ofResponder(infoHash);
        return new Exactly(
                Negotiation.VERIFICATION_BYTES + Negotiation.TERMS_BYTES, offer -> answer(infoHash, ciphers, offer));
    }

    /** Answers before the initial payload is there: a peer may hold that back until it has the answer. */
    private Step answer(InfoHash infoHash, Ciphers ciphers, byte[] encryptedOffer) throws MseFailure {
        ByteBuffer offer = ByteBuffer.wrap(encryptedOffer);
        ciphers.in().apply(offer);
        if (offer.getLong() != 0) {
            throw new MseFailure("a wrong verification constant");
        }
        CryptoMethod method = policy.choose(offer.getInt());
        int padding = Padding.checked(offer.getShort());
        exchange.send(Negotiation.encrypted(ciphers.out(), method.bit(), Padding.random(random)));
        return new Exactly(padding + Short.BYTES, skipped -> initial(infoHash, method, ciphers, skipped));
    }

    /** @param skipped the padding, of no meaning, and the length of the initial payload behind it */
    private Step initial(InfoHash infoHash, CryptoMethod method, Ciphers ciphers, byte[] skipped) throws MseFailure {
        ciphers.in().apply(skipped);
        int bytes = Short.toUnsignedInt(ByteBuffer.wrap(skipped).getShort(skipped.length - Short.BYTES));
        if (bytes > MOST_INITIAL_BYTES) {
            throw new MseFailure("an initial payload of " + bytes + " bytes");
        }
        return new Exactly(bytes, initial -> {
            // RC4 whatever was selected: that begins behind it.
            ciphers.in().apply(initial);
            return new Rest(infoHash, method, ciphers, ByteBuffer.wrap(initial));
        });
    }
}
